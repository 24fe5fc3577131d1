import {CrmError} from '../errors.ts'

interface Meaning {
  readonly words: string
  /** The way out, for the path that the call was about. */
  readonly wayOut: (path: string) => string
}

const checkRights = (path: string) => `Check the owner and the permissions of ${path} and of its folder.`
const freeSpace = () => 'Nothing was changed. Free some space on that disk and try again.'
const closeFiles = () => 'Close some programs, or raise the limit of open files, and try again.'
const checkPath = (path: string) => `Check the path ${path}, or name another file with --file.`
const checkDisk = () => 'Check the disk and its connection, and keep a copy of the file elsewhere.'
const tryAgain = () => 'Try again in a moment.'

const meanings: Readonly<Record<string, Meaning>> = {
  EACCES: {words: 'permission denied', wayOut: checkRights},
  EBUSY: {words: 'it is in use by another program or mounted by itself', wayOut: tryAgain},
  EDQUOT: {words: 'the disk quota is used up', wayOut: freeSpace},
  EEXIST: {words: 'something of that name is already there', wayOut: checkPath},
  EFBIG: {
    words: 'the file would be larger than is allowed here',
    wayOut: () => 'Raise the limit (ulimit -f) and try again.',
  },
  EINTR: {words: 'the system kept interrupting the call', wayOut: tryAgain},
  EIO: {words: 'the disk reported an input/output error', wayOut: checkDisk},
  EISDIR: {words: 'it is a folder, not a file', wayOut: checkPath},
  ELOOP: {words: 'the symbolic links lead round in a circle', wayOut: checkPath},
  EMFILE: {words: 'this program has too many files open', wayOut: closeFiles},
  ENAMETOOLONG: {words: 'the name is too long', wayOut: checkPath},
  ENFILE: {words: 'the system has too many files open', wayOut: closeFiles},
  ENODEV: {words: 'the device is gone', wayOut: checkDisk},
  ENOENT: {words: 'there is no such file or folder', wayOut: checkPath},
  ENOSPC: {words: 'no space left on the disk', wayOut: freeSpace},
  ENOTDIR: {words: 'a part of the path is a file, not a folder', wayOut: checkPath},
  ENXIO: {words: 'it is not a plain file', wayOut: checkPath},
  EPERM: {words: 'the system does not permit it', wayOut: checkRights},
  EROFS: {words: 'the disk is read-only', wayOut: () => 'Make the disk writable, or name another file with --file.'},
  ESTALE: {words: 'the network folder is no longer connected', wayOut: checkDisk},
  ETIMEDOUT: {words: 'the network folder did not answer', wayOut: checkDisk},
}

/** The code of a failed system call (`ENOSPC`), or undefined when the error is something else. */
export const errnoCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && 'syscall' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/**
 * What a failed system call means, in plain words.
 *
 * @example explainErrno(error) //=> 'no space left on the disk'
 */
export function explainErrno(error: unknown): string {
  const code = errnoCode(error)
  if (code === undefined) return error instanceof Error ? error.message : String(error)
  return meanings[code]?.words ?? `the system answered ${code}`
}

/**
 * Turns a failed system call into the `data-file` error that a user can act on: `sentence`, the reason, the way out for `path`.
 * Throws always: anything that is no failed system call goes on as it is.
 */
export function throwDataFileError(sentence: string, path: string, cause: unknown): never {
  const code = errnoCode(cause)
  if (code === undefined) throw cause
  const hint = meanings[code]?.wayOut ?? checkPath
  throw new CrmError('data-file', `${sentence}: ${explainErrno(cause)}`, {hint: hint(path), cause})
}
