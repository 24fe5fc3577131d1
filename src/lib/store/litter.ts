import {lstatSync, readdirSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {removeQuietly} from './file-calls.ts'
import {isProcessGone} from './lock-owner.ts'

const hour = 3_600_000
const temporaryPattern = /\.tmp-([1-9][0-9]{0,9})-[0-9a-v]{12}$/

/** Clears away the temporary files that killed writers of a file left beside it. What cannot be removed stays for the next time. */
export function clearTemporaries(path: string): void {
  const start = `.${basename(path)}.tmp-`
  for (const each of listFiles(path)) if (isTemporaryLeft(each, start)) removeQuietly(each)
}

/**
 * Clears away what killed processes left beside the book: temporary files of the book, its lock and its backups, and break files.
 * Only for the holder of the lock: as long as it is held, no break file can remove it (each is good for one other lock), and a
 * waiting process whose temporary file was taken for a dead one makes another. What cannot be removed stays for the next time.
 */
export function clearLitter(target: string): void {
  const base = basename(target)
  for (const each of listFiles(target)) {
    if (isBreakFile(each, base) || isTemporaryLeft(each, `.${base}.`)) removeQuietly(each)
  }
}

/**
 * The paths of what {@link clearLitter} would clear away, as far as somebody without the lock can tell: a break file counts after
 * an hour. Throws the system's error where the folder cannot be listed.
 */
export function findLitter(target: string): string[] {
  const base = basename(target)
  return filesBeside(target).filter(each =>
    isBreakFile(each, base) ? isOld(each) : isTemporaryLeft(each, `.${base}.`),
  )
}

const filesBeside = (path: string): string[] => readdirSync(dirname(path)).map(name => join(dirname(path), name))

/** None where the folder cannot be listed. */
function listFiles(path: string): string[] {
  try {
    return filesBeside(path)
  } catch {
    return []
  }
}

const isBreakFile = (path: string, base: string): boolean => basename(path).startsWith(`${base}.lock.break-`)

/** Whether a temporary file, whose name begins so, has no writer any more. Of one that cannot be told, it is not said. */
function isTemporaryLeft(path: string, start: string): boolean {
  const pid = basename(path).startsWith(start) ? temporaryPattern.exec(path)?.[1] : undefined
  if (pid === undefined) return false
  try {
    // The number may belong to a later process by now, or to one in another container: after an hour that does not count.
    return Number(pid) === process.pid || isProcessGone(Number(pid), null) || isOld(path)
  } catch {
    return false
  }
}

function isOld(path: string): boolean {
  const found = lstatSync(path, {throwIfNoEntry: false})
  return found !== undefined && Date.now() - found.mtimeMs > hour
}
