import {CrmError} from '../errors.ts'

/**
 * A hybrid logical stamp as text of fixed width that sorts by time: 9 base36 characters of milliseconds, 3 of a
 * counter, 6 of the replica. Source: Kulkarni et al. 2014, Logical Physical Clocks.
 */
export type Stamp = string

/** Below every real stamp: what a line without a stamp counts as. */
export const noStamp: Stamp = '0'.repeat(18)

const counterLimit = 36 ** 3

/** The last millisecond that nine characters hold: in the year 5188. */
const lastMs = 36 ** 9 - 1

/** The wall-clock part of a stamp in milliseconds since 1970. */
export const stampMs = (stamp: Stamp): number => Number.parseInt(stamp.slice(0, 9), 36)

/** The machine that made a stamp. */
export const stampReplica = (stamp: Stamp): string => stamp.slice(12)

/** Whether a value has the form of a stamp: 18 characters of base 36, in small letters. */
export const isStamp = (value: unknown): value is Stamp => typeof value === 'string' && /^[0-9a-z]{18}$/.test(value)

/**
 * The stamp of the next change: later than the clock's time and than every stamp seen.
 *
 * @param seen the largest stamp of the book
 * @param nowMs the clock, in milliseconds since 1970
 * @param replica six base36 characters that name this machine's copy of the book
 * @throws CrmError `data-file` where no later stamp is left: the clock or a stamp of the book is beyond the year 5188.
 */
export function nextStamp(seen: Stamp, nowMs: number, replica: string): Stamp {
  const seenMs = stampMs(seen)
  const clockMs = Math.floor(nowMs)
  if (clockMs > seenMs) return format(clockMs, 0, replica)
  const counter = Number.parseInt(seen.slice(9, 12), 36) + 1
  return counter < counterLimit ? format(seenMs, counter, replica) : format(seenMs + 1, 0, replica)
}

function format(ms: number, counter: number, replica: string): Stamp {
  if (ms > lastMs) {
    throw new CrmError('data-file', `no stamp is left beyond the year 5188: ${ms} ms`, {
      hint: 'Set the clock (or CRM_NOW) right. If it is right, a record of the book has a stamp that cannot be: see crm doctor',
    })
  }
  return ms.toString(36).padStart(9, '0') + counter.toString(36).padStart(3, '0') + replica
}
