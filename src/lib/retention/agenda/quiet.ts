import type {AgendaState} from '../../book/outlines.ts'
import {type Day, laterDay} from '../../calendar/day.ts'
import {dayAfterQuiet, type QuietPeriod} from '../../calendar/quiet-periods.ts'
import type {AgendaItem} from './item.ts'

/**
 * Whether a quiet period holds an item back: a check-in that would come up in one, on its own day or when its snooze
 * ends, comes up on the first day after it. Those that came up before stay; its own day and its lateness remain.
 *
 * @param until the last day that is looked ahead to
 */
export const isHeldBack = (
  {kind, on}: Pick<AgendaItem, 'kind' | 'on'>,
  state: AgendaState | undefined,
  quiet: readonly QuietPeriod[],
  {today, until}: {readonly today: Day; readonly until: Day},
): boolean => {
  if (kind !== 'check-in' || quiet.length === 0) return false
  const comesUp = dayAfterQuiet(quiet, laterDay(on, state?.snoozedUntil ?? on))
  return comesUp > (on > today ? until : today)
}
