import {statSync} from 'node:fs'
import {ChangedUnderneath, readSnapshot, type Snapshot, writeDurably} from '../store/durable-write.ts'
import {setMode} from '../store/file-calls.ts'
import {withLock} from '../store/lock.ts'

/** The file of a book while this process holds its lock. */
export interface LockedFile {
  /** Its bytes; null where there is none. */
  readonly bytes: Buffer | null
  /** Writes other bytes in its place, durably; the same bytes are not written again. */
  write(bytes: Buffer): void
}

/**
 * Runs a body while no other crm writes the book. It runs twice where a program that takes no lock (git, an editor) changed the
 * file meanwhile; what it did to the repository must stand being done again.
 */
export function withLockedFile<T>(file: string, waitMs: number, body: (locked: LockedFile) => T): T {
  return withLock(file, {waitMs}, lock => {
    const once = () => body(openLocked(lock.target, lock.wrote))
    try {
      return once()
    } catch (error) {
      if (!(error instanceof ChangedUnderneath)) throw error
      return once()
    }
  })
}

function openLocked(target: string, wrote: () => void): LockedFile {
  let snapshot: Snapshot = readSnapshot(target)
  return {
    get bytes() {
      return snapshot.bytes
    },
    write(bytes) {
      if (snapshot.bytes?.equals(bytes)) makePrivate(target)
      else {
        wrote()
        writeDurably(target, bytes, snapshot)
        snapshot = readSnapshot(target)
      }
    },
  }
}

/** A file that git wrote is for everybody to read; the book is not. */
function makePrivate(target: string): void {
  if ((statSync(target).mode & 0o077) !== 0) setMode(target, 0o600)
}
