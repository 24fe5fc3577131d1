import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs'
import {ChangedUnderneath, type FileState, isSameState, pickState} from './durable-write.ts'
import {errnoCode, throwDataFileError} from './errno.ts'
import {retryInterrupted} from './file-calls.ts'

/** A file that is read in parts: all of them of the state it was in when it was opened. */
export interface OpenFile {
  readonly state: FileState
  /** Bytes from one place up to another. Throws {@link ChangedUnderneath} where the file is no longer as it was, `data-file` where it cannot be read. */
  read(from: number, to: number): Buffer
  /** The bytes from one place up to another in pieces that are good until the next one is asked for. Throws likewise. */
  chunks(from: number, to: number): Iterable<Uint8Array>
}

const chunkSize = 1 << 16

/** Whoever read a book keeps its file open as long as it may be asked for more. */
const closing = new FinalizationRegistry<number>(fd => closeSync(fd))

/** Opens a file to read parts of it; undefined where there is none. Throws `data-file` when it cannot be opened. */
export function openFile(target: string): OpenFile | undefined {
  try {
    const fd = retryInterrupted(() => openSync(target, constants.O_RDONLY | constants.O_NONBLOCK))
    const file = readPartsOf(fd, target)
    closing.register(file, fd)
    return file
  } catch (error) {
    if (errnoCode(error) === 'ENOENT') return undefined
    return throwUnreadable(target, error)
  }
}

const throwUnreadable = (target: string, error: unknown): never =>
  throwDataFileError(`${target} could not be read`, target, error)

function readPartsOf(fd: number, target: string): OpenFile {
  const opened = fstatSync(fd, {bigint: true})
  const state = pickState(opened)
  const fill = (bytes: Uint8Array, from: number): void => {
    try {
      for (let filled = 0; filled < bytes.length; ) {
        const count = retryInterrupted(() => readSync(fd, bytes, filled, bytes.length - filled, from + filled))
        if (count === 0) throw new ChangedUnderneath(target)
        filled += count
      }
    } catch (error) {
      throwUnreadable(target, error)
    }
  }
  const check = (): void => {
    const now = fstatSync(fd, {bigint: true})
    // Another file took its name: that changes the number of names and the time of that change, but no byte of what is open here.
    const isReplaced = now.nlink !== opened.nlink && now.size === opened.size && now.mtimeNs === opened.mtimeNs
    if (!isReplaced && !isSameState(pickState(now), state)) throw new ChangedUnderneath(target)
  }
  return {
    state,
    read: (from, to) => {
      const bytes = Buffer.allocUnsafeSlow(to - from)
      fill(bytes, from)
      check()
      return bytes
    },
    *chunks(from, to) {
      const room = Buffer.allocUnsafeSlow(Math.min(chunkSize, to - from))
      for (let at = from; at < to; at += chunkSize) {
        const chunk = room.subarray(0, Math.min(chunkSize, to - at))
        fill(chunk, at)
        yield chunk
      }
      check()
    },
  }
}
