import type {ValueKind} from '../book/choices.ts'
import {type Money, minorUnits, readMoney} from '../book/money.ts'
import {compareDays} from '../calendar/day.ts'
import {safeLink} from './clean-text.ts'
import type {SharedPromise, SharedProposal, SharedValue} from './client-view.ts'
import type {LanguageTable} from './languages/table.ts'
import type {Detail, LetterItem, Price} from './letter.ts'
import type {RecapMaterial} from './material.ts'
import {bookText} from './phrase.ts'
import type {Quote} from './quotes.ts'

/** The section that each kind of value item belongs to. */
const sectionOfKind: Readonly<Record<ValueKind, 'results' | 'included'>> = {
  result: 'results',
  saving: 'results',
  introduction: 'results',
  insight: 'results',
  extra: 'included',
  hours: 'included',
  bundled: 'included',
}

/** What weighs more among results: the outcome itself, then money saved, people met, things learnt. */
const weightOfKind: Readonly<Record<ValueKind, number>> = {
  result: 3,
  saving: 2,
  introduction: 1,
  insight: 0,
  extra: 0,
  hours: 0,
  bundled: 0,
}

/** The section of a value item; one of a kind that only a newer version knows counts as a result. */
export const sectionOfValue = ({kind}: {readonly kind: ValueKind}): 'results' | 'included' =>
  sectionOfKind[kind] ?? 'results'

/** A value item or promise with its place in the material. */
interface Placed<T> {
  readonly value: T
  readonly at: number
}

const placed = <T>(values: readonly T[]): Placed<T>[] => values.map((value, at) => ({value, at}))

/** The results, the weightiest first: by kind, then what is proven, what has a number, what is recent. */
export function resultItems({values}: RecapMaterial, table: LanguageTable): LetterItem[] {
  return placed(values)
    .filter(({value}) => sectionOfValue(value) === 'results')
    .sort((a, b) => weightOfResult(b.value) - weightOfResult(a.value) || compareDays(b.value.on, a.value.on))
    .map(({value, at}) => resultItem(value, at, table))
}

const weightOfResult = ({kind, evidence, share, worth}: SharedValue): number => {
  const proven = evidence && safeLink(evidence) ? 2 : 0
  return (weightOfKind[kind] ?? 0) * 4 + proven + (worth || /\p{Nd}/u.test(share) ? 1 : 0)
}

function resultItem(value: SharedValue, at: number, table: LanguageTable): LetterItem {
  const worth = readMoney(value.worth)
  const details: Detail[] = [
    ...(worth ? [textDetail(table.worth(table.formatMoney(worth)))] : []),
    textDetail(table.formatDay(value.on)),
    ...linkDetail(value.evidence, table),
  ]
  return {text: bookText(value.share), details, facts: factsOf(value), source: {list: 'values', at}}
}

/** What was included beyond the agreement, in the order of its days. */
export function includedItems({values}: RecapMaterial, table: LanguageTable): LetterItem[] {
  return placed(values)
    .filter(({value}) => sectionOfValue(value) === 'included')
    .map(({value, at}) => includedItem(value, at, table))
}

/** Outcome first, effort second, price last: hours alone invite counting. */
function includedItem(value: SharedValue, at: number, table: LanguageTable): LetterItem {
  const worth = readMoney(value.worth)
  const details: Detail[] = [
    ...(value.minutes ? [textDetail(table.formatEffort(value.minutes))] : []),
    textDetail(table.formatDay(value.on)),
    ...linkDetail(value.evidence, table),
    ...(worth && minorUnits(worth) > 0n ? [{kind: 'price' as const, price: struckPrice(worth, table)}] : []),
  ]
  return {text: bookText(value.share), details, facts: factsOf(value), source: {list: 'values', at}}
}

/** The kept promises that have a client wording, in the order of the material; a late one says so. */
export const promiseItems = ({promises}: RecapMaterial, table: LanguageTable): LetterItem[] =>
  placed(promises.shared).map(({value, at}) => promiseItem(value, at, table))

function promiseItem({share, due, closedOn}: SharedPromise, at: number, table: LanguageTable): LetterItem {
  const details = !closedOn
    ? []
    : [textDetail(due && closedOn > due ? table.madeGood(due, closedOn) : table.formatDay(closedOn))]
  return {
    text: bookText(share),
    details,
    facts: {...(closedOn ? {on: closedOn} : {}), ...(due ? {due} : {})},
    source: {list: 'promises', at},
  }
}

/** More than two quotations praise too loudly (a judgement). */
const mostQuotes = 2

/** The client's own words, as many as do not praise too loudly, each with who said it. */
export const quoteItems = ({quotes}: RecapMaterial): LetterItem[] =>
  placed(quotes.slice(0, mostQuotes)).map(({value, at}) => quoteItem(value, at))

const quoteItem = ({text, author}: Quote, at: number): LetterItem => ({
  text: bookText(text),
  details: author ? [textDetail(author)] : [],
  facts: author ? {author} : {},
  source: {list: 'quotes', at},
})

/** More than three proposals ask for more than one decision; all that is typed is told. */
const mostProposals = 3

/** What could come next: what is typed for this letter, then opportunities as far as there is room. */
export const proposalItems = ({typed, proposals}: RecapMaterial): LetterItem[] => [
  ...typed.next.map(text => ({text: bookText(text), details: [], facts: {}})),
  ...placed(proposals.slice(0, Math.max(0, mostProposals - typed.next.length))).map(({value, at}) =>
    proposalItem(value, at),
  ),
]

const proposalItem = ({share}: SharedProposal, at: number): LetterItem => ({
  text: bookText(share),
  details: [],
  facts: {},
  source: {list: 'proposals', at},
})

/** A list value struck to zero. */
export const struckPrice = (worth: Money, table: LanguageTable): Price => ({
  listLabel: table.listValue,
  list: table.formatMoney(worth),
  chargedLabel: table.charged,
  charged: table.formatMoney({amount: '0', currency: worth.currency}),
})

const textDetail = (text: string): Detail => ({kind: 'text', text})

const linkDetail = (evidence: string | undefined, table: LanguageTable): Detail[] => {
  const href = evidence && safeLink(evidence)
  return href ? [{kind: 'link', label: table.evidence, href}] : []
}

function factsOf({on, minutes, worth, evidence}: SharedValue): LetterItem['facts'] {
  const money = readMoney(worth)
  const href = evidence && safeLink(evidence)
  return {on, ...(minutes ? {minutes} : {}), ...(money ? {worth: money} : {}), ...(href ? {evidence: href} : {})}
}
