import {readOwnColumns} from '../../src/lib/exchange/columns/column-map.ts'
import type {DateOrder} from '../../src/lib/exchange/import-days.ts'
import type {
  FileReading,
  ImportEntry,
  ImportProblem,
  ImportRecord,
  ImportSink,
} from '../../src/lib/exchange/import-entry.ts'
import type {ImportEvent} from '../../src/lib/exchange/import-events.ts'
import type {ImportFile} from '../../src/lib/exchange/import-file.ts'
import type {ReadSettings} from '../../src/lib/exchange/import-settings.ts'

/** How a file is read in a test: on Monday, 2026-01-05, in Berlin; `map` as after `--map`. */
export const someSettings = ({
  map = [],
  ...given
}: {
  map?: readonly string[]
  dates?: DateOrder
  zone?: string
} = {}): ReadSettings => ({
  columns: readOwnColumns(map),
  dates: undefined,
  today: '2026-01-05',
  nowMs: Date.parse('2026-01-05T09:00:00+01:00'),
  zone: 'Europe/Berlin',
  ...given,
})

interface Kept {
  readonly sink: ImportSink
  readonly entries: ImportEntry[]
  readonly events: ImportEvent[]
  readonly records: ImportRecord[]
  readonly problems: ImportProblem[]
}

/** A sink that keeps everything that a reader finds, as it finds it. */
export function keepAll(): Kept {
  const entries: ImportEntry[] = []
  const problems: ImportProblem[] = []
  const events: ImportEvent[] = []
  const records: ImportRecord[] = []
  return {
    entries,
    events,
    records,
    problems,
    sink: {
      person: entry => void entries.push(entry),
      event: event => void events.push(event),
      record: record => void records.push(record),
      problem: problem => void problems.push(problem),
    },
  }
}

/** A file that stands in memory; its chunks are of few bytes. */
export const fileOf = (content: string | Uint8Array, name = 'a.txt'): ImportFile => {
  const bytes = Buffer.from(content)
  return {
    name,
    size: bytes.length,
    beginning: () => bytes,
    bytes: () => bytes,
    *chunks() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
    },
  }
}

/** Everything that a reader finds, and what it says of the file. */
export async function collect(read: (sink: ImportSink) => FileReading | Promise<FileReading>) {
  const {sink, ...kept} = keepAll()
  const reading = await read(sink)
  return {...reading, ...kept}
}
