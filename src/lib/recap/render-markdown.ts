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
  const {title, subject, date, salutation, sections, closing, separator, signature, appendix} = letter
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    markdownOf(subject),
    escapeMarkdown(date),
    markdownOf(salutation),
    ...sections.flatMap(section => renderSection(section, separator)),
    [markdownOf(closing), ...signature.map(escapeMarkdown)].join('  \n'),
    ...(appendix ? [`## ${escapeMarkdown(appendix.heading)}`, renderList(appendix.items, separator)] : []),
    ...(appendix?.more ? [escapeMarkdown(appendix.more)] : []),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function renderSection({id, heading, lead, items, total}: LetterSection, separator: string): string[] {
  return [
    ...(hasHeading(id) ? [`## ${escapeMarkdown(heading)}`] : []),
    ...(lead ? [markdownOf(lead)] : []),
    ...renderItems[sectionForms[id]](items, separator),
    ...(total
      ? [`${escapeMarkdown(total.label)}: ${total.prices.map(price => renderPrice(price, separator)).join('; ')}`]
      : []),
  ]
}

type RenderItems = (items: readonly LetterItem[], separator: string) => string[]

const renderItems: Readonly<Record<'prose' | 'list' | 'quotes', RenderItems>> = {
  prose: (items, separator) =>
    items.map(({text, details}) => [markdownOf(text), ...details.map(each => renderDetail(each, separator))].join(' ')),
  list: (items, separator) => (items.length > 0 ? [renderList(items, separator)] : []),
  quotes: (items, separator) =>
    items
      .map(({text, details}) => [markdownOf(text), ...details.map(each => `— ${renderDetail(each, separator)}`)])
      .map(lines => asQuote(lines.join('  \n> '))),
}

const renderList = (items: readonly LetterItem[], separator: string): string =>
  items.map(item => `- ${renderItem(item, separator)}`).join('\n')

const renderItem = ({text, details}: LetterItem, separator: string): string =>
  [markdownOf(text), details.map(each => renderDetail(each, separator)).join(separator)].filter(Boolean).join(' — ')

const asQuote = (text: string): string => `> ${text}`

function renderDetail(detail: Detail, separator: string): string {
  if (detail.kind === 'text') return escapeMarkdown(detail.text)
  if (detail.kind === 'price') return renderPrice(detail.price, separator)
  return `${escapeMarkdown(detail.label)}: [${escapeMarkdown(linkText(detail.href))}](<${detail.href}>)`
}

const renderPrice = ({listLabel, list, chargedLabel, charged}: Price, separator: string): string =>
  `${escapeMarkdown(listLabel)} ~~${escapeMarkdown(list)}~~${separator}${escapeMarkdown(chargedLabel)} ${escapeMarkdown(charged)}`

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
