import {existsSync, linkSync} from 'node:fs'
import {dirname} from 'node:path'
import {CrmError} from '../errors.ts'
import {ensureFolder} from './durable-write.ts'
import {explainErrno, throwDataFileError} from './errno.ts'
import {sleep} from './file-calls.ts'
import {clearLitter} from './litter.ts'
import {
  breakLockFile,
  createLockFile,
  findStaleKey,
  type Link,
  type LockHolder,
  readLockFile,
  removeOwnLockFile,
} from './lock-file.ts'
import {describeThisProcess, type LockOwner, sharesProcesses} from './lock-owner.ts'
import {resolveTarget} from './target.ts'

/** How long a command waits for another process that writes the same book, in milliseconds. */
export const lockWaitMs = 60_000

export interface LockOptions {
  /** How long to wait for another process, in milliseconds of waiting: the clock plays no part. */
  readonly waitMs: number
  /** Makes a hard link; the system's unless told. */
  readonly link?: Link
}

/** What the body of {@link withLock} is given. */
export interface HeldLock {
  /** The real path of the locked file, links followed. */
  readonly target: string
  /** Says that the file was changed: from now on a failing unlock matters. */
  readonly wrote: () => void
}

/**
 * Milliseconds to the next look at the lock, never in step with other processes. Whoever has waited longer looks more often:
 * the other way round, those who have just come would take the lock before those who have waited for half a minute.
 */
const pause = (waited: number): number => (5 + 35 / (1 + waited / 1000)) * (0.5 + Math.random() / 2)

/** How often to read who holds the lock, in milliseconds; in between it is only looked at whether it is there: forty that read take the processor from the one that works. */
const readEveryMs = 200

function wayOut(owner: LockOwner, self: LockOwner, lockFile: string): string {
  const {pid, started} = owner
  if (!sharesProcesses(owner, self)) {
    return `Wait until it has finished there and try again. If no crm runs there any more, delete ${lockFile}.`
  }
  // Without the time of its start nobody knows whether the number has gone over to another program.
  if (started === null) {
    return `Wait until it has finished and try again. If process ${pid} is no crm (any more), delete ${lockFile}.`
  }
  return `Wait until it has finished, or end it (kill ${pid}), and try again.`
}

function lockedError(target: string, lockFile: string, holder: LockHolder, self: LockOwner): CrmError {
  if (holder.kind === 'process') {
    const {pid, host} = holder.owner
    return new CrmError('locked', `${target} is locked by process ${pid} on ${host}`, {
      hint: wayOut(holder.owner, self, lockFile),
    })
  }
  if (holder.kind === 'hidden') {
    return new CrmError('locked', `${target} is locked by another user: ${explainErrno(holder.cause)}`, {
      hint: `Wait until it has finished and try again. If no crm runs any more, have ${lockFile} deleted.`,
    })
  }
  return new CrmError('locked', `${target} is locked, and ${lockFile} does not say by whom`, {
    hint: `Try again in 10 seconds: a lock without an owner is removed then. If that fails too, delete ${lockFile}.`,
  })
}

/** More than this from one look to the next was no waiting: the process was stopped (Ctrl-Z), and whoever held the lock perhaps, too. */
const longestStepMs = 1000

/** Tells how long one has waited. */
function startWatch(): () => number {
  let waited = 0
  let seen = performance.now()
  return () => {
    const now = performance.now()
    waited += Math.min(now - seen, longestStepMs)
    seen = now
    return waited
  }
}

function acquire(target: string, lockFile: string, self: LockOwner, {waitMs, link = linkSync}: LockOptions): void {
  if (createLockFile(lockFile, self, link)) return
  const watch = startWatch()
  for (let readAt = Number.NEGATIVE_INFINITY; ; ) {
    const waited = watch()
    if (waited < waitMs && waited - readAt < readEveryMs && existsSync(lockFile)) {
      sleep(pause(waited))
      continue
    }
    readAt = waited
    const holder = readLockFile(lockFile)
    const staleKey = findStaleKey(holder, self)
    const isFree =
      holder.kind === 'nobody' || (staleKey !== null && breakLockFile(lockFile, staleKey, lockFile, self, link))
    if (isFree && createLockFile(lockFile, self, link)) return
    // Given back at this very moment: worth another try.
    const left = (isFree ? waitMs + 1000 : waitMs) - waited
    if (left <= 0) throw lockedError(target, lockFile, holder, self)
    sleep(Math.min(pause(waited), left))
  }
}

function takeLock(target: string, lockFile: string, options: LockOptions): LockOwner {
  try {
    const self = describeThisProcess()
    acquire(target, lockFile, self, options)
    return self
  } catch (error) {
    return throwDataFileError(`the lock ${lockFile} could not be made`, lockFile, error)
  }
}

/** Removes our lock. What went wrong is returned, not thrown: it matters only after a successful write. */
function giveBack(lockFile: string, self: LockOwner): CrmError | null {
  try {
    removeOwnLockFile(lockFile, self)
    return null
  } catch (cause) {
    return new CrmError(
      'written-but',
      `written, but the lock ${lockFile} could not be removed: ${explainErrno(cause)}`,
      {
        hint: 'Nothing is lost: the next change on this machine removes it.',
        cause,
      },
    )
  }
}

/**
 * Runs `body` while no other process holds the lock of `file`, `<real path>.lock`. A lock left by a dead process of this machine is
 * taken over; leftovers of killed processes are cleared away. `body` is synchronous: the lock is given back when it returns.
 *
 * Throws `locked` after `waitMs`, naming the process and its machine; `data-file` when the lock cannot be made; `written-but` when
 * the body wrote and the lock could not be given back; and whatever `body` throws.
 *
 * @example withLock(file, {waitMs: 5000}, lock => addCustomer(lock.target, lock.wrote))
 */
export function withLock<T>(file: string, options: LockOptions, body: (lock: HeldLock) => T): T {
  const target = resolveTarget(file)
  const lockFile = `${target}.lock`
  ensureFolder(dirname(target))
  const self = takeLock(target, lockFile, options)
  let wrote = false
  const held = {
    target,
    wrote: () => {
      wrote = true
    },
  }
  let result: T
  try {
    clearLitter(target)
    result = body(held)
  } catch (error) {
    giveBack(lockFile, self)
    throw error
  }
  const problem = giveBack(lockFile, self)
  if (wrote && problem !== null) throw problem
  return result
}
