import {linkText} from './clean-text.ts'
import {
  type Detail,
  hasHeading,
  type Letter,
  type LetterItem,
  type LetterSection,
  type Price,
  sectionForms,
} from './letter.ts'
import {type Phrase, plainText} from './phrase.ts'

/** The letter as CommonMark; prices are struck as GitHub's Markdown does and stay readable where that is unknown. */
export function renderMarkdown(letter: Letter): string {
  const {title, subject, date, salutation, sections, closing, signature, appendix} = letter
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    markdownOf(subject),
    escapeMarkdown(date),
    markdownOf(salutation),
    ...sections.flatMap(renderSection),
    [markdownOf(closing), ...signature.map(escapeMarkdown)].join('  \n'),
    ...(appendix ? [`## ${escapeMarkdown(appendix.heading)}`, renderList(appendix.items)] : []),
    ...(appendix?.more ? [escapeMarkdown(appendix.more)] : []),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function renderSection({id, heading, lead, items, total}: LetterSection): string[] {
  return [
    ...(hasHeading(id) ? [`## ${escapeMarkdown(heading)}`] : []),
    ...(lead ? [markdownOf(lead)] : []),
    ...renderItems[sectionForms[id]](items),
    ...(total ? [`${escapeMarkdown(total.label)}: ${total.prices.map(renderPrice).join('; ')}`] : []),
  ]
}

const renderItems: Readonly<Record<'prose' | 'list' | 'quotes', (items: readonly LetterItem[]) => string[]>> = {
  prose: items => items.map(item => [markdownOf(item.text), ...item.details.map(renderDetail)].join(' ')),
  list: items => (items.length > 0 ? [renderList(items)] : []),
  quotes: items =>
    items.map(item => [markdownOf(item.text), ...item.details.map(byAuthor)].join('  \n> ')).map(asQuote),
}

const renderList = (items: readonly LetterItem[]): string => items.map(item => `- ${renderItem(item)}`).join('\n')

const renderItem = ({text, details}: LetterItem): string =>
  [markdownOf(text), details.map(renderDetail).join(' · ')].filter(Boolean).join(' — ')

const asQuote = (text: string): string => `> ${text}`

const byAuthor = (detail: Detail): string => `— ${renderDetail(detail)}`

function renderDetail(detail: Detail): string {
  if (detail.kind === 'text') return escapeMarkdown(detail.text)
  if (detail.kind === 'price') return renderPrice(detail.price)
  return `${escapeMarkdown(detail.label)}: [${escapeMarkdown(linkText(detail.href))}](<${detail.href}>)`
}

const renderPrice = ({listLabel, list, chargedLabel, charged}: Price): string =>
  `${escapeMarkdown(listLabel)} ~~${escapeMarkdown(list)}~~ · ${escapeMarkdown(chargedLabel)} ${escapeMarkdown(charged)}`

const markdownOf = (phrase: Phrase): string => escapeMarkdown(plainText(phrase))

const entities: Readonly<Record<string, string>> = {'<': '&lt;', '>': '&gt;', '&': '&amp;'}

/**
 * Text that a Markdown reader shows as it is: no markup, no HTML, no link. Where nothing could be taken for markup it is
 * left alone, so that the source reads well too.
 *
 * @example escapeMarkdown('*50%* <b>') //=> '\\*50%\\* &lt;b&gt;'
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]~|]|(?<=\])\(/g, '\\$&')
    .replace(/[<>]|&(?=#?\w+;)/g, character => entities[character] ?? character)
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www\./gi, found => `${found.slice(0, -1)}\\.`)
