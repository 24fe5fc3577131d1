import type {Book} from '../../book/book.ts'
import type {Cadence} from '../../book/cadence-settings.ts'
import {type Channel, directionOf} from '../../book/choices.ts'
import type {AgendaState, Customer, Touch} from '../../book/outlines.ts'
import {addDays, type Day, earlierDay} from '../../calendar/day.ts'
import {type Span, spanInWords} from '../../calendar/span.ts'
import {type CadenceState, cadenceOf, lastTwoWayTouches, silentSince, stateUnder} from '../cadence.ts'
import {type FoundItem, inDays, makeItem, type Source, theOnlyOf} from './item.ts'

/** The id of a customer's check-in. */
export const checkInId = ({id}: Pick<Customer, 'id'>): string => `${id}/check-in`

const reasonFor = ({cadence, lastTwoWay, since, silentDays}: CadenceState): string => {
  const from = lastTwoWay ? `No two-way touch since ${since}` : `No two-way touch yet since ${since}`
  return `${from} (${inDays(silentDays)}); ideal ${spanInWords(cadence.ideal)}, worst ${spanInWords(cadence.worst)}`
}

/** Their preferred channel where it is a talk: a mail would not reset the cadence. */
export const talkChannel = (customer: Customer): Channel => {
  const preferred = customer.channel
  return preferred && directionOf[preferred] === 'both' ? preferred : 'call'
}

const actionsFor = (book: Book, id: string, customer: Customer): string[] => {
  const short = book.shortId(id)
  return [
    `crm done ${short} --log "Checked in" --via ${talkChannel(customer)}`,
    `crm snooze ${short} --for 1w`,
    `crm brief ${book.shortId(customer.id)}`,
  ]
}

/** The fewest days that each unit can have. */
const fewestDays: Readonly<Record<Span['unit'], number>> = {day: 1, week: 7, month: 28, year: 365}

/**
 * The last day that a silence can have begun on if a check-in is to be due by a day: one comparison of texts then
 * passes over most customers. Cadences of a tier or tag are the same object for all who have it.
 */
export const latestStarts = (until: Day): ((cadence: Cadence) => Day) => {
  const known = new Map<Cadence, Day>()
  return cadence => {
    const held = known.get(cadence)
    if (held) return held
    const {count, unit} = cadence.ideal
    const latest = addDays(until, -count * fewestDays[unit])
    known.set(cadence, latest)
    return latest
  }
}

/** The day that somebody gave a first check-in to wait for. */
const givenDay = (lastTwoWay: Touch | undefined, decided: AgendaState | undefined): Day | undefined =>
  lastTwoWay ? undefined : (decided?.snoozedUntil ?? undefined)

/**
 * The own day of a check-in: the ideal one. Before any two-way touch a day that was given brings it forward, so that the
 * clients of an import can be spread over days before the one that is the ideal of all.
 */
export const checkInDay = ({ideal, lastTwoWay}: CadenceState, decided: AgendaState | undefined): Day =>
  earlierDay(givenDay(lastTwoWay, decided) ?? ideal, ideal)

/** Cadence: due from the ideal day after the last two-way touch, overdue past the worst. */
export const checkIns: Source = {
  kind: 'check-in',
  items({book, today, until, customers, states}) {
    const touches = lastTwoWayTouches(book, theOnlyOf(customers))
    const latestStart = latestStarts(until)
    const {settings} = book
    const items: FoundItem[] = []
    customers.forEach(customer => {
      const cadence = cadenceOf(customer, settings)
      if (!cadence) return
      const touch = touches.get(customer.id)
      const decided = touch ? undefined : states.get(checkInId(customer))
      if (!givenDay(touch, decided) && silentSince(customer, touch) > latestStart(cadence)) return
      const state = stateUnder(cadence, customer, touch, today)
      const on = checkInDay(state, decided)
      if (on > until) return
      const id = checkInId(customer)
      const severity = state.state === 'overdue' ? 'overdue' : 'due'
      const actions = () => actionsFor(book, id, customer)
      items.push(
        makeItem(today, {
          id,
          kind: 'check-in',
          customer,
          on,
          severity,
          reason: () => reasonFor(state),
          actions,
        }),
      )
    })
    return items
  },
}
