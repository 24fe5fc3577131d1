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

/** A line that is not yet broken, and what stands before it and before its continuations. */
interface Line {
  readonly text: string
  readonly indent?: string
  readonly first?: string
}

/** The letter as plain text for an e-mail: lines of at most 72 characters, no markup, addresses in full. */
export function renderText(letter: Letter): string {
  const blocks = blocksOf(letter).map(lines => lines.flatMap(({text, indent, first}) => wrapText(text, indent, first)))
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The letter line by line, none of them broken. */
export const unbrokenLines = (letter: Letter): string[] =>
  blocksOf(letter)
    .flat()
    .map(({text}) => text)

function blocksOf(letter: Letter): Line[][] {
  const {title, subject, date, salutation, sections, closing, separator, signature, appendix} = letter
  return [
    [title, plainText(subject), date].map(asLine),
    [asLine(plainText(salutation))],
    ...sections.flatMap(section => blocksOfSection(section, separator)),
    [plainText(closing), ...signature].map(asLine),
    ...(appendix ? [[asLine(appendix.heading)], ...blocksOfItems.list(appendix.items, separator)] : []),
    ...(appendix?.more ? [[asLine(appendix.more)]] : []),
  ]
}

const asLine = (text: string): Line => ({text})

function blocksOfSection({id, heading, lead, items, total}: LetterSection, separator: string): Line[][] {
  const prices = total?.prices.map(price => renderPrice(price, separator)) ?? []
  return [
    ...(hasHeading(id) ? [[asLine(heading)]] : []),
    ...(lead ? [[asLine(plainText(lead))]] : []),
    ...blocksOfItems[sectionForms[id]](items, separator),
    ...(total ? [[asLine(`${total.label}: ${prices.join('; ')}`)]] : []),
  ]
}

type BlocksOfItems = (items: readonly LetterItem[], separator: string) => Line[][]

const blocksOfItems: Readonly<Record<'prose' | 'list' | 'quotes', BlocksOfItems>> = {
  prose: (items, separator) =>
    items.map(({text, details}) => [asLine([plainText(text), ...renderDetails(details, separator)].join(' '))]),
  list: (items, separator) => (items.length > 0 ? [items.flatMap(item => linesOfItem(item, separator))] : []),
  quotes: (items, separator) =>
    items.map(({text, details}) =>
      [plainText(text), ...renderDetails(details, separator).map(author => `— ${author}`)].map(line => ({
        text: line,
        indent: '    ',
        first: '    ',
      })),
    ),
}

const linesOfItem = ({text, details}: LetterItem, separator: string): Line[] => [
  {text: plainText(text), indent: '  ', first: '- '},
  ...(details.length > 0 ? [{text: renderDetails(details, separator).join(separator), indent: '  ', first: '  '}] : []),
]

const renderDetails = (details: readonly Detail[], separator: string): string[] =>
  details.map(detail => {
    if (detail.kind === 'text') return detail.text
    return detail.kind === 'price' ? renderPrice(detail.price, separator) : `${detail.label}: ${detail.href}`
  })

const renderPrice = ({listLabel, list, chargedLabel, charged}: Price, separator: string): string =>
  `${listLabel} ${list}${separator}${chargedLabel} ${charged}`

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
