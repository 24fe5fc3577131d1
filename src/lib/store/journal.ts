import {appendFileSync, closeSync, openSync, readSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {JournalEntry} from '../change/journal.ts'
import {ensureFolder, readSnapshot, writeDurably} from './durable-write.ts'
import {setMode} from './file-calls.ts'

/** How many steps can be taken back. */
export const journalSteps = 50

/** Beyond this many bytes an append first drops what can no longer be taken back. */
const compactBeyond = 1 << 20

/** What this machine did to a book, newest last: what undo, redo and history read. Never part of the book. */
export interface Journal {
  entries(): readonly JournalEntry[]
  append(entry: JournalEntry): void
  /** Writes the journal anew with other entries: for erasure. */
  rewrite(entries: readonly JournalEntry[]): void
}

/** A journal in memory, for tests and embedding. */
export function createMemoryJournal(): Journal {
  let held: readonly JournalEntry[] = []
  return {
    entries: () => held,
    append: entry => {
      held = [...held, entry]
    },
    rewrite: entries => {
      held = entries
    },
  }
}

/** The journal of one book in this machine's state folder, one entry a line. A damaged line is passed over. */
export function createFileJournal(folder: string): Journal {
  const file = join(folder, 'journal.jsonl')
  const lines = (): string[] =>
    (readSnapshot(file).bytes?.toString('utf8') ?? '').split('\n').filter(line => line !== '')
  const writeLines = (kept: readonly string[]): void => {
    ensureFolder(folder)
    writeDurably(file, Buffer.from(kept.map(line => `${line}\n`).join('')), readSnapshot(file))
  }
  const compact = (): void => {
    const held = lines()
    if (held.length > journalSteps * 2) writeLines(held.slice(-journalSteps))
  }
  const append = (entry: JournalEntry): void => {
    ensureFolder(folder)
    const size = statSync(file, {throwIfNoEntry: false})?.size
    if (size !== undefined && size > compactBeyond) compact()
    const begin = size !== undefined && !endsLine(file) ? '\n' : ''
    appendFileSync(file, `${begin}${JSON.stringify(entry)}\n`, {mode: 0o600})
    if (size === undefined) setMode(file, 0o600)
  }
  return {
    entries: () =>
      lines()
        .slice(-journalSteps * 2)
        .flatMap(readEntry),
    append,
    rewrite: kept => writeLines(kept.map(entry => JSON.stringify(entry))),
  }
}

/** False where a process ended in the middle of its entry: the next one must not be spoilt by it. */
function endsLine(file: string): boolean {
  const fd = openSync(file, 'r')
  try {
    const size = statSync(file).size
    const last = Buffer.alloc(1)
    return size === 0 || (readSync(fd, last, 0, 1, size - 1) === 1 && last[0] === 0x0a)
  } finally {
    closeSync(fd)
  }
}

function readEntry(line: string): JournalEntry[] {
  try {
    const entry = JSON.parse(line) as JournalEntry
    return typeof entry.id === 'string' && Array.isArray(entry.records) ? [entry] : []
  } catch {
    return []
  }
}
