import type {StoredRecord} from '../../change/json.ts'
import {recordLine} from '../format.ts'
import {type BookIndex, findLine, footerLength, idAt} from './book-index.ts'

/** A stretch of the old text, or new bytes. */
export type Piece = {readonly from: number; readonly to: number} | Uint8Array

/** A text after some of its lines were replaced or came between others, and where each of its lines begins. */
export interface SplicedText {
  readonly pieces: readonly Piece[]
  readonly starts: Uint32Array
}

/** Puts the lines of records, sorted by id, in the place of their old ones or between those of others; the rest stays as it is. */
export function spliceLines(index: BookIndex, fresh: readonly StoredRecord[]): SplicedText {
  const places = fresh.map(({id}) => findLine(index, id))
  const isNew = fresh.map(({id}, at) => idAt(index, places[at] ?? 0) !== id)
  const starts = new Uint32Array(index.count + isNew.filter(Boolean).length + 1)
  const pieces: Piece[] = []
  let [old, line, copied, written] = [0, 0, 0, 0]
  const copyUpTo = (to: number) => {
    const end = index.starts[to] ?? 0
    const shift = written - copied
    for (; old < to; old++) starts[line++] = (index.starts[old] ?? 0) + shift
    if (end > copied) pieces.push({from: copied, to: end})
    written += end - copied
    copied = end
  }
  for (const [at, record] of fresh.entries()) {
    copyUpTo(places[at] ?? 0)
    const bytes = Buffer.from(`${recordLine(record)}\n`)
    pieces.push(bytes)
    starts[line++] = written
    written += bytes.length
    if (!isNew[at]) copied = index.starts[++old] ?? 0
  }
  copyUpTo(index.count)
  starts[line] = written
  pieces.push({from: copied, to: copied + footerLength})
  return {pieces, starts}
}
