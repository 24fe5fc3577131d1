import {millisecondsInDay} from 'date-fns/constants'
import {isMap, type Json, type StoredRecord} from '../../change/json.ts'
import {largestStamp} from '../../change/registers.ts'
import {isStamp, stampMs, stampReplica} from '../../change/stamp.ts'
import type {BookFinding, Inspection} from './finding.ts'

interface Ahead {
  readonly record: StoredRecord
  readonly stamp: string
  readonly count: number
}

/** Stamps that are none, and machines whose stamps are more than a day ahead of the clock: their edits win over later ones. */
export const inspectStamps: Inspection = (book, {nowMs}) => {
  const malformed: BookFinding[] = []
  const ahead = new Map<string, Ahead>()
  for (const record of book.records) {
    const wrong = wrongStamp(record)
    if (wrong) {
      malformed.push(wrong)
      continue
    }
    const stamp = largestStamp(record)
    if (stampMs(stamp) <= nowMs + millisecondsInDay) continue
    const held = ahead.get(stampReplica(stamp))
    const latest = held && held.stamp > stamp ? held : {record, stamp}
    ahead.set(stampReplica(stamp), {...latest, count: (held?.count ?? 0) + 1})
  }
  return [...malformed, ...[...ahead].map(([machine, found]) => describe(machine, found))]
}

function describe(machine: string, {record, stamp, count}: Ahead): BookFinding {
  const records = count === 1 ? '1 change' : `${count} changes`
  return {
    path: `${record.type} ${record.id} _u`,
    message:
      `${records} from the machine ${machine} are stamped ahead of this clock, up to ${formatMs(stampMs(stamp))}, and win ` +
      'over later ones: set the clock of your machines right (this one too)',
  }
}

/** Beyond the year 9999 there is no usual way to write it. */
const formatMs = (ms: number): string => (ms < 253_402_300_800_000 ? new Date(ms).toISOString() : 'the far future')

function wrongStamp(record: StoredRecord): BookFinding | undefined {
  const later = record['_f']
  const stamps: [string, Json | undefined][] = [
    ['_u', record['_u']],
    ...(isMap(later) ? Object.entries(later).map(([path, stamp]): [string, Json] => [`_f ${path}`, stamp]) : []),
  ]
  const wrong = stamps.find(([, stamp]) => stamp !== undefined && !isStamp(stamp))
  return (
    wrong && {
      path: `${record.type} ${record.id} ${wrong[0]}`,
      message: `${record.type} ${record.id} bears a stamp that is none: ${JSON.stringify(wrong[1])?.slice(0, 60)}; it cannot be told when it was changed`,
    }
  )
}
