import type {Json} from '../../change/json.ts'
import {type BookIndex, type Codes, idLength, type Run} from './book-index.ts'

/** The lines of live records, by type. */
export interface LiveLines {
  /** Those of a type, or of these those that count. */
  all(type: string, counts?: (line: number) => boolean): number[]
  /** Those of a type of which a field that the index holds has a value. */
  where(type: string, field: string, value: string): number[]
  /** Finds those of a type that hang on a customer. */
  of(type: string): (customer: string) => readonly number[]
  /**
   * What is made of the last line of a type of each customer, of those that count: by its day, then by what decides
   * within one.
   */
  latest<R>(
    type: string,
    counts: (line: number) => boolean,
    isLaterInDay: (line: number, held: number) => boolean,
    make: (line: number) => R,
  ): ReadonlyMap<string, R>
}

/** More customers than this are quicker looked up once the lines of all were sorted by customer. */
const fewLookups = 8

const none: readonly number[] = []

/** Finds the lines of live records by the columns of an index. */
export function createLiveLines({runs, values, removed}: BookIndex): LiveLines {
  const runOf = new Map(runs.map(run => [run.type, run]))
  let codes: ReadonlyMap<string, number> | undefined

  const isLive = (line: number): boolean => removed[line] === 0
  return {
    all: (type, counts = () => true) => {
      const run = runOf.get(type)
      const lines: number[] = []
      const end = run ? run.first + run.count : 0
      for (let line = run?.first ?? 0; line < end; line++) if (isLive(line) && counts(line)) lines.push(line)
      return lines
    },
    where: (type, field, value) => {
      const run = runOf.get(type)
      const column = run?.columns[field]
      return run && column ? scan(run, column, values.indexOf(value)).filter(isLive) : []
    },
    of: type => {
      const run = runOf.get(type)
      const column = run?.columns['customer']
      if (!run || !column) return () => none
      let lookups = 0
      let sorted: SortedLines | undefined
      return customer => {
        if (!sorted && ++lookups <= fewLookups) return scan(run, column, values.indexOf(customer)).filter(isLive)
        codes ??= codesOfIds(values)
        sorted ??= sortLines(run, column, values.length, isLive)
        return linesWith(sorted, codes.get(customer))
      }
    },
    latest: (type, counts, isLaterInDay, make) => {
      const run = runOf.get(type)
      const customers = run?.columns['customer']
      const days = run?.columns['on']
      if (!run || !customers || !days) return new Map()
      const {first, count} = run
      const isLaterLine = (line: number, held: number): boolean => {
        const day = days[line - first] ?? 0
        const heldDay = days[held - first] ?? 0
        return day === heldDay ? isLaterInDay(line, held) : (values[day] ?? '') > (values[heldDay] ?? '')
      }
      const last = new Int32Array(values.length).fill(-1)
      for (let line = first; line < first + count; line++) {
        const customer = customers[line - first] ?? 0
        if (customer === 0 || removed[line] !== 0) continue
        const held = last[customer] ?? -1
        // Most lines are earlier than one that counted: those need not be looked at.
        if ((held < 0 || isLaterLine(line, held)) && counts(line)) last[customer] = line
      }
      const found = new Map<string, ReturnType<typeof make>>()
      last.forEach((line, code) => {
        if (line >= 0) found.set(String(values[code]), make(line))
      })
      return found
    },
  }
}

/** The code of each value that may be an id. */
function codesOfIds(values: readonly (Json | undefined)[]): ReadonlyMap<string, number> {
  const codes = new Map<string, number>()
  for (let code = 0; code < values.length; code++) {
    const value = values[code]
    if (typeof value === 'string' && value.length === idLength) codes.set(value, code)
  }
  return codes
}

/** The lines of a run that have a value. */
function scan({first}: Run, column: Codes, code: number): number[] {
  const lines: number[] = []
  if (code <= 0) return lines
  for (let at = column.indexOf(code); at >= 0; at = column.indexOf(code, at + 1)) lines.push(first + at)
  return lines
}

/** The live lines of a run sorted by the value that they have, and where those of each value end. */
interface SortedLines {
  readonly lines: Uint32Array
  readonly ends: Uint32Array
}

/** Sorts by counting. */
function sortLines(
  {first, count}: Run,
  column: Codes,
  valueCount: number,
  isLive: (line: number) => boolean,
): SortedLines {
  const ends = new Uint32Array(valueCount)
  for (let at = 0; at < count; at++) {
    const code = column[at] ?? 0
    if (isLive(first + at)) ends[code] = (ends[code] ?? 0) + 1
  }
  for (let code = 1; code < valueCount; code++) ends[code] = (ends[code] ?? 0) + (ends[code - 1] ?? 0)
  const starts = ends.slice()
  const lines = new Uint32Array(count)
  for (let at = count - 1; at >= 0; at--) {
    if (!isLive(first + at)) continue
    const code = column[at] ?? 0
    const place = (starts[code] ?? 0) - 1
    starts[code] = place
    lines[place] = first + at
  }
  return {lines, ends}
}

function linesWith({lines, ends}: SortedLines, code: number | undefined): readonly number[] {
  if (code === undefined) return none
  const start = ends[code - 1] ?? 0
  const end = ends[code] ?? 0
  if (start === end) return none
  const found: number[] = []
  for (let at = start; at < end; at++) found.push(lines[at] ?? 0)
  return found
}
