import type {JournalEntry} from '../change/journal.ts'
import type {StoredRecord} from '../change/json.ts'
import {largestStamp} from '../change/registers.ts'
import {noStamp, type Stamp} from '../change/stamp.ts'
import {safeText} from '../text/safe.ts'

const longestSubject = 72

/** The largest stamp of a book. */
export function latestStamp(records: readonly StoredRecord[]): Stamp {
  let latest = noStamp
  for (const record of records) {
    const stamp = largestStamp(record)
    if (stamp > latest) latest = stamp
  }
  return latest
}

/**
 * The message of a commit: what the journal's changes since the last commit said of themselves, each once.
 *
 * @param latest the largest stamp that is committed
 * @param changed how many records differ, for a change that the journal knows nothing of
 * @example describeChanges(entries, latest, 3) //=> 'log: Apex Manufacturing; promise kept: Bright Financial'
 */
export function describeChanges(entries: readonly JournalEntry[], latest: Stamp, changed: number): string {
  const fresh = entries.filter(entry => entry.stamp > latest)
  const summaries = [...new Set(fresh.map(entry => safeText(entry.summary)).filter(text => text !== ''))]
  if (summaries.length === 0) return `book: ${countRecords(changed)}`
  const subject = shorten(summaries)
  return summaries.join('; ') === subject ? subject : `${subject}\n\n${summaries.map(each => `- ${each}`).join('\n')}`
}

/** `1 record`, `3 records`. */
export const countRecords = (count: number): string => `${count} ${count === 1 ? 'record' : 'records'}`

function shorten(summaries: readonly string[]): string {
  let subject = ''
  for (const [at, summary] of summaries.entries()) {
    const longer = subject === '' ? summary : `${subject}; ${summary}`
    const left = summaries.length - at
    if (longer.length > longestSubject) return subject === '' ? cut(summary, left - 1) : `${subject}; and ${left} more`
    subject = longer
  }
  return subject
}

const cut = (summary: string, more: number): string => {
  const text = [...summary].slice(0, longestSubject - 1).join('')
  return more > 0 ? `${text}…; and ${more} more` : `${text}…`
}
