import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Day} from '../calendar/day.ts'
import {ensureFolder, readSnapshot, writeDurably} from './durable-write.ts'

/** What was skipped in the reviews of a day: a matter of this machine and this day, so not of the book. */
export interface ReviewState {
  skipped(): ReadonlySet<string>
  skip(id: string): void
  /** Forgets what was skipped: all is asked about again. */
  clear(): void
}

/** The state of the reviews of a day in the folder of a book's state. What cannot be read counts as nothing. */
export function openReviewState(folder: string, today: Day): ReviewState {
  const file = join(folder, 'review.json')
  const skipped = new Set(readSkipped(file, today))
  const write = (): void => {
    ensureFolder(dirname(file))
    writeDurably(file, Buffer.from(`${JSON.stringify({day: today, skipped: [...skipped]})}\n`), readSnapshot(file))
  }
  return {
    skipped: () => skipped,
    skip: id => {
      skipped.add(id)
      write()
    },
    clear: () => {
      if (skipped.size === 0) return
      skipped.clear()
      write()
    },
  }
}

function readSkipped(file: string, today: Day): string[] {
  try {
    const {day, skipped}: {day?: unknown; skipped?: unknown} = JSON.parse(readFileSync(file, 'utf8'))
    return day === today && Array.isArray(skipped) ? skipped.filter(id => typeof id === 'string') : []
  } catch {
    return []
  }
}
