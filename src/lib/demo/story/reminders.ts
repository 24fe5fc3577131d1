import type {Named} from './named.ts'
import type {When} from './when.ts'

export interface ReminderStory extends Named {
  readonly noted: When
  /** Its day; of a recurring one an occurrence: the first is counted back from it, not before it was noted. */
  readonly on: When
  readonly text: string
  readonly every?: string
  /** At the end of every month: the first is the first 31st from its day on. */
  readonly atMonthEnd?: true
  /** The last day on which it may occur. */
  readonly until?: When
  readonly times?: number
  /** Done: `all` that has come up before today, or all but the one that is due. */
  readonly done?: 'all' | 'all but the last'
}
