import type {Engagement} from '../book/outlines.ts'
import type {Day} from '../calendar/day.ts'

type Days = Pick<Engagement, 'start' | 'end' | 'endedOn' | 'rolling'>

/** The last day of an engagement: the day it was ended, or its end. None for one that is open-ended or renews itself. */
export const lastDayOf = ({end, endedOn, rolling}: Days): Day | undefined =>
  endedOn ?? (rolling ? undefined : (end ?? undefined))

/** Whether an engagement has begun on a day and is not past its end. */
export const runsOn = (engagement: Days, day: Day): boolean => {
  const last = lastDayOf(engagement)
  return engagement.start <= day && (last === undefined || last >= day)
}
