import {closeSync, openSync, readFileSync, readSync} from 'node:fs'
import {invalidValue} from '../errors.ts'
import {errnoCode, explainErrno} from '../store/errno.ts'

/** A file to be read: whole, or piece by piece where it may be large. */
export interface ImportFile {
  /** As the user named it. */
  readonly name: string
  /** Its first bytes, at least enough to tell its format. */
  beginning(): Uint8Array
  bytes(): Uint8Array
  chunks(): Iterable<Uint8Array>
}

const beginningBytes = 65_536
const chunkBytes = 1 << 20

/** A file of the disk. Each of its ways to be read throws `invalid-value` where it cannot be. */
export function openImportFile(path: string, name: string): ImportFile {
  return {
    name,
    beginning: () => {
      for (const chunk of explaining(name, readChunks(path, beginningBytes))) return chunk
      return Buffer.alloc(0)
    },
    bytes: () => {
      try {
        return readFileSync(path)
      } catch (error) {
        throw explain(name, error)
      }
    },
    chunks: () => explaining(name, readChunks(path, chunkBytes)),
  }
}

function* readChunks(path: string, size: number): Generator<Uint8Array> {
  const fd = openSync(path, 'r')
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(size)
      const read = readSync(fd, chunk, 0, size, null)
      if (read === 0) return
      yield chunk.subarray(0, read)
    }
  } finally {
    closeSync(fd)
  }
}

function* explaining(name: string, chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    throw explain(name, error)
  }
}

function explain(name: string, error: unknown): unknown {
  const isTooLarge = errnoCode(error) === 'ERR_FS_FILE_TOO_LARGE'
  if (isTooLarge) return invalidValue(`${name} is larger than 2 GB`, 'Export it in parts.')
  if (errnoCode(error) === undefined) return error
  return invalidValue(`${name} could not be read: ${explainErrno(error)}`, 'Check the path and its permissions.')
}
