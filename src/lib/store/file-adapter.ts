import {isUtf8} from 'node:buffer'
import {dirname} from 'node:path'
import {CrmError} from '../errors.ts'
import type {BookAdapter, Records} from './adapter.ts'
import {ChangedUnderneath, ensureFolder, readSnapshot, type Snapshot, writeDurably} from './durable-write.ts'
import {formatBook, type ParsedBook, parseBook, spliceBook} from './format.ts'
import {type HeldLock, withLock} from './lock.ts'
import {resolveTarget} from './target.ts'

interface FileAdapterOptions {
  /** How long to wait for another process, in milliseconds. */
  readonly waitMs: number
}

interface Loaded {
  readonly text: string
  readonly parsed: ParsedBook
}

/** A book in one file: locked, read again, written whole to a temporary file and renamed (docs/RELIABILITY.md). */
export function createFileAdapter(file: string, {waitMs}: FileAdapterOptions): BookAdapter {
  const target = resolveTarget(file)
  let snapshot: Snapshot = {bytes: null, stat: null}
  let loaded: Loaded | undefined
  let lock: HeldLock | undefined

  const read = (): Records | null => {
    const before = snapshot.bytes
    snapshot = readSnapshot(target)
    if (snapshot.bytes === null) loaded = undefined
    else if (!loaded || !before?.equals(snapshot.bytes)) {
      loaded = undefined
      const text = decode(snapshot.bytes, target)
      loaded = {text, parsed: parseBook(text, target)}
    }
    return loaded?.parsed.records ?? null
  }

  const write = (records: Records): void => {
    const text = loaded?.parsed.orderly ? spliceBook(loaded.text, loaded.parsed.records, records) : formatBook(records)
    lock?.wrote()
    writeDurably(target, Buffer.from(text), snapshot)
  }

  const exclusively = <T>(body: () => T): T => {
    ensureFolder(dirname(target))
    return withLock(target, {waitMs}, held => {
      lock = held
      try {
        return retryOnce(body)
      } finally {
        lock = undefined
      }
    })
  }
  return {place: target, read, write, exclusively}
}

/** Git and editors take no lock: what they changed meanwhile is read, and the change done on that. */
function retryOnce<T>(body: () => T): T {
  try {
    return body()
  } catch (error) {
    if (!(error instanceof ChangedUnderneath)) throw error
  }
  try {
    return body()
  } catch (error) {
    if (!(error instanceof ChangedUnderneath)) throw error
    throw new CrmError('data-file', error.message, {
      hint: 'Nothing was changed. Close the program that writes it and try again.',
      cause: error,
    })
  }
}

/** Text of a data file's bytes. Throws `data-file` for anything that is not UTF-8. */
export function decode(bytes: Buffer, file: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw new CrmError('data-file', `${file}: is not UTF-8 text`, {
    hint: 'Nothing was changed. Restore it from git or a backup, or convert it to UTF-8.',
  })
}
