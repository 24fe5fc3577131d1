import {millisecondsInDay} from 'date-fns/constants'
import type {Book} from '../book/book.ts'
import {isZone, offsetMinutes, placeOf, timeAt} from '../calendar/instant.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'

/** A moment, and what clocks show then. */
interface Clocks {
  readonly nowMs: number
  /** The offset of a zone, or of the machine's own, in minutes east of Greenwich, now or at a time; 0 for what is none. */
  readonly offsetOf: (zone?: string, ms?: number) => number
}

/** The clock of each client whose clock shows another time, by customer: `15:10 in Kolkata`. */
export function localTimesOf(book: Book, items: readonly AgendaItem[], clocks: Clocks): ReadonlyMap<string, string> {
  const zones = new Map<string, string>()
  for (const {id, timezone} of items.length === 0 ? [] : book.outlines('customer'))
    if (timezone) zones.set(id, timezone)
  const times = new Map<string, string>()
  const byZone = new Map<string, string | undefined>()
  for (const {customer} of items) {
    const zone = zones.get(customer.id)
    if (zone === undefined) continue
    if (!byZone.has(zone)) byZone.set(zone, timeThere(zone, clocks))
    const time = byZone.get(zone)
    if (time !== undefined) times.set(customer.id, time)
  }
  return times
}

/** Who is on Greenwich time in winter is not in summer, but for a few. */
const halfYearMs = 182 * millisecondsInDay

function timeThere(zone: string, {nowMs, offsetOf}: Clocks): string | undefined {
  const isElsewhere = zone.includes('/') && (offsetOf(zone) !== 0 || offsetOf(zone, nowMs + halfYearMs) !== 0)
  const offset = isElsewhere ? offsetOf(zone) : slowOffset(nowMs, zone)
  return offset === undefined || offset === offsetOf() ? undefined : `${timeAt(nowMs, offset)} in ${placeOf(zone)}`
}

/** What Intl says, which knows a zone from what is none; undefined for the latter. */
const slowOffset = (ms: number, zone: string): number | undefined =>
  isZone(zone) ? offsetMinutes(ms, zone) : undefined
