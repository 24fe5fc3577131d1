import {closeSync, constants, fstatSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, statSync} from 'node:fs'
import {dirname} from 'node:path'
import {CrmError} from '../errors.ts'
import {errnoCode, explainErrno, throwDataFileError} from './errno.ts'
import {createFile, nameTemporary, removeQuietly, retryInterrupted, type SetBack, sleep} from './file-calls.ts'
import {clearTemporaries} from './litter.ts'
import {refuseUnlessPlainFile} from './target.ts'

/** What tells one state of a file from another; times in nanoseconds. */
export interface FileState {
  readonly dev: bigint
  readonly ino: bigint
  readonly size: bigint
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
}

/** A file as it was read: both null when there was none. */
export interface Snapshot {
  readonly bytes: Buffer | null
  readonly stat: FileState | null
}

/** Bytes whole or in pieces. */
type Bytes = Uint8Array | Iterable<Uint8Array>

/** The state that a file must still be in to be replaced; null: there must be none. */
type Expected = Pick<Snapshot, 'stat'>

/** The file is no longer the one that was read: read again, and redo the change on that. */
export class ChangedUnderneath extends CrmError {
  constructor(target: string) {
    super('data-file', `${target} was changed by another program meanwhile`, {
      hint: 'Nothing was changed. Close the program that writes it and try again.',
    })
  }
}

/** Text longer than this fits in no string. */
const largestFile = 0x1fffffe8n
const readAttempts = 10

/** What file systems answer that cannot flush a folder. */
const folderSyncUnsupported: ReadonlySet<string | undefined> = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS'])

export const pickState = ({dev, ino, size, mtimeNs, ctimeNs}: FileState): FileState => ({
  dev,
  ino,
  size,
  mtimeNs,
  ctimeNs,
})

function fillBuffer(fd: number, bytes: Buffer): number {
  let filled = 0
  while (filled < bytes.length) {
    const count = retryInterrupted(() => readSync(fd, bytes, filled, bytes.length - filled, null))
    if (count === 0) break
    filled += count
  }
  return filled
}

/** The file at one moment, or null when it was changed while it was read. */
function readOnce(target: string): Snapshot | null {
  const fd = retryInterrupted(() => openSync(target, constants.O_RDONLY | constants.O_NONBLOCK))
  try {
    const before = fstatSync(fd, {bigint: true})
    refuseUnlessPlainFile(target, before)
    if (before.size > largestFile) {
      throw new CrmError('data-file', `${target} is too large for a book: ${before.size} bytes`, {
        hint: 'Name another file with --file or CRM_FILE.',
      })
    }
    const bytes = Buffer.allocUnsafe(Number(before.size))
    const filled = fillBuffer(fd, bytes)
    const after = fstatSync(fd, {bigint: true})
    const still = filled === bytes.length && after.size === before.size && after.mtimeNs === before.mtimeNs
    return still ? {bytes, stat: pickState(before)} : null
  } finally {
    closeSync(fd)
  }
}

/**
 * Reads a whole file and the state it was in, both of the same moment. No file is an empty snapshot.
 * Throws `data-file` when it cannot be read, is no plain file, or keeps changing.
 */
export function readSnapshot(target: string): Snapshot {
  try {
    for (let attempts = 0; attempts < readAttempts; attempts++) {
      const snapshot = readOnce(target)
      if (snapshot !== null) return snapshot
      sleep(10)
    }
  } catch (error) {
    if (errnoCode(error) === 'ENOENT') return {bytes: null, stat: null}
    throwDataFileError(`${target} could not be read`, target, error)
  }
  throw new CrmError('data-file', `${target} keeps changing while it is read`, {
    hint: 'Close the other program that writes it and try again.',
  })
}

