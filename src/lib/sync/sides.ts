import {joinBooks} from '../change/join.ts'
import type {StoredRecord} from '../change/json.ts'
import {hasMarkers, markerOf} from '../store/conflict-markers.ts'
import {decode} from '../store/file-adapter.ts'
import {parseBook} from '../store/format.ts'

/** The sides that git left in one text, between its conflict markers. */
export interface Sides {
  readonly ours: string
  readonly theirs: string
  /** Only with `merge.conflictStyle = diff3` or `zdiff3`. */
  readonly base: string | undefined
}

type Side = 'both' | 'ours' | 'base' | 'theirs'

const next: Readonly<Record<string, Side>> = {'<': 'ours', '|': 'base', '=': 'theirs', '>': 'both'}

/** Takes text with conflict markers apart. Longer markers come from merges within the base: they stay there. */
export function splitSides(text: string): Sides {
  const sides = {ours: [] as string[], base: [] as string[], theirs: [] as string[]}
  let side: Side = 'both'
  let sawBase = false
  for (const line of text.split('\n')) {
    const found = markerOf(line)
    if (found !== undefined) {
      if (found.length === 7) side = next[found[0] ?? ''] ?? side
      sawBase ||= found === '|'.repeat(7)
    } else if (side === 'both') for (const each of Object.values(sides)) each.push(line)
    else sides[side].push(line)
  }
  return {
    ours: sides.ours.join('\n'),
    theirs: sides.theirs.join('\n'),
    base: sawBase ? sides.base.join('\n') : undefined,
  }
}

/**
 * The records of a book as git may leave it: lines twice, and conflict markers, of which all of both sides is joined.
 * Throws as parseBook does for anything else that is wrong.
 */
export function readSides(bytes: Buffer, label: string): readonly StoredRecord[] {
  const text = decode(bytes, label)
  if (!hasMarkers(text)) return parseBook(text, label).records
  const {ours, theirs, base} = splitSides(text)
  const read = (side: string) => parseBook(side, label).records
  return joinBooks(base === undefined ? undefined : read(base), read(ours), read(theirs))
}
