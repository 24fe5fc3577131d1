import {
  chmodSync,
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  futimesSync,
  openSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {errnoCode} from './errno.ts'

const privateMode = 0o600
const retries = 30

/** File systems without permissions of their own (FAT, some network folders) refuse to set them. */
const modesUnsupported: ReadonlySet<string | undefined> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
])

/** On Windows, a reader or a virus scanner that has the file open for a moment. */
const busyOnWindows: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Blocks the process for so many milliseconds. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Makes a system call again that a signal interrupted (or, on Windows, a file that is open elsewhere), for half a second at most. */
export function retryInterrupted<T>(call: () => T): T {
  for (let tries = 1; ; tries++) {
    try {
      return call()
    } catch (error) {
      const code = errnoCode(error)
      const passes = code === 'EINTR' || (process.platform === 'win32' && busyOnWindows.has(code))
      if (!passes || tries === retries) throw error
      sleep(Math.min(tries - 1, 20))
    }
  }
}

/** Random bytes: from the system's device, where there is one, since to load Node's cryptography takes a twelfth of a start. */
export function randomBytes(count: number, device = '/dev/urandom'): Uint8Array {
  const bytes = new Uint8Array(count)
  return fillFrom(device, bytes) ? bytes : process.getBuiltinModule('node:crypto').randomBytes(count)
}

function fillFrom(device: string, bytes: Uint8Array): boolean {
  try {
    const fd = openSync(device, 'r')
    try {
      // A plain file of this name, as Windows or a bare root may have, would give every process the same ids.
      return fstatSync(fd).isCharacterDevice() && readSync(fd, bytes) === bytes.length
    } finally {
      closeSync(fd)
    }
  } catch {
    return false
  }
}

/** Twelve characters that no other process draws: for names and tokens, not for secrets. */
export function randomToken(): string {
  return Array.from(randomBytes(12), byte => (byte & 31).toString(32)).join('')
}

/** A new name for a temporary file beside `path`; the process id in it tells later whether its writer still lives. */
export const nameTemporary = (path: string): string =>
  join(dirname(path), `.${basename(path)}.tmp-${process.pid}-${randomToken()}`)

/** Removes a file; that it cannot be removed, or is not there, is no matter. */
export function removeQuietly(path: string): void {
  try {
    retryInterrupted(() => unlinkSync(path))
  } catch {
    // Whoever takes the lock next clears it away.
  }
}

/** Writes until every byte is out: a call may take fewer than it was given, as on a nearly full disk. */
function writeAll(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    const count = retryInterrupted(() => writeSync(fd, bytes, written, bytes.length - written))
    if (count === 0) throw Object.assign(new Error('no byte could be written'), {code: 'ENOSPC', syscall: 'write'})
    written += count
  }
}

function whereSupported(setMode: () => void): void {
  try {
    retryInterrupted(setMode)
  } catch (error) {
    if (!modesUnsupported.has(errnoCode(error))) throw error
  }
}

/** Gives a file or folder a mode, where its file system has modes. Throws the system's error. */
export const setMode = (path: string, mode: number): void => whereSupported(() => chmodSync(path, mode))

/** A file whose time of change was set back. */
export interface SetBack {
  readonly ino: bigint
  /** When it was written, in nanoseconds: it bears an earlier time. */
  readonly writtenNs: bigint
}

/**
 * Sets the time of change of a file that was just written two microseconds back. Whoever writes into it later gives it the time of that
 * moment, which is not before this last write: so as long as it bears an earlier time, it holds what was written here. Undefined
 * where that cannot be done.
 */
function setBack(fd: number): SetBack | undefined {
  try {
    const {ino, mtimeNs} = fstatSync(fd, {bigint: true})
    const seconds = Number(mtimeNs / 1000n - 2n) / 1e6
    futimesSync(fd, seconds, seconds)
    return {ino, writtenNs: mtimeNs}
  } catch {
    return undefined
  }
}

interface CreateOptions {
  /** Waits until the bytes are on the disk. */
  readonly sync?: boolean
  /** Sets the time of change back, so that later writes can be told. */
  readonly back?: boolean
  /** Permission bits; 0600 unless told. */
  readonly mode?: number
}

/**
 * Creates a file that does not exist yet with these bytes, piece by piece, and, whatever the umask, this mode. When that fails nothing stays behind.
 * Returns what tells later writes, where that was asked for and could be done.
 * Throws the system's error: `EEXIST` when there is one already.
 */
export function createFile(
  path: string,
  bytes: Uint8Array | Iterable<Uint8Array>,
  options: CreateOptions = {},
): SetBack | undefined {
  const fd = retryInterrupted(() => openSync(path, 'wx', privateMode))
  try {
    try {
      whereSupported(() => fchmodSync(fd, options.mode ?? privateMode))
      for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) writeAll(fd, piece)
      if (options.sync === true) retryInterrupted(() => fsyncSync(fd))
      return options.back === true ? setBack(fd) : undefined
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    removeQuietly(path)
    throw error
  }
}
