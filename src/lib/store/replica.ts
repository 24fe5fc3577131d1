import {join} from 'node:path'
import {ensureFolder, readSnapshot, writeDurably} from './durable-write.ts'
import {errnoCode, throwDataFileError} from './errno.ts'
import {createFile} from './file-calls.ts'

const pattern = /^[0-9a-z]{6}$/

/**
 * The name of this machine's copy of a book in its stamps: six base36 characters, drawn once and kept in the state
 * folder, never in the book. A damaged one is drawn anew.
 */
export function replicaOf(folder: string, draw: () => string): string {
  const file = join(folder, 'replica')
  const held = readReplica(file)
  if (held) return held
  ensureFolder(folder)
  const drawn = Buffer.from(`${draw()}\n`)
  try {
    createFile(file, drawn)
  } catch (error) {
    if (errnoCode(error) !== 'EEXIST') throwDataFileError(`${file} could not be written`, file, error)
    // Another process was quicker, or the file is damaged.
    if (!readReplica(file)) writeDurably(file, drawn, readSnapshot(file))
  }
  return readReplica(file) ?? draw()
}

function readReplica(file: string): string | undefined {
  const text = readSnapshot(file).bytes?.toString('latin1').trim() ?? ''
  return pattern.test(text) ? text : undefined
}
