import type {Commitment, Opportunity, ValueItem} from '../book/registry.ts'
import {cleanText, safeLink} from './clean-text.ts'
import {sectionOfValue} from './items.ts'
import type {Letter, LetterItem, LetterSection} from './letter.ts'
import {plainText} from './phrase.ts'
import {recordOf, recordsTold} from './records.ts'
import {escapeMarkdown} from './render-markdown.ts'
import type {RecapSources, SourceRecord} from './sources.ts'

/**
 * The consultant's own map from every line of a letter to the records behind it, with ids and private texts, as Markdown.
 * It is never part of the letter.
 */
export function renderEvidence(letter: Letter, sources: RecapSources): string {
  const {customer, contact, engagement, period, unworded, unproposed, told} = sources
  const appendix = letter.appendix
    ? [...block(letter.appendix.heading, evidenceOf(letter.appendix.items, sources))]
    : []
  const used = new Set(recordsTold(letter, sources))
  const {values, promises, quotes, proposals} = sources
  const dropped = [...values, ...promises, ...quotes, ...proposals].filter(record => !used.has(record))
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
    ...block('Left out: no wording for the client', [...unworded, ...unproposed].map(describe).map(asLine)),
  ]
  return `${blocks.join('\n\n')}\n`
}

const block = (heading: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`## ${escapeMarkdown(heading)}`, lines.join('\n')] : []

function sectionEvidence({lead, items, total}: LetterSection, sources: RecapSources): string[] {
  const priced = sources.values.filter(value => value.worth && sectionOfValue(value) === 'included')
  return [
    ...(lead ? [asLine(clean(plainText(lead))), ...sources.counted.map(describe).map(asSource)] : []),
    ...evidenceOf(items, sources),
    ...(total ? [asLine(clean(total.label)), ...priced.map(describe).map(asSource)] : []),
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

const asLine = (text: string): string => `- ${text}`
const asSource = (text: string): string => `  - ${text}`
const clean = (text: string): string => escapeMarkdown(cleanText(text))
const idOf = ({id}: {readonly id: string}): string => `\`${id}\``

function describe(record: SourceRecord): string {
  return `${idOf(record)} ${factsOf(record).join(', ')}: ${clean(textOf(record))}`
}

function textOf(record: SourceRecord): string {
  if (record.type === 'feedback') return record.comment ?? ''
  return record.type === 'opportunity' ? record.title : record.text
}

function factsOf(record: SourceRecord): string[] {
  switch (record.type) {
    case 'value':
      return valueFacts(record)
    case 'promise':
      return promiseFacts(record)
    case 'opportunity':
      return opportunityFacts(record)
    case 'feedback':
      return [record.on, record.instrument, 'may be quoted']
  }
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

const opportunityFacts = ({on, stage, worth, close}: Opportunity): string[] => [
  on,
  `opportunity in stage ${clean(stage)}`,
  ...(worth ? [worth] : []),
  ...(close ? [`decision ${close}`] : []),
]
