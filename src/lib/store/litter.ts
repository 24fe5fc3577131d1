import {lstatSync, readdirSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {removeQuietly} from './file-calls.ts'
import {isProcessGone} from './lock-owner.ts'

const hour = 3_600_000
const temporaryPattern = /\.tmp-([1-9][0-9]{0,9})-[0-9a-v]{12}$/

/** The process number may belong to a later process by now, or to one in another container: after an hour that does not count. */
const isAbandoned = (path: string, pid: number): boolean =>
  pid === process.pid || isProcessGone(pid, null) || Date.now() - lstatSync(path).mtimeMs > hour

/** Clears away the temporary files that killed writers of a file left beside it. What cannot be removed stays for the next time. */
export function clearTemporaries(path: string): void {
  const folder = dirname(path)
  for (const name of listNames(folder)) {
    const isOurs = name.startsWith(`.${basename(path)}.tmp-`)
    if (isOurs && isTemporaryAbandoned(join(folder, name))) removeQuietly(join(folder, name))
  }
}

/**
 * Clears away what killed processes left beside the book: temporary files of the book, its lock and its backups, and break files.
 * Only for the holder of the lock: as long as it is held, no break file can remove it (each is good for one other lock), and a
 * waiting process whose temporary file was taken for a dead one makes another. What cannot be removed stays for the next time.
 */
export function clearLitter(target: string): void {
  const folder = dirname(target)
  const base = basename(target)
  for (const name of listNames(folder)) {
    const path = join(folder, name)
    if (name.startsWith(`${base}.lock.break-`)) removeQuietly(path)
    else if (name.startsWith(`.${base}.`) && isTemporaryAbandoned(path)) removeQuietly(path)
  }
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isTemporaryAbandoned(path: string): boolean {
  const pid = temporaryPattern.exec(path)?.[1]
  if (pid === undefined) return false
  try {
    return isAbandoned(path, Number(pid))
  } catch {
    return false
  }
}
