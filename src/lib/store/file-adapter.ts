import {isUtf8} from 'node:buffer'
import {dirname} from 'node:path'
import {type ChangedShelf, isChanged} from '../book/changed-shelf.ts'
import {once} from '../book/once.ts'
import {createShelf, type Shelf} from '../book/shelf.ts'
import {CrmError} from '../errors.ts'
import type {BookAdapter} from './adapter.ts'
import {ChangedUnderneath, ensureFolder, type FileState, readSnapshot, writeDurably} from './durable-write.ts'
import {bookChunks, parseBook} from './format.ts'
import type {BookIndex} from './index/book-index.ts'
import {buildIndex, spliceIndex} from './index/build-index.ts'
import {createIndexFile, hashOf, type IndexFile, type IndexOptions} from './index/index-file.ts'
import {createIndexedShelf} from './index/indexed-shelf.ts'
import {type Piece, spliceLines} from './index/splice-lines.ts'
import {type HeldLock, withLock} from './lock.ts'
import {type OpenFile, openFile} from './open-file.ts'
import {resolveTarget} from './target.ts'

interface FileAdapterOptions {
  /** How long to wait for another process, in milliseconds. */
  readonly waitMs: number
  /** Where the index of a large book is kept; without it every command reads the whole file. */
  readonly index?: (realFile: string) => IndexOptions
}

/** A file taken in: whole and checked, or by the index of one that was. */
interface Loaded {
  readonly shelf: Shelf
  /** The state it was in; null where there was none. */
  readonly stat: FileState | null
  /** Its index, where its bytes are the canonical ones by shape. */
  readonly index: () => BookIndex | undefined
  /** Its bytes where they are in memory. */
  readonly bytes?: Buffer
  chunks(from: number, to: number): Iterable<Uint8Array>
}

/** A book in one file: locked, read again, written whole to a temporary file and renamed (docs/RELIABILITY.md). */
export function createFileAdapter(file: string, {waitMs, index: indexOptions}: FileAdapterOptions): BookAdapter {
  const target = resolveTarget(file)
  const indexFile = indexOptions && createIndexFile(indexOptions(target))
  let loaded: Loaded | undefined
  let lock: HeldLock | undefined

  const readByIndex = (): Loaded | undefined => {
    const found = indexFile && openFile(target)
    if (!found || !indexFile.suits(found.state.size)) return undefined
    const index = recallUnlessChanged(indexFile, found)
    if (!index) return undefined
    const shelf = createIndexedShelf(index, found.read)
    return {shelf, stat: found.state, index: () => index, chunks: found.chunks}
  }

  const readWhole = (): Loaded | undefined => {
    const {bytes, stat} = readSnapshot(target)
    if (bytes === null) return undefined
    const {records, orderly} = parseBook(decode(bytes, target), target)
    const index = once(() => (orderly ? buildIndex(bytes, records) : undefined))
    if (stat && indexFile?.suits(stat.size)) {
      const built = index()
      if (built) indexFile.keep(built, stat, hashOf([bytes]))
    }
    return {shelf: createShelf(records), stat, index, bytes, chunks: (from, to) => [bytes.subarray(from, to)]}
  }

  const read = (): Shelf | null => {
    loaded = undefined
    loaded = readByIndex() ?? readWhole()
    return loaded?.shelf ?? null
  }

  /** Writes the lines that changed between those that stand; false where they do not stand in order. */
  const writeChange = ({base, changed}: ChangedShelf): boolean => {
    const before = loaded?.shelf === base ? loaded : undefined
    const index = before?.index()
    if (!before || !index) return false
    const fresh = [...changed.keys()].sort().flatMap(id => changed.get(id) ?? [])
    const {pieces, starts} = spliceLines(index, fresh)
    const chunks = chunksOf(pieces, before.chunks)
    const prove = indexFile?.suits(starts.at(-1) ?? 0) ?? false
    lock?.wrote()
    const state = writeDurably(target, before.bytes ? Buffer.concat([...chunks]) : chunks, before, {prove})
    const after = state && spliceIndex(index, fresh, starts)
    if (after) indexFile?.keepProven(after, state)
    return true
  }

  const write = (shelf: Shelf): void => {
    if (isChanged(shelf) && writeChange(shelf)) return
    lock?.wrote()
    writeDurably(target, bookChunks(shelf.records), loaded ?? {stat: null})
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

/** Whoever writes into the file while it is compared with its index is waited for by those who read it whole. */
function recallUnlessChanged(indexFile: IndexFile, found: OpenFile): BookIndex | undefined {
  try {
    return indexFile.recall(found)
  } catch (error) {
    if (error instanceof ChangedUnderneath) return undefined
    throw error
  }
}

/** Git and editors take no lock: what they changed meanwhile is read, and the change done on that. */
function retryOnce<T>(body: () => T): T {
  try {
    return body()
  } catch (error) {
    if (!(error instanceof ChangedUnderneath)) throw error
  }
  return body()
}

/** Text of a data file's bytes. Throws `data-file` for anything that is not UTF-8. */
export function decode(bytes: Buffer, file: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw new CrmError('data-file', `${file}: is not UTF-8 text`, {
    hint: 'Nothing was changed. Restore it from git or a backup, or convert it to UTF-8.',
  })
}

/** The bytes of pieces, those of the old text read as they are needed. */
function* chunksOf(pieces: readonly Piece[], old: Loaded['chunks']): Iterable<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) yield piece
    else yield* old(piece.from, piece.to)
  }
}