/** Flushes a folder's entries to the disk, where that can be done: Windows has no way to, and notes them in its own journal. Throws the system's error. */
export function syncFolder(folder: string, platform = process.platform): void {
  if (platform === 'win32') return
  try {
    const fd = retryInterrupted(() => openSync(folder, constants.O_RDONLY))
    try {
      retryInterrupted(() => fsyncSync(fd))
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    if (!folderSyncUnsupported.has(errnoCode(error))) throw error
  }
}

/** Makes a folder, and those above it that are missing, with mode 0700. Throws `data-file` when it cannot be made. */
export function ensureFolder(folder: string): void {
  try {
    if (statSync(folder, {throwIfNoEntry: false})?.isDirectory() === true) return
    const first = retryInterrupted(() => mkdirSync(folder, {recursive: true, mode: 0o700}))
    if (first === undefined) return
    for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made))
  } catch (error) {
    throwDataFileError(`the folder ${folder} could not be made`, folder, error)
  }
}

export const isSameState = (now: FileState | undefined, read: FileState | null): boolean =>
  now === undefined || read === null
    ? now === undefined && read === null
    : now.dev === read.dev &&
      now.ino === read.ino &&
      now.size === read.size &&
      now.mtimeNs === read.mtimeNs &&
      now.ctimeNs === read.ctimeNs

const stateNow = (path: string) => statSync(path, {bigint: true, throwIfNoEntry: false})

/** The state a file is in. Throws the system's error. */
export const stateOf = (path: string): FileState => pickState(statSync(path, {bigint: true}))

/**
 * The state of a file that was set back, if it bears an earlier time than that of its last write; undefined where the file system
 * did not keep that time, or another file stands there, or none.
 */
export function provenState(target: string, written: SetBack): FileState | undefined {
  try {
    const state = stateOf(target)
    return state.ino === written.ino && state.mtimeNs < written.writtenNs ? state : undefined
  } catch {
    return undefined
  }
}

interface WriteOptions {
  /** The mode of the file that stood stays, instead of 0600. */
  readonly keepMode?: boolean
  /** Sees to it that the state of the file proves its bytes, and is returned. */
  readonly prove?: boolean
}

function replaceFile(
  target: string,
  bytes: Bytes,
  expected: Expected,
  {keepMode, prove = false}: WriteOptions,
): FileState | undefined {
  const mode = keepMode ? Number(stateNow(target)?.mode ?? 0o600) & 0o777 : 0o600
  clearTemporaries(target)
  const temporary = nameTemporary(target)
  const written = createFile(temporary, bytes, {sync: true, mode, back: prove})
  try {
    if (!isSameState(stateNow(target), expected.stat)) throw new ChangedUnderneath(target)
    retryInterrupted(() => renameSync(temporary, target))
  } catch (error) {
    removeQuietly(temporary)
    throw error
  }
  return written && provenState(target, written)
}

/**
 * Replaces a file by these bytes, all or nothing, so that they outlast a power cut: temporary file, flush, rename, flush of the folder.
 * `target` is a real path ({@link resolveTarget}), `expected` what was read there before. The mode becomes 0600.
 *
 * With `prove` it returns the state that the file is in now, if only a file with these bytes can be in it: its time of change was set
 * back to one that no later write gives it. Undefined where the file system does not keep times so.
 *
 * Throws {@link ChangedUnderneath} when the file is no longer the expected one, `data-file` when it cannot be written (it is as it was then),
 * `written-but` when only the last flush failed.
 */
export function writeDurably(
  target: string,
  bytes: Bytes,
  expected: Expected,
  options: WriteOptions = {},
): FileState | undefined {
  let state: FileState | undefined
  try {
    state = replaceFile(target, bytes, expected, options)
  } catch (error) {
    throwDataFileError(`${target} could not be written`, target, error)
  }
  const folder = dirname(target)
  try {
    syncFolder(folder)
  } catch (cause) {
    throw new CrmError(
      'written-but',
      `written, but the folder ${folder} could not be flushed: ${explainErrno(cause)}`,
      {
        hint: `The change is in ${target}, but a power cut soon could take it back. Check the disk.`,
        cause,
      },
    )
  }
  return state
}
