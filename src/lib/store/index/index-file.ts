import {readFileSync, renameSync} from 'node:fs'
import {dirname} from 'node:path'
import {currentFormat} from '../../book/book-info.ts'
import {collections} from '../../book/registry.ts'
import {ensureFolder, type FileState} from '../durable-write.ts'
import {createFile, nameTemporary, removeQuietly} from '../file-calls.ts'
import {clearTemporaries} from '../litter.ts'
import type {OpenFile} from '../open-file.ts'
import type {BookIndex} from './book-index.ts'
import {outlinedFields} from './build-index.ts'
import {byteOrder, type IndexHead, readIndexBytes, writeIndexBytes} from './index-bytes.ts'

/*
 * An index is used only for the bytes that it was made from. That is proven by their SHA-256, or, to read less, by the state of the
 * file (device, inode, size, times of change): every change of a file gives it another time of change, but for one in the same tick of the
 * file system's clock. So a state counts as proof where the file was written by this program, which sees to it that no later write
 * gives it that time; of any other file only once the bytes were compared three seconds or more after it was first seen, when the
 * tick is over on every file system in use. A file that is new to the index is compared.
 */
const tickMs = 3000

const smallestIndexed = 1 << 16

/** Where the index of a book is kept, and what it depends on. */
export interface IndexOptions {
  /** The file of the index: in the cache folder, where it may be removed at any time. */
  readonly path: string
  /** The version of the program: another one may check records otherwise. */
  readonly version: string
  /** The clock of the machine in milliseconds. */
  readonly nowMs: () => number
  /** Smaller files, in bytes, get no index: they are read and checked as fast. */
  readonly smallest?: number
}

/** The index of one book, remembered from command to command. */
export interface IndexFile {
  /** Whether a file of so many bytes gets an index. */
  suits(size: number | bigint): boolean
  /** The index of a file as it stands; undefined where none is known to be of these bytes. */
  recall(file: OpenFile): BookIndex | undefined
  /** Remembers the index of bytes with this hash, in a file of this state. That it cannot be written is no matter. */
  keep(index: BookIndex, state: FileState, hash: string): void
  /** The same of bytes whose file is in a state that only they can be in. */
  keepProven(index: BookIndex, state: FileState): void
}

/** Opens the index file of a book. */
export function createIndexFile({path, version, nowMs, smallest = smallestIndexed}: IndexOptions): IndexFile {
  const key = keyOf(version)
  const write = (head: IndexHead, index: BookIndex): void => {
    try {
      ensureFolder(dirname(path))
      clearTemporaries(path)
      const temporary = nameTemporary(path)
      createFile(temporary, [writeIndexBytes(head, index)])
      try {
        renameSync(temporary, path)
      } catch {
        removeQuietly(temporary)
      }
    } catch {
      // Without an index the next command reads the whole file, and else does the same.
    }
  }
  const recall = (file: OpenFile): BookIndex | undefined => {
    const held = readHeld(path)
    const state = stateText(file.state)
    if (held?.head.key !== key || held.head.size !== Number(file.state.size)) return undefined
    const {head} = held
    const isSame = head.state === state
    if (isSame && head.settled) return held.index()
    if (head.hash === null || hashOf(file.chunks(0, head.size)) !== head.hash) return undefined
    const index = held.index()
    const now = nowMs()
    const settled = isSame && now - head.seenMs >= tickMs
    if (index && (settled || !isSame)) write({...head, state, seenMs: isSame ? head.seenMs : now, settled}, index)
    return index
  }
  const keepAs = (index: BookIndex, state: FileState, hash: string | null): void => {
    const head = {key, state: stateText(state), size: Number(state.size), hash, seenMs: nowMs(), settled: hash === null}
    write(head, index)
  }
  return {
    suits: size => size >= smallest,
    recall,
    keep: keepAs,
    keepProven: (index, state) => keepAs(index, state, null),
  }
}

/** Changes with what is checked and what is outlined. */
const keyOf = (version: string): string =>
  JSON.stringify([
    'crm index 2',
    version,
    currentFormat,
    byteOrder,
    collections.map(({type}) => [type, ...outlinedFields(type).map(([name, as]) => `${name} ${as}`)].join(' ')),
  ])

/** The state of a file as an index tells it. */
export const stateText = ({dev, ino, size, mtimeNs, ctimeNs}: FileState): string =>
  [dev, ino, size, mtimeNs, ctimeNs].join(' ')

function readHeld(path: string): ReturnType<typeof readIndexBytes> {
  try {
    return readIndexBytes(readFileSync(path))
  } catch {
    return undefined
  }
}

/** SHA-256 of bytes that come in pieces. Node's cryptography takes a tenth of a start to load, so writes do without. */
export function hashOf(chunks: Iterable<Uint8Array>): string {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256')
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}
