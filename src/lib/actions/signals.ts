import type {Book} from '../book/book.ts'
import {readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import type {Named} from '../book/present.ts'
import {resolveParty} from '../book/resolve-party.ts'
import {type Day, daysBetween} from '../calendar/day.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {snoozeItem} from '../retention/complete.ts'
import {resolveSignal} from '../retention/resolve-signal.ts'
import type {SignalKind, SignalName} from '../retention/signals/signal.ts'
import {type ListedSignal, signalsOf} from '../retention/signals.ts'

export interface SuggestionOptions {
  readonly customer: string | undefined
  /** The only kind asked for. */
  readonly kind: SignalKind | undefined
  /** Those set aside, too. */
  readonly aside: boolean
}

/** What the records suggest to do next: risks first, then opportunities, the most pressing on top. */
export function listSuggestions(
  book: Book,
  today: Day,
  {customer, kind, aside}: SuggestionOptions,
): {suggestions: readonly ListedSignal[]} {
  const suggestions = signalsOf(book, today, {
    ...(customer === undefined ? {} : {customer: resolveParty(book, customer).customer.id}),
    ...(kind === undefined ? {} : {kind}),
    withAside: aside,
  })
  return {suggestions}
}

export interface Explanation {
  readonly until: Day | undefined
  readonly why: string | undefined
}

export interface Explained {
  readonly explained: {
    readonly id: string
    readonly customer: Named
    readonly signal: SignalName
    readonly evidence: string
    readonly until: Day
    readonly why?: string
  }
}

/** An explanation that holds for longer is a decision about the client, and belongs into their status or cadence. */
const longestDays = 3660

/** Sets a signal aside until a day, with the reason why it means nothing for now. */
export function explainSignal(
  book: Book,
  reference: string,
  {until, why}: Explanation,
  {today}: Moment,
): Plan<Explained> {
  const signal = resolveSignal(book, today, reference)
  if (until === undefined) {
    throw new CrmError('usage', 'missing: until when', {
      hint: `For example: crm next explain ${book.shortId(signal.id)} --until "in 3 months" --why "On parental leave"`,
    })
  }
  if (daysBetween(today, until) > longestDays) throw invalidValue(`until ${until}`, 'Ten years is the longest.')
  const note = why === undefined ? undefined : readText(why, 'reason')
  const {id, customer, signal: name, evidence} = signal
  return {
    edits: snoozeItem(book, signal, until, today, note),
    summary: `set aside: ${customer.name}: ${name} until ${until}`,
    result: () => ({
      explained: {id, customer, signal: name, evidence, until, ...(note === undefined ? {} : {why: note})},
    }),
  }
}
