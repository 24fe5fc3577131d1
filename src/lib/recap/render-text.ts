import {
  type Detail,
  hasHeading,
  type Letter,
  type LetterItem,
  type LetterSection,
  type Price,
  sectionForms,
} from './letter.ts'
import {plainText} from './phrase.ts'

/** The length of a line that every mail program shows unbroken. */
const lineLength = 72

/** The letter as plain text for an e-mail: lines of at most 72 characters, no markup, addresses in full. */
export function renderText(letter: Letter): string {
  const {title, subject, date, salutation, sections, closing, signature, appendix} = letter
  const blocks = [
    [title, ...wrapText(plainText(subject)), date],
    wrapText(plainText(salutation)),
    ...sections.flatMap(renderSection),
    [...wrapText(plainText(closing)), ...signature.flatMap(line => wrapText(line))],
    ...(appendix ? [[appendix.heading], ...renderItems.list(appendix.items)] : []),
    ...(appendix?.more ? [wrapText(appendix.more)] : []),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function renderSection({id, heading, lead, items, total}: LetterSection): string[][] {
  return [
    ...(hasHeading(id) ? [[heading]] : []),
    ...(lead ? [wrapText(plainText(lead))] : []),
    ...renderItems[sectionForms[id]](items),
    ...(total ? [wrapText(`${total.label}: ${total.prices.map(renderPrice).join('; ')}`)] : []),
  ]
}

const renderItems: Readonly<Record<'prose' | 'list' | 'quotes', (items: readonly LetterItem[]) => string[][]>> = {
  prose: items => items.map(item => wrapText([plainText(item.text), ...item.details.map(renderDetail)].join(' '))),
  list: items => (items.length > 0 ? [items.flatMap(renderItem)] : []),
  quotes: items =>
    items.map(item => [plainText(item.text), ...item.details.map(byAuthor)].flatMap(line => wrapText(line, '    '))),
}

const renderItem = ({text, details}: LetterItem): string[] => [
  ...wrapText(plainText(text), '  ', '- '),
  ...(details.length > 0 ? wrapText(details.map(renderDetail).join(' · '), '  ') : []),
]

const byAuthor = (detail: Detail): string => `— ${renderDetail(detail)}`

function renderDetail(detail: Detail): string {
  if (detail.kind === 'text') return detail.text
  return detail.kind === 'price' ? renderPrice(detail.price) : `${detail.label}: ${detail.href}`
}

const renderPrice = ({listLabel, list, chargedLabel, charged}: Price): string =>
  `${listLabel} ${list} · ${chargedLabel} ${charged}`

const lengthOf = (text: string): number => text.replace(/[\p{Mn}\p{Cf}]/gu, '').length

/** Breaks a text at its spaces; a word longer than a line, such as an address, stays whole. */
export function wrapText(text: string, indent = '', first = indent): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter(Boolean)) {
    const room = lineLength - (lines.length === 0 ? first : indent).length
    if (line && lengthOf(line) + 1 + lengthOf(word) > room) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  if (line) lines.push(line)
  return lines.map((each, at) => (at === 0 ? first : indent) + each)
}
