import type {Json} from '../../change/json.ts'
import type {Stamp} from '../../change/stamp.ts'
import {footer} from '../layout.ts'

/** A field of the records of a run: of each, which of the index's values it has; 0 where it has none. */
export type Codes = Uint16Array | Uint32Array

/** The lines of one type, which lie together because its ids begin with a letter of its own. */
export interface Run {
  readonly type: string
  readonly first: number
  readonly count: number
  /** What the index holds of fields (see `outlinedAs`); a field that no record has is not here. */
  readonly columns: {readonly [field: string]: Codes}
}

/**
 * Where each record of a file of lines stands, and what rules over many records ask of it: made from a text that was read
 * and checked whole, so that the next command need not do it again.
 */
export interface BookIndex {
  readonly count: number
  /** Where each line begins, in bytes; one more for where the last line of the file begins. */
  readonly starts: Uint32Array
  /** The ids one behind the other, 13 ASCII bytes each. */
  readonly ids: Buffer
  /** 1 for each line whose record was removed. */
  readonly removed: Uint8Array
  readonly runs: readonly Run[]
  /** The different values of all columns. The first is the missing one, which is undefined in memory and null here. */
  readonly values: readonly Json[]
  readonly latestStamp: Stamp
}

export const idLength = 13

/** The bytes of the last line, its end too. */
export const footerLength = footer.length + 1

/** The id of the record on a line; undefined beyond the ends. */
export const idAt = ({ids, count}: BookIndex, line: number): string | undefined =>
  line >= 0 && line < count ? ids.toString('latin1', line * idLength, (line + 1) * idLength) : undefined

/** The first line whose id is a text or comes after it. */
export function findLine(index: BookIndex, id: string): number {
  let low = 0
  let high = index.count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareId(index, middle, id) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether the id of a line comes before a text (negative), is it (0), or comes after it. */
function compareId({ids}: BookIndex, line: number, text: string): number {
  const from = line * idLength
  for (let place = 0; place < idLength; place++) {
    // Beyond its end a text has no code: it comes before whatever it begins.
    const difference = (ids[from + place] ?? 0) - (text.charCodeAt(place) || 0)
    if (difference !== 0) return difference
  }
  return text.length > idLength ? -1 : 0
}

/** The run that a line lies in. */
export const runAt = ({runs}: BookIndex, line: number): Run | undefined =>
  runs.find(({first, count}) => line >= first && line < first + count)
