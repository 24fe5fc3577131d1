import {type CleanEntry, cleanEntry} from './clean-entry.ts'
import type {ImportProblem, ImportRecord, ImportSink} from './import-entry.ts'
import type {ImportEvent} from './import-events.ts'
import {PackedList} from './packed-list.ts'

/** What the files of an import hold, held against what a book takes. */
export interface ImportReading {
  readonly entries: PackedList<CleanEntry>
  readonly events: PackedList<ImportEvent>
  readonly records: PackedList<ImportRecord>
  /** In the order they were read. */
  readonly files: readonly string[]
  /** In the order of the files. */
  readonly problems: readonly ImportProblem[]
  /** A date that could be two days, as it is written, where the order of its parts was not said. */
  readonly ambiguous?: string
}

/** A reading while it grows. */
export interface Gathering extends ImportSink {
  reading(): ImportReading
}

/** Gathers what readers find; everybody gets `tags`. */
export function gather(tags: readonly string[] = []): Gathering {
  const entries = new PackedList<CleanEntry>()
  const events = new PackedList<ImportEvent>()
  const records = new PackedList<ImportRecord>()
  const files = new Set<string>()
  const problems: ImportProblem[] = []
  return {
    person: entry => {
      files.add(entry.file)
      const clean = cleanEntry(tags.length === 0 ? entry : {...entry, tags: [...entry.tags, ...tags]}, problems)
      if (clean) entries.push(clean)
    },
    event: event => void events.push(event),
    record: record => void records.push(record),
    problem: problem => {
      files.add(problem.file)
      problems.push(problem)
    },
    reading: () => ({entries, events, records, files: [...files], problems}),
  }
}
