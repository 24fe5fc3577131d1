import {readFileSync, readlinkSync} from 'node:fs'
import {errnoCode} from './errno.ts'
import {randomToken, retryInterrupted} from './file-calls.ts'

/** Who holds a lock: enough to tell later, on the same machine, whether that process still lives. */
export interface LockOwner {
  /** Different for every lock ever taken. */
  readonly token: string
  readonly pid: number
  /** When the process began, in clock ticks after the machine's start; null where the system does not say. */
  readonly started: string | null
  readonly host: string
  /** Different after every start of the machine; null where the system does not say. */
  readonly boot: string | null
  /** Containers number their processes anew; null where the system does not say. */
  readonly pidNamespace: string | null
}

const tokenPattern = /^[0-9a-v]{12}$/
const withheld: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ESRCH', 'EINVAL'])

/** What `/proc` tells, or null where there is none, or not for us. */
function readIfOffered(read: () => string): string | null {
  try {
    return retryInterrupted(read).trim()
  } catch (error) {
    if (withheld.has(errnoCode(error))) return null
    throw error
  }
}

/** State and start of a process, from `/proc/<pid>/stat`: its name, in brackets, may itself hold brackets and blanks. */
function readProcess(pid: number): {state: string | undefined; started: string | null} | null {
  const line = readIfOffered(() => readFileSync(`/proc/${pid}/stat`, 'latin1'))
  if (line === null) return null
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return {state: fields[0], started: fields[19] ?? null}
}

/** The name of a machine as it is shown in messages: nothing in it may drive a terminal. Most need no pattern of all letters, which is slow to read. */
const showable = (host: string): string => (/^[\w.-]*$/.test(host) ? host : host.replace(/[^\p{L}\p{N}._-]/gu, '?'))

const isShowable = (host: string): boolean => /^[\w.?-]{1,255}$/.test(host) || /^[\p{L}\p{N}._?-]{1,255}$/u.test(host)

/** This process, as the owner of a new lock. Throws the system's error when `/proc` cannot be read for want of open files. */
export function describeThisProcess(): LockOwner {
  return {
    token: randomToken(),
    pid: process.pid,
    started: readProcess(process.pid)?.started ?? null,
    host: showable(process.getBuiltinModule('node:os').hostname()),
    boot: readIfOffered(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')),
    pidNamespace: readIfOffered(() => readlinkSync('/proc/self/ns/pid')),
  }
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'

/** The owner that a lock file names, or null when it is not a whole lock file. */
export function parseOwner(text: string): LockOwner | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const {token, pid, started, host, boot, pidNamespace} = value as Record<string, unknown>
  if (typeof token !== 'string' || !tokenPattern.test(token)) return null
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1 || pid > 0x7fffffff) return null
  if (typeof host !== 'string' || !isShowable(host)) return null
  if (!isTextOrNull(started) || !isTextOrNull(boot) || !isTextOrNull(pidNamespace)) return null
  return {token, pid, started, host, boot, pidNamespace}
}

/** Whether no process of this number runs here any more, or only a later one than the process that began at `started`. */
export function isProcessGone(pid: number, started: string | null): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, under another user.
    if (errnoCode(error) === 'ESRCH') return true
  }
  const seen = readProcess(pid)
  if (seen === null) return false
  // A zombie or a dead process is only a number that its parent has not collected yet.
  if (seen.state === 'Z' || seen.state === 'X') return true
  return started !== null && seen.started !== null && seen.started !== started
}

/** Whether the owner's process number means the same process here: same machine, same start of it, same container. */
export const sharesProcesses = (owner: LockOwner, self: LockOwner): boolean =>
  owner.host === self.host && owner.boot === self.boot && owner.pidNamespace === self.pidNamespace

/**
 * Whether the owner certainly lives no more. Of a process on another machine, or in another container, nothing is certain.
 * `lockedAt` is the time of the lock file in milliseconds: one from before this machine's last start has no owner left.
 */
export function isOwnerDead(owner: LockOwner, self: LockOwner, lockedAt: number): boolean {
  if (sharesProcesses(owner, self)) return isProcessGone(owner.pid, owner.started)
  const restarted = owner.boot !== null && self.boot !== null && owner.boot !== self.boot
  return (
    owner.host === self.host && restarted && lockedAt < Date.now() - process.getBuiltinModule('node:os').uptime() * 1000
  )
}
