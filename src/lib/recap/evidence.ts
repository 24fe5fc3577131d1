import type {Commitment, Feedback, ValueItem} from '../book/registry.ts'
import {cleanText, safeLink} from './clean-text.ts'
import {sectionOfValue} from './items.ts'
import type {Letter, LetterItem, LetterSection} from './letter.ts'
import type {RecapSources} from './material.ts'
import {plainText} from './phrase.ts'
import {escapeMarkdown} from './render-markdown.ts'

type SourceRecord = ValueItem | Commitment | Feedback

/**
 * The consultant's own map from every line of a letter to the records behind it, with ids and private texts, as Markdown.
 * It is never part of the letter.
 */
export function renderEvidence(letter: Letter, sources: RecapSources): string {
  const {customer, contact, engagement, period, unworded, told} = sources
  const appendix = letter.appendix
    ? [...block(letter.appendix.heading, evidenceOf(letter.appendix.items, sources))]
    : []
  const used = new Set([...letter.sections.flatMap(each => each.items), ...(letter.appendix?.items ?? [])].map(keyOf))
  const dropped = [
    ...sources.values.filter((_, at) => !used.has(`values/${at}`)),
    ...sources.promises.filter((_, at) => !used.has(`promises/${at}`)),
    ...sources.quotes.filter((_, at) => !used.has(`quotes/${at}`)),
  ]
  const blocks = [
    `# Evidence for the recap of ${clean(customer.name)}, ${period.from} to ${period.to}`,
    'For you alone: it names private records and is no part of the letter.',
    ...block('The letter', [
      ...(contact ? [`- Addressed to: ${idOf(contact)} ${clean(contact.name)}`] : []),
      ...(engagement ? [`- About: ${idOf(engagement)} ${clean(engagement.title)}`] : []),
      `- Words: ${letter.words}`,
    ]),
    ...letter.sections.flatMap(section => block(section.heading, sectionEvidence(section, sources))),
    ...appendix,
    ...block('Left out: no room', dropped.map(describe).map(asLine)),
    ...block('Left out: told in a recap before', told.map(describe).map(asLine)),
    ...block('Left out: no wording for the client', unworded.map(describe).map(asLine)),
  ]
  return `${blocks.join('\n\n')}\n`
}

const block = (heading: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`## ${escapeMarkdown(heading)}`, lines.join('\n')] : []

const keyOf = ({source}: LetterItem): string => (source ? `${source.list}/${source.at}` : '')

function sectionEvidence({id, lead, items, total}: LetterSection, sources: RecapSources): string[] {
  const priced = sources.values.filter(value => value.worth && sectionOfValue(value) === 'included')
  return [
    ...(lead ? [asLine(clean(plainText(lead))), ...sources.counted.map(describe).map(asSource)] : []),
    ...evidenceOf(items, sources),
    ...(total && id === 'included' ? [asLine(clean(total.label)), ...priced.map(describe).map(asSource)] : []),
  ]
}

const evidenceOf = (items: readonly LetterItem[], sources: RecapSources): string[] =>
  items.flatMap(item => {
    const record = recordOf(item, sources)
    return [
      asLine(clean(plainText(item.text))),
      asSource(record ? describe(record) : 'no record: written for this letter'),
    ]
  })

const recordOf = ({source}: LetterItem, sources: RecapSources): SourceRecord | undefined =>
  source && sources[source.list][source.at]

const asLine = (text: string): string => `- ${text}`
const asSource = (text: string): string => `  - ${text}`
const clean = (text: string): string => escapeMarkdown(cleanText(text))
const idOf = ({id}: {readonly id: string}): string => `\`${id}\``

function describe(record: SourceRecord): string {
  const text = record.type === 'feedback' ? (record.comment ?? '') : record.text
  return `${idOf(record)} ${factsOf(record).join(', ')}: ${clean(text)}`
}

function factsOf(record: SourceRecord): string[] {
  if (record.type === 'value') return valueFacts(record)
  return record.type === 'promise' ? promiseFacts(record) : [record.on, record.instrument, 'may be quoted']
}

function valueFacts({on, kind, minutes, worth, evidence}: ValueItem): string[] {
  const link = evidence ? safeLink(evidence) : undefined
  return [
    on,
    clean(kind),
    ...(minutes ? [`${minutes} min`] : []),
    ...(worth ? [worth] : []),
    ...(link ? [`<${link}>`] : []),
    ...(evidence && !link ? [`not in the letter, being no web or mail address: ${clean(evidence)}`] : []),
  ]
}

const promiseFacts = ({on, due, state, closedOn}: Commitment): string[] => [
  `promised ${on}`,
  ...(due ? [`due ${due}`] : []),
  closedOn ? `${state} ${closedOn}` : state,
]
