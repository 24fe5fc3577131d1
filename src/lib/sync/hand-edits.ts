import {canonicalText, type StoredRecord} from '../change/json.ts'
import {recordFrom, registersOf} from '../change/registers.ts'
import type {Stamp} from '../change/stamp.ts'

/**
 * Values that were changed in an editor keep the stamp of the value before, and would lose against it by chance. They get a new
 * stamp: `stamp` is asked for at the first one. Returns the records as they are where there are none.
 */
export function stampHandEdits(
  before: readonly StoredRecord[],
  now: readonly StoredRecord[],
  stamp: () => Stamp,
): readonly StoredRecord[] {
  const known = new Map(before.map(record => [record.id, record]))
  return now.map(record => {
    const old = known.get(record.id)
    if (!old || old === record || old['_forgot'] === 1 || record['_forgot'] === 1) return record
    if (JSON.stringify(old) === JSON.stringify(record)) return record
    return stampRecord(old, record, stamp)
  })
}

function stampRecord(old: StoredRecord, record: StoredRecord, stamp: () => Stamp): StoredRecord {
  const was = registersOf(old).values
  const registers = registersOf(record)
  const edited = [...registers.values].filter(([path, {value, stamp: held}]) => {
    const before = was.get(path)
    return before !== undefined && before.stamp === held && canonicalText(before.value) !== canonicalText(value)
  })
  if (edited.length === 0) return record
  for (const [path, {value}] of edited) registers.values.set(path, {value, stamp: stamp()})
  return recordFrom(registers)
}
