import type {Day} from '../calendar/day.ts'
import type {OwnColumns} from './columns/column-map.ts'
import type {DateOrder} from './import-days.ts'

/** How files are read: what the user says of them, and the day and zone it is read on. */
export interface ReadSettings {
  readonly columns: OwnColumns
  readonly dates: DateOrder | undefined
  readonly today: Day
  readonly nowMs: number
  /** Tags for everybody in the files. */
  readonly tags?: readonly string[]
  /** The machine's zone: in it files tell the time that say nothing else. */
  readonly zone: string
}
