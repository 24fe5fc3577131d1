import type {Book} from '../book/book.ts'
import {type Presented, presentRecord} from '../book/present.ts'
import {resolveParty} from '../book/resolve-party.ts'
import {type Day, daysBetween} from '../calendar/day.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'
import {agendaOf} from '../retention/agenda.ts'
import {lastTwoWayTouch} from '../retention/cadence.ts'
import {newestFirst} from '../retention/chronology.ts'
import {type ListedSignal, signalsOf} from '../retention/signals.ts'
import {listRenewals, type RenewalRow} from './agenda.ts'
import {openRequestsOf} from './open-requests.ts'

export interface Brief {
  readonly customer: Presented
  readonly contacts: readonly Presented[]
  /** How long ago the last two-way touch was, in days; null without one. */
  readonly silentDays: number | null
  readonly touches: readonly Presented[]
  readonly promises: {readonly mine: readonly Presented[]; readonly theirs: readonly Presented[]}
  /** Those not solved yet. */
  readonly requests: readonly Presented[]
  readonly renewal: RenewalRow | null
  readonly due: readonly AgendaItem[]
  /** What the records say of them; red ones are due as well. */
  readonly signals: readonly ListedSignal[]
  readonly notes: readonly Presented[]
}

const briefTouches = 5
const briefNotes = 5

/** What to know before a talk: last touches, open promises both ways, open requests, the next renewal, what is due, signals, private notes. */
export function briefOf(book: Book, today: Day, reference: string): Brief {
  const {customer} = resolveParty(book, reference)
  const {id} = customer
  const lastTalk = lastTwoWayTouch(book, id)
  const open = book.of('promise', id).filter(({state}) => state === 'open')
  const [renewal] = listRenewals(book, today, {count: 366, unit: 'day'}, id).renewals
  return {
    customer: presentRecord(customer),
    contacts: book.of('contact', id).map(presentRecord),
    silentDays: lastTalk ? daysBetween(lastTalk.on, today) : null,
    touches: book.of('touch', id).toSorted(newestFirst).slice(0, briefTouches).map(presentRecord),
    promises: {
      mine: open.filter(({by}) => by === 'me').map(presentRecord),
      theirs: open.filter(({by}) => by === 'them').map(presentRecord),
    },
    requests: openRequestsOf(book, id),
    renewal: renewal ?? null,
    due: agendaOf(book, today, {customer: id}),
    signals: signalsOf(book, today, {customer: id}),
    notes: book.of('note', id).toSorted(newestFirst).slice(0, briefNotes).map(presentRecord),
  }
}
