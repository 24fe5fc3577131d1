import {dirname} from 'node:path'
import {CrmError} from '../errors.ts'
import {quote} from '../text/quote.ts'
import type {Records} from './adapter.ts'
import {ensureFolder, readSnapshot, writeDurably} from './durable-write.ts'
import {formatBook} from './format.ts'
import {resolveTarget} from './target.ts'

/** Writes a whole new book; returns its real path. Throws `exists` where a file is there already. */
export function createBookFile(file: string, records: Records): string {
  ensureFolder(dirname(file))
  const target = resolveTarget(file)
  const before = readSnapshot(target)
  if (before.bytes !== null) {
    throw new CrmError('exists', `there is a book already: ${target}`, {
      hint: `Look at it with: crm due --file ${quote(target)}   Or name another folder.`,
    })
  }
  writeDurably(target, Buffer.from(formatBook(records)), before)
  return target
}
