import type {ClientRequest, Customer} from '../book/outlines.ts'
import type {Settings} from '../book/settings.ts'
import type {Weekday} from '../calendar/day.ts'
import {epochMs, localTime, readInstant} from '../calendar/instant.ts'
import {readHours} from '../calendar/working-week.ts'
import {weekendWith} from './business-days.ts'
import {businessHours, calendarHours, type WorkingHours} from './first-reply.ts'

const everyWeekday: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** When one works for a customer: as was agreed with them, else as the settings say. */
export const workingHoursOf = (customer: Pick<Customer, 'weekend' | 'hours'>, settings: Settings): WorkingHours => {
  const weekend = weekendWith(customer, settings)
  const weekdays = new Set(everyWeekday.filter(weekday => !weekend.has(weekday)))
  return {weekdays, ...(readHours(customer.hours ?? '') ?? settings.hours)}
}

/** How long the first reply took, in hours. */
export interface FirstReply {
  readonly calendar: number
  /** Hours of work alone. */
  readonly business: number
}

/**
 * How long the first reply to a request took, on the user's own clock. Nothing where there was none yet, or where the
 * moment the request came in is not known: an instant of another day than the request's is left from before its day
 * was mended.
 *
 * @param zone the user's IANA zone
 */
export const firstReplyOf = (request: ClientRequest, hours: WorkingHours, zone: string): FirstReply | undefined => {
  const received = readInstant(request.at ?? '')
  const replied = readInstant(request.repliedAt ?? '')
  if (!received?.startsWith(request.on) || !replied) return undefined
  const [from, to] = [epochMs(received), epochMs(replied)]
  return {calendar: calendarHours(from, to), business: businessHours(localTime(from, zone), localTime(to, zone), hours)}
}
