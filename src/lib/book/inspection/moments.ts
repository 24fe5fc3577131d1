import {epochMs, type Instant, isInstant} from '../../calendar/instant.ts'
import type {Json} from '../../change/json.ts'
import {findingAt, type Inspection, knownRows, nameRecord} from './finding.ts'

/** Clocks of two machines differ, but not by a day: as with days that are still to come. */
const toleranceMs = 24 * 60 * 60 * 1000

const instantIn = (value: Json | undefined): Instant | undefined => (isInstant(value) ? value : undefined)

/** Moments that are still to come by more than a day, and replies from before the request they answer. */
export const inspectMoments: Inspection = (book, {today, nowMs}) =>
  knownRows(book).flatMap(row => {
    const {record, collection} = row
    const late = Object.entries(collection.fields).flatMap(([name, field]) => {
      const moment = field.kind === 'instant' ? instantIn(record[name]) : undefined
      if (!moment || epochMs(moment) <= nowMs + toleranceMs) return []
      const message = `${nameRecord(book, row)} has ${moment} for ${name}, which is still to come (today is ${today})`
      return [findingAt(row, name, message)]
    })
    const [at, repliedAt] = [instantIn(record['at']), instantIn(record['repliedAt'])]
    if (record.type !== 'request' || !at || !repliedAt || epochMs(at) <= epochMs(repliedAt)) return late
    const message = `${nameRecord(book, row)} was replied to at ${repliedAt}, before it came in at ${at}`
    return [...late, findingAt(row, 'repliedAt', message)]
  })
