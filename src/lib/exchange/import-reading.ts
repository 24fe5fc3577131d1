import {type CleanEntry, cleanEntry} from './clean-entry.ts'
import type {ImportProblem, ImportSink} from './import-entry.ts'

/** What the files of an import hold, held against what a book takes. */
export interface ImportReading {
  readonly entries: readonly CleanEntry[]
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
  const entries: CleanEntry[] = []
  const problems: ImportProblem[] = []
  return {
    person: entry => {
      const clean = cleanEntry(tags.length === 0 ? entry : {...entry, tags: [...entry.tags, ...tags]}, problems)
      if (clean) entries.push(clean)
    },
    problem: problem => void problems.push(problem),
    reading: () => ({entries, problems}),
  }
}
