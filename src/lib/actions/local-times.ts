import type {Book} from '../book/book.ts'
import {isZone, offsetMinutes, placeOf, timeIn} from '../calendar/instant.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'

/** The clock of each client in another zone, by customer: `15:10 in Kolkata`. */
export function localTimesOf(
  book: Book,
  items: readonly AgendaItem[],
  here: {readonly nowMs: number; readonly zone: string},
): ReadonlyMap<string, string> {
  const zones = new Map<string, string>()
  for (const {id, timezone} of items.length === 0 ? [] : book.outlines('customer'))
    if (timezone) zones.set(id, timezone)
  const times = new Map<string, string>()
  const byZone = new Map<string, string | undefined>()
  for (const {customer} of items) {
    const zone = zones.get(customer.id)
    if (zone === undefined) continue
    if (!byZone.has(zone)) byZone.set(zone, timeThere(zone, here))
    const time = byZone.get(zone)
    if (time !== undefined) times.set(customer.id, time)
  }
  return times
}

function timeThere(
  zone: string,
  {nowMs, zone: own}: {readonly nowMs: number; readonly zone: string},
): string | undefined {
  if (zone === own || !isZone(zone)) return undefined
  if (offsetMinutes(nowMs, zone) === offsetMinutes(nowMs, own)) return undefined
  return `${timeIn(nowMs, zone)} in ${placeOf(zone)}`
}
