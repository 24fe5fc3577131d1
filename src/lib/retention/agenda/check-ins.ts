import type {Book} from '../../book/book.ts'
import {type Channel, directionOf} from '../../book/choices.ts'
import type {Customer} from '../../book/registry.ts'
import type {Cadence} from '../../book/settings.ts'
import {addDays, type Day} from '../../calendar/day.ts'
import {type Span, spanInWords} from '../../calendar/span.ts'
import {type CadenceState, cadenceOf, cadenceSince, lastTwoWayTouches, silentSince} from '../cadence.ts'
import {type AgendaItem, inDays, makeItem, type Source} from './item.ts'

const reasonFor = ({cadence, lastTwoWay, since, silentDays}: CadenceState): string => {
  const from = lastTwoWay ? `No two-way touch since ${since}` : `No two-way touch yet since ${since}`
  return `${from} (${inDays(silentDays)}); ideal ${spanInWords(cadence.ideal)}, worst ${spanInWords(cadence.worst)}`
}

/** Their preferred channel where it is a talk: a mail would not reset the cadence. */
const talkChannel = (customer: Customer): Channel => {
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
const latestStarts = (until: Day): ((cadence: Cadence) => Day) => {
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

/** Cadence: due from the ideal day after the last two-way touch, overdue past the worst. */
export const checkIns: Source = {
  kind: 'check-in',
  items({book, today, until, customers}) {
    const touches = lastTwoWayTouches(book)
    const latestStart = latestStarts(until)
    const items: AgendaItem[] = []
    for (const customer of customers.values()) {
      const cadence = cadenceOf(customer, book.settings)
      const touch = touches.get(customer.id)
      if (!cadence || silentSince(customer, touch) > latestStart(cadence)) continue
      const state = cadenceSince(customer, touch, book.settings, today)
      if (!state || state.ideal > until) continue
      const id = `${customer.id}/check-in`
      const severity = state.state === 'overdue' ? 'overdue' : 'due'
      const actions = actionsFor(book, id, customer)
      items.push(
        makeItem(today, {
          id,
          kind: 'check-in',
          customer,
          on: state.ideal,
          severity,
          reason: reasonFor(state),
          actions,
        }),
      )
    }
    return items
  },
}
