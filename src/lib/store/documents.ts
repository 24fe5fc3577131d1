import {dirname} from 'node:path'
import {CrmError} from '../errors.ts'
import {ensureFolder, readSnapshot, writeDurably} from './durable-write.ts'
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
