import {millisecondsInDay, millisecondsInMinute} from 'date-fns/constants'
import {type Day, epochDay} from '../calendar/day.ts'
import {applyEdit, type Edit} from '../change/edit.ts'
import type {StoredRecord} from '../change/json.ts'
import {nextStamp, noStamp} from '../change/stamp.ts'

/** An edit and when it was made. */
export interface Entry {
  readonly day: Day
  /** Minutes since midnight. */
  readonly minute: number
  readonly edit: Edit
}

/** The machine that all of the demo was written on. */
const replica = 'demo00'

const msOf = ({day, minute}: Entry): number => epochDay(day) * millisecondsInDay + minute * millisecondsInMinute

/** Makes the edits one by one in the order of their time, each under a stamp of its own: the records, sorted by id. */
export function writeRecords(entries: readonly Entry[]): StoredRecord[] {
  const records = new Map<string, StoredRecord>()
  let stamp = noStamp
  for (const entry of entries.toSorted((a, b) => msOf(a) - msOf(b))) {
    stamp = nextStamp(stamp, msOf(entry), replica)
    records.set(entry.edit.id, applyEdit(records.get(entry.edit.id), entry.edit, stamp))
  }
  return [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
