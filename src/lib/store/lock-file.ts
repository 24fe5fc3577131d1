import {closeSync, constants, fstatSync, linkSync, openSync, readSync, unlinkSync} from 'node:fs'
import {errnoCode} from './errno.ts'
import {createFile, nameTemporary, removeQuietly, retryInterrupted} from './file-calls.ts'
import {isOwnerDead, type LockOwner, parseOwner} from './lock-owner.ts'

/** Makes a second name for an existing file; fails with EEXIST when the name is taken. */
export type Link = (existing: string, name: string) => void

/** What stands in a lock file. `key` is different for every lock ever taken; `lockedAt` is in milliseconds. */
export type LockHolder =
  | {readonly kind: 'nobody'}
  | {readonly kind: 'process'; readonly key: string; readonly lockedAt: number; readonly owner: LockOwner}
  | {readonly kind: 'unreadable'; readonly key: string; readonly lockedAt: number}
  /** The file is there, but not for us: another user's. */
  | {readonly kind: 'hidden'; readonly cause: unknown}

const longestLock = 4096
/** A process that locks without hard links writes the lock within milliseconds after creating it. */
const unreadableFor = 10_000

const linksUnsupported: ReadonlySet<string | undefined> = new Set([
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EMLINK',
  'ENOSYS',
  // What Windows answers on FAT.
  'EISDIR',
])

/** Reads who holds a lock. Throws the system's error when it cannot be read for another reason than its owner's permissions. */
export function readLockFile(path: string): LockHolder {
  let fd: number
  try {
    fd = retryInterrupted(() => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK))
  } catch (cause) {
    const code = errnoCode(cause)
    if (code === 'ENOENT') return {kind: 'nobody'}
    if (code === 'EACCES' || code === 'EPERM') return {kind: 'hidden', cause}
    throw cause
  }
  try {
    const {ino, mtimeNs, mtimeMs} = fstatSync(fd, {bigint: true})
    const bytes = Buffer.alloc(longestLock)
    const length = retryInterrupted(() => readSync(fd, bytes, 0, longestLock, null))
    const owner = parseOwner(bytes.toString('utf8', 0, length))
    const lockedAt = Number(mtimeMs)
    if (owner === null) return {kind: 'unreadable', key: `${ino}-${mtimeNs}`, lockedAt}
    return {kind: 'process', key: owner.token, lockedAt, owner}
  } finally {
    closeSync(fd)
  }
}

/** The key of a lock that may be taken over, since its owner is dead or it has been no whole lock for too long; else null. */
export function findStaleKey(holder: LockHolder, self: LockOwner): string | null {
  if (holder.kind === 'process') return isOwnerDead(holder.owner, self, holder.lockedAt) ? holder.key : null
  return holder.kind === 'unreadable' && Date.now() - holder.lockedAt > unreadableFor ? holder.key : null
}

const isOurs = (path: string, self: LockOwner): boolean => {
  const holder = readLockFile(path)
  return holder.kind === 'process' && holder.key === self.token
}

/** Where there are no hard links: for a moment the lock is there, but empty. */
function createInPlace(path: string, content: Uint8Array, self: LockOwner): boolean {
  try {
    createFile(path, content)
  } catch (error) {
    if (errnoCode(error) !== 'EEXIST') throw error
  }
  // A process that was stopped between creating and writing may have lost the lock as an unreadable one.
  return isOurs(path, self)
}

/**
 * Creates a lock file that is whole from the first moment: it is written under another name and then linked.
 * Returns false when somebody holds that lock already. Throws the system's error.
 */
export function createLockFile(path: string, self: LockOwner, link: Link = linkSync): boolean {
  const content = Buffer.from(`${JSON.stringify(self)}\n`)
  const temporary = nameTemporary(path)
  createFile(temporary, content)
  try {
    retryInterrupted(() => link(temporary, path))
    return true
  } catch (error) {
    const code = errnoCode(error)
    // A network folder may have made the link and lost the answer.
    if (code === 'EEXIST') return isOurs(path, self)
    // Who took the lock just now has cleared the temporary file away.
    if (code === 'ENOENT') return false
    if (linksUnsupported.has(code)) return createInPlace(path, content, self)
    throw error
  } finally {
    removeQuietly(temporary)
  }
}

/** Removes a lock file that this process made; one that has gone over to somebody else stays. Throws the system's error. */
export function removeOwnLockFile(path: string, self: LockOwner): void {
  const holder = readLockFile(path)
  if (holder.kind === 'hidden') throw holder.cause
  if (holder.kind === 'process' && holder.key === self.token) removeLockFile(path)
}

function removeLockFile(path: string): void {
  try {
    retryInterrupted(() => unlinkSync(path))
  } catch (error) {
    if (errnoCode(error) !== 'ENOENT') throw error
  }
}

/**
 * Removes a stale lock, whose content was seen as `key`, under a second lock that bears that key in its name. Since no key ever
 * comes back, a process that acts on what it saw a while ago finds another key in the lock and leaves it alone.
 * A breaker that died at it is broken in the same way. Returns false when another process is at it: wait.
 */
export function breakLockFile(
  path: string,
  key: string,
  lockFile: string,
  self: LockOwner,
  link: Link = linkSync,
): boolean {
  const breakFile = `${lockFile}.break-${key}`
  if (!createLockFile(breakFile, self, link)) {
    const breakersKey = findStaleKey(readLockFile(breakFile), self)
    return breakersKey !== null && breakLockFile(breakFile, breakersKey, lockFile, self, link)
  }
  try {
    const holder = readLockFile(path)
    if ((holder.kind === 'process' || holder.kind === 'unreadable') && holder.key === key) removeLockFile(path)
    return true
  } finally {
    removeQuietly(breakFile)
  }
}
