import {readOwnColumns} from '../../src/lib/exchange/columns/column-map.ts'
import type {FileReading, ImportEntry, ImportProblem, ImportSink} from '../../src/lib/exchange/import-entry.ts'
import type {ReadSettings} from '../../src/lib/exchange/import-settings.ts'

/** How a file is read in a test: on Monday, 2026-01-05, in Berlin; `map` as after `--map`. */
export const someSettings = ({
  map = [],
  ...given
}: Partial<ReadSettings> & {map?: readonly string[]} = {}): ReadSettings => ({
  columns: readOwnColumns(map),
  dates: undefined,
  today: '2026-01-05',
  zone: 'Europe/Berlin',
  ...given,
})

/** A sink that keeps everything that a reader finds, as it finds it. */
export function keepAll(): {sink: ImportSink; entries: ImportEntry[]; problems: ImportProblem[]} {
  const entries: ImportEntry[] = []
  const problems: ImportProblem[] = []
  return {
    entries,
    problems,
    sink: {person: entry => void entries.push(entry), problem: problem => void problems.push(problem)},
  }
}

/** Everything that a reader finds, and what it says of the file. */
export async function collect(read: (sink: ImportSink) => FileReading | Promise<FileReading>) {
  const {sink, ...kept} = keepAll()
  const reading = await read(sink)
  return {...reading, ...kept}
}
