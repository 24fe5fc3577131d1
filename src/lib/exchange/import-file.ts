import {closeSync, openSync, readFileSync, readSync, statSync} from 'node:fs'
import {resolve} from 'node:path'
import {isatty} from 'node:tty'
import {invalidValue} from '../errors.ts'
import {errnoCode, explainErrno} from '../store/errno.ts'

/** A file to be read: whole, or piece by piece where it may be large. */
export interface ImportFile {
  /** As the user named it. */
  readonly name: string
  /** In bytes, as the disk knows it; 0 of what is not on the disk. */
  readonly size: number
  /** Its first bytes, at least enough to tell its format. */
  beginning(): Uint8Array
  bytes(): Uint8Array
  chunks(): Iterable<Uint8Array>
}

const beginningBytes = 65_536
const chunkBytes = 1 << 20

/** What stands for standard input among the files of a command. */
const standardInput = '-'

/**
 * A file of the disk, or what a pipe brings: that is read once and kept, as a file may be read several times. `-` is standard input.
 * Each of its ways to be read throws `invalid-value` where it cannot be.
 */
export function openImportFile(cwd: string, name: string): ImportFile {
  if (name === standardInput) return keptFile('standard input', readStandardInput)
  const path = resolve(cwd, name)
  const found = statSync(path, {throwIfNoEntry: false})
  if (found && !found.isFile() && !found.isDirectory()) return keptFile(name, () => readFileSync(path))
  return {
    name,
    size: found?.size ?? 0,
    beginning: () => {
      for (const chunk of explaining(name, readChunks(path, beginningBytes))) return chunk
      return Buffer.alloc(0)
    },
    bytes: () => reading(name, () => readFileSync(path)),
    chunks: () => explaining(name, readChunks(path, chunkBytes)),
  }
}

function keptFile(name: string, read: () => Uint8Array): ImportFile {
  let kept: Uint8Array | undefined
  const bytes = () => (kept ??= reading(name, read))
  return {name, size: 0, beginning: bytes, bytes, chunks: () => [bytes()]}
}

function readStandardInput(): Uint8Array {
  if (isatty(0)) {
    throw invalidValue('nothing is piped into standard input', 'Pipe a file in: … | crm import -. Or name the file.')
  }
  return readFileSync(0)
}

function reading(name: string, read: () => Uint8Array): Uint8Array {
  try {
    return read()
  } catch (error) {
    throw explain(name, error)
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
