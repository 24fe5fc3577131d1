import {joinBooks} from '../change/join.ts'
import {readSnapshot, writeDurably} from '../store/durable-write.ts'
import {formatBook} from '../store/format.ts'
import {resolveTarget} from '../store/target.ts'
import {readSides} from './sides.ts'

/**
 * What git runs to merge the book (`crm merge-driver %O %A %B`): joins the three files and writes the second, all or nothing.
 * Throws for anything that cannot be read; git then falls back to keeping the lines of both sides.
 */
export function runMergeDriver(base: string, ours: string, theirs: string): void {
  const before = readSnapshot(base).bytes
  // Both sides added the file: git hands in an empty base.
  const common = before === null || before.length === 0 ? undefined : readSides(before, base)
  const target = resolveTarget(ours)
  const held = readSnapshot(target)
  const joined = joinBooks(common, readWhole(held.bytes, ours), readWhole(readSnapshot(theirs).bytes, theirs))
  writeDurably(target, Buffer.from(formatBook(joined)), held, {keepMode: true})
}

const readWhole = (bytes: Buffer | null, label: string) => readSides(bytes ?? Buffer.alloc(0), label)
