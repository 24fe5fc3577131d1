import type {StoredRecord} from '../../change/json.ts'
import {type BookIndex, idAt, type Run, runAt} from './book-index.ts'

/** Reads bytes of the file that an index is of. */
export type ReadBytes = (from: number, to: number) => Buffer

/** The records on lines of a file, each parsed once. Throws where the file is not the one of the index. */
export interface LineReader {
  record(line: number): StoredRecord
  /** Every record of a run, removed ones too. */
  run(run: Run): readonly StoredRecord[]
  /** Every record. */
  whole(): readonly StoredRecord[]
}

/** Reading a line on its own takes as long as reading so many bytes at once. */
const bytesPerRead = 1 << 13

/** What is known of a run: when many of its lines were asked for one by one, its bytes. */
interface HeldRun {
  reads: number
  bytes?: Buffer
  records?: readonly StoredRecord[]
}

export function createLineReader(index: BookIndex, read: ReadBytes): LineReader {
  const {starts, count} = index
  const held = new Map<Run, HeldRun>()
  const single = new Map<number, StoredRecord>()
  let all: readonly StoredRecord[] | undefined
  const startOf = (line: number): number => starts[line] ?? 0

  const heldOf = (run: Run): HeldRun => {
    const known = held.get(run) ?? {reads: 0}
    held.set(run, known)
    return known
  }
  const record = (line: number): StoredRecord => {
    const run = runAt(index, line)
    if (!run) throw new Error(`no line ${line}`)
    const known = heldOf(run)
    const found = all?.[line] ?? known.records?.[line - run.first] ?? single.get(line)
    if (found) return found
    const from = startOf(run.first)
    const to = startOf(run.first + run.count)
    if (!known.bytes && ++known.reads * bytesPerRead >= to - from) known.bytes = read(from, to)
    const start = startOf(line)
    const end = startOf(line + 1)
    const parsed = known.bytes
      ? parseLine(known.bytes, start - from, end - from)
      : parseLine(read(start, end), 0, end - start)
    if (parsed.id !== idAt(index, line)) throw misfit(line)
    single.set(line, parsed)
    return parsed
  }
  return {
    record,
    run: run => {
      if (all) return all.slice(run.first, run.first + run.count)
      const known = heldOf(run)
      const end = run.first + run.count
      known.records ??= parseLines(index, known.bytes ?? read(startOf(run.first), startOf(end)), run.first, end)
      return known.records
    },
    whole: () => {
      all ??= parseLines(index, read(startOf(0), startOf(count)), 0, count)
      return all
    },
  }
}

/** The record of one line; a comma and the line's end follow it. */
const parseLine = (bytes: Buffer, start: number, end: number): StoredRecord =>
  JSON.parse(bytes.toString('utf8', start, end - 2))

/** The records of neighbouring lines, from their bytes. */
function parseLines(index: BookIndex, bytes: Buffer, from: number, to: number): StoredRecord[] {
  if (from === to) return []
  const records: StoredRecord[] = JSON.parse(`[${bytes.toString('utf8', 0, bytes.length - 2)}]`)
  if (records.length !== to - from || records[0]?.id !== idAt(index, from)) throw misfit(from)
  return records
}

const misfit = (line: number): Error => new Error(`the index of the book does not fit its line ${line}`)
