import {readdirSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {CrmError} from '../errors.ts'
import {ensureFolder, readSnapshot, writeDurably} from './durable-write.ts'
import {throwDataFileError} from './errno.ts'
import {resolveTarget} from './target.ts'

/** Writes a document whole or not at all, mode 0600, links followed; returns its real path. Refuses the book itself. */
export function writeDocument(path: string, text: string, book: string): string {
  const target = resolveTarget(path)
  if (target === book) {
    throw new CrmError('invalid-value', `that is the book itself: ${path}`, {hint: 'Name another file.'})
  }
  ensureFolder(dirname(target))
  writeDurably(target, Buffer.from(text), readSnapshot(target))
  return target
}

/**
 * A new or empty folder of one's own, mode 0700 where it has to be made; returns its path. Throws `exists` for one that holds
 * anything, so that nothing is written over and nothing old is taken for new.
 */
export function claimFolder(path: string): string {
  const folder = resolve(path)
  ensureFolder(folder)
  if (listFolder(folder).length > 0) {
    throw new CrmError('exists', `the folder is not empty: ${path}`, {hint: 'Name a new folder, or an empty one.'})
  }
  return folder
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    return throwDataFileError(`the folder ${folder} could not be read`, folder, error)
  }
}
