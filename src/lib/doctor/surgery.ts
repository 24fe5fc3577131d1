import {unlinkSync} from 'node:fs'
import {basename, join} from 'node:path'
import type {StoredRecord} from '../change/json.ts'
import {CrmError} from '../errors.ts'
import {ChangedUnderneath, ensureFolder, readSnapshot, type Snapshot, writeDurably} from '../store/durable-write.ts'
import {errnoCode, throwDataFileError} from '../store/errno.ts'
import {createFile} from '../store/file-calls.ts'
import {formatBook} from '../store/format.ts'
import type {HeldLock} from '../store/lock.ts'
import {backupsFolder} from '../store/places.ts'
import {canonicalRecords} from './canonical-form.ts'
import type {Place, Surgery} from './check.ts'
import {examine} from './examine.ts'

const mostNamesakes = 1000

/** What the mends work with, for the holder of the lock. */
export function createSurgery(place: Place, lock: HeldLock): Surgery {
  return {
    place,
    examine: () => examine(place),
    rewrite: lines => rewrite(place, lock, lines),
    putAway: file => putAway(place, file),
  }
}

function rewrite(place: Place, lock: HeldLock, lines: readonly StoredRecord[]): string | undefined {
  const held = readSnapshot(place.file)
  const bytes = Buffer.from(formatBook(canonicalRecords(lines)))
  if (held.bytes?.equals(bytes)) return undefined
  const kept = keep(place, basename(place.file), held.bytes ?? Buffer.alloc(0))
  lock.wrote()
  try {
    writeDurably(place.file, bytes, held)
  } catch (error) {
    if (error instanceof ChangedUnderneath) throw changedMeanwhile(place.file)
    throw error
  }
  return kept
}

const changedMeanwhile = (file: string): CrmError =>
  new CrmError('data-file', `${file} was changed by another program meanwhile`, {
    hint: 'Nothing was lost. Close that program and try again: crm doctor --fix',
  })

/** Copied whole to the disk before it goes: the state folder may be on another one. */
function putAway(place: Place, file: string): string {
  const held = readSnapshot(file)
  const kept = keep(place, basename(file), held.bytes ?? Buffer.alloc(0))
  try {
    if (!isUntouched(held, readSnapshot(file))) throw changedMeanwhile(file)
    unlinkSync(file)
  } catch (error) {
    throwDataFileError(`${file} could not be put away`, file, error)
  }
  return kept
}

const isUntouched = (before: Snapshot, now: Snapshot): boolean =>
  before.stat?.ino === now.stat?.ino && before.stat?.mtimeNs === now.stat?.mtimeNs

/** Writes a copy into the backups of this machine, never over another one. */
function keep({stateFolder, nowMs}: Place, name: string, bytes: Uint8Array): string {
  const folder = backupsFolder(stateFolder)
  ensureFolder(folder)
  const time = new Date(nowMs)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '')
  for (let count = 1; ; count++) {
    const file = join(folder, count === 1 ? `${time} ${name}` : `${time} ${count} ${name}`)
    try {
      createFile(file, bytes, {sync: true})
      return file
    } catch (error) {
      if (errnoCode(error) === 'EEXIST' && count < mostNamesakes) continue
      throwDataFileError(`a copy could not be kept at ${file}`, file, error)
    }
  }
}
