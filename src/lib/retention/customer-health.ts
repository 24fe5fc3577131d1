import type {Book} from '../book/book.ts'
import type {HealthPart} from '../book/health-weights.ts'
import type {Customer} from '../book/outlines.ts'
import type {Named} from '../book/present.ts'
import type {Day} from '../calendar/day.ts'
import {type Health, type HealthBand, type WeighedPart, weighHealth} from './health.ts'
import {type ExplainedPart, gatherEvidence, type HealthEvidence, partsOf} from './health-evidence.ts'
import type {SignalName} from './signals/signal.ts'
import {type KeptSignal, redSignalsOf} from './signals.ts'

export interface HealthPartShown extends WeighedPart {
  /** What it was made from, in one sentence; not of an unknown part. */
  readonly reason?: string
}

/** How a customer stands: the reasons first. */
export interface CustomerHealth {
  readonly customer: Named
  readonly band: HealthBand | null
  readonly score: number | null
  /** Red signals, then what takes most points away; where nothing does, what is well. */
  readonly reasons: readonly string[]
  readonly parts: Readonly<Record<HealthPart, HealthPartShown>>
  /** Why there is no number. */
  readonly unknown?: string
}

/** Health before it is told in words: to rank a whole book, words would be made for nothing. */
interface FoundHealth {
  readonly customer: Customer
  readonly health: Health
  readonly explained: Readonly<Record<HealthPart, ExplainedPart>>
  /** Those that are not set aside. */
  readonly red: readonly KeptSignal[]
}

const findHealth = (evidence: HealthEvidence, customer: Customer, signals: readonly KeptSignal[]): FoundHealth => {
  const red = signals.filter(({aside}) => !aside)
  const explained = partsOf(evidence, customer, signals)
  const health = weighHealth(explained, red.length, evidence.book.settings.healthWeights)
  return {customer, health, explained, red}
}

/** The red signals that a part says again: it need not say so twice. */
const saidBySignal: {readonly [K in HealthPart]?: readonly SignalName[]} = {
  rhythm: ['late', 'lapsed'],
  payment: ['invoice-late'],
}

const partNames: Readonly<Record<HealthPart, string>> = {
  cadence: 'Cadence',
  rhythm: 'Rhythm',
  promises: 'Promises',
  feedback: 'Feedback',
  responsiveness: 'Responsiveness',
  payment: 'Payment',
}

const partList = Object.keys(partNames) as HealthPart[]

const reasonsOf = (parts: CustomerHealth['parts'], red: readonly KeptSignal[]): string[] => {
  const said = new Set(red.map(({signal}) => signal))
  const known = partList.flatMap(part => {
    const {score, weight, reason} = parts[part]
    if (score === null || reason === undefined) return []
    const isSaid = saidBySignal[part]?.some(signal => said.has(signal)) ?? false
    return [{lost: weight * (100 - score), isSaid, text: `${partNames[part]}: ${reason}`}]
  })
  const against = known.filter(({lost, isSaid}) => lost > 0 && !isSaid).sort((a, b) => b.lost - a.lost)
  const reasons = [...red.map(({evidence}) => evidence()), ...against.map(({text}) => text)]
  return reasons.length > 0 ? reasons : known.map(({text}) => text)
}

const tellHealth = ({customer: {id, name}, health, explained, red}: FoundHealth): CustomerHealth => {
  const show = (part: HealthPart): HealthPartShown => {
    const {score, weightFactor, unknown, reason} = explained[part]
    return {
      score,
      weight: health.parts[part].weight,
      ...(weightFactor === undefined ? {} : {weightFactor}),
      ...(unknown === undefined ? {} : {unknown}),
      ...(reason === undefined ? {} : {reason: reason()}),
    }
  }
  const parts = {
    cadence: show('cadence'),
    rhythm: show('rhythm'),
    promises: show('promises'),
    feedback: show('feedback'),
    responsiveness: show('responsiveness'),
    payment: show('payment'),
  }
  const {band, score, unknown} = health
  return {customer: {id, name}, band, score, reasons: reasonsOf(parts, red), parts, ...(unknown ? {unknown} : {})}
}

/** A customer's health, whatever their status. */
export function customerHealth(book: Book, customer: Customer, today: Day): CustomerHealth {
  const evidence = gatherEvidence(book, today, [customer.id])
  const signals = redSignalsOf(book, today, {customer: customer.id, orders: evidence.orders})
  return tellHealth(findHealth(evidence, customer, signals))
}

/** Health is of those one works with: not of prospects, and of nobody who is paused or left. */
const isWorkedWith = ({status}: Customer): boolean => (status ?? 'active') === 'active'

const bands: readonly (HealthBand | null)[] = ['red', 'yellow', 'green', null]

const worstFirst = (a: FoundHealth, b: FoundHealth): number =>
  bands.indexOf(a.health.band) - bands.indexOf(b.health.band) ||
  (a.health.score ?? 101) - (b.health.score ?? 101) ||
  (a.customer.id < b.customer.id ? -1 : 1)

const byCustomer = (signals: readonly KeptSignal[]): ReadonlyMap<string, readonly KeptSignal[]> => {
  const found = new Map<string, KeptSignal[]>()
  for (const signal of signals) {
    const held = found.get(signal.customer.id)
    if (held) held.push(signal)
    else found.set(signal.customer.id, [signal])
  }
  return found
}

const rankHealth = (book: Book, today: Day): FoundHealth[] => {
  const evidence = gatherEvidence(book, today)
  const signals = byCustomer(redSignalsOf(book, today, {orders: evidence.orders}))
  return book
    .outlines('customer')
    .filter(isWorkedWith)
    .map(customer => findHealth(evidence, customer, signals.get(customer.id) ?? []))
    .sort(worstFirst)
}

/** The health of everyone one works with, the worst first. */
export const bookHealth = (book: Book, today: Day): CustomerHealth[] => rankHealth(book, today).map(tellHealth)

/** The health of those who stand worst, so many of them; and how many there are in all. */
export function worstHealth(
  book: Book,
  today: Day,
  limit: number | undefined,
): {readonly health: CustomerHealth[]; readonly total: number} {
  const ranked = rankHealth(book, today)
  return {health: ranked.slice(0, limit).map(tellHealth), total: ranked.length}
}
