import {canonicalRecord, forgotten} from './canonical.ts'
import {canonicalText, isSameValue, type Json, type StoredRecord} from './json.ts'
import {dropShadowed, laterRegister, lostKey, type Registers, recordFrom, registersOf} from './registers.ts'

/** Joins two states of one record: commutative, associative, idempotent, and blind to the schema. */
export function joinRecords(a: StoredRecord, b: StoredRecord): StoredRecord {
  if (a['_forgot'] === 1 || b['_forgot'] === 1) return forgotten(a.id)
  const left = registersOf(a)
  const right = registersOf(b)
  for (const [path, register] of right.values) {
    const held = left.values.get(path)
    left.values.set(path, held ? laterRegister(held, register) : register)
  }
  dropShadowed(left.values)
  for (const [key, value] of right.lost) left.lost.set(key, joinLost(left.lost.get(key), value))
  return recordFrom(left)
}

/** A settled loser (null) stays settled. */
function joinLost(a: Json | undefined, b: Json): Json {
  if (a === undefined) return b
  if (a === null || b === null) return null
  return canonicalText(a) >= canonicalText(b) ? a : b
}

/** Joins the lines of two books, or of one whose lines repeat, into records sorted by id. */
export function joinAll(lines: Iterable<StoredRecord>): StoredRecord[] {
  const held = [...lines]
  if (isSorted(held)) return held
  const byId = new Map<string, StoredRecord>()
  for (const line of held) {
    const before = byId.get(line.id)
    byId.set(line.id, before ? joinRecords(before, line) : line)
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** One line a record, sorted by id, as nearly every book is. */
function isSorted(lines: readonly StoredRecord[]): boolean {
  for (let at = 1; at < lines.length; at++) if ((lines[at - 1]?.id ?? '') >= (lines[at]?.id ?? '')) return false
  return true
}

/**
 * Joins two books that went apart from a common base. The same bytes come out on either side, whichever is called ours.
 * Where both changed a register since the base, the value that lost is kept in `_x` under `path@stamp` until it is settled;
 * without a base nobody can tell what was concurrent, and nothing is kept.
 */
export function joinBooks(
  base: Iterable<StoredRecord> | undefined,
  ours: Iterable<StoredRecord>,
  theirs: Iterable<StoredRecord>,
): StoredRecord[] {
  const common = base && joinAll(base)
  let known: Map<string, StoredRecord> | undefined
  const joinBoth = (a: StoredRecord, b: StoredRecord): StoredRecord => {
    if (!common) return joinRecords(a, b)
    known ??= new Map(common.map(record => [record.id, record]))
    return joinSince(known.get(a.id), a, b)
  }
  const [left, right] = [joinAll(ours), joinAll(theirs)]
  const joined: StoredRecord[] = []
  let next = 0
  for (const a of left) {
    for (let b = right[next]; b && b.id < a.id; b = right[++next]) joined.push(b)
    const b = right[next]?.id === a.id ? right[next++] : undefined
    joined.push(b === undefined || isSameValue(a, b) ? a : joinBoth(a, b))
  }
  for (const b of right.slice(next)) joined.push(b)
  return joined.map(canonicalRecord)
}

function joinSince(base: StoredRecord | undefined, a: StoredRecord, b: StoredRecord): StoredRecord {
  const joined = joinRecords(a, b)
  const losers = losersSince(base && registersOf(base), registersOf(a), registersOf(b))
  if (losers.size === 0) return joined
  const registers = registersOf(joined)
  for (const [key, value] of losers) registers.lost.set(key, joinLost(registers.lost.get(key), value))
  return recordFrom(registers)
}

/** Of the registers that both sides changed since the base to different values, the ones that do not stand. */
function losersSince(base: Registers | undefined, a: Registers, b: Registers): Map<string, Json> {
  const losers = new Map<string, Json>()
  for (const [path, left] of a.values) {
    const right = b.values.get(path)
    if (!right || canonicalText(left.value) === canonicalText(right.value)) continue
    const before = base?.values.get(path)?.stamp ?? ''
    if (left.stamp <= before || right.stamp <= before) continue
    const loser = laterRegister(left, right) === left ? right : left
    // A value that was taken away and lost says nothing worth keeping; null means settled.
    if (loser.value !== null) losers.set(lostKey(path, loser.stamp), loser.value)
  }
  return losers
}
