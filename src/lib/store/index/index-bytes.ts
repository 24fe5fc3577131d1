import type {Json} from '../../change/json.ts'
import {type BookIndex, type Codes, idLength, type Run} from './book-index.ts'

/** What an index file says beside the index: which file it is of, and how much of that is proven. */
export interface IndexHead {
  /** The version of the program and of this form. */
  readonly key: string
  /** The state of the file, as text. */
  readonly state: string
  readonly size: number
  /** SHA-256 of the file's bytes; null where its state alone proves them. */
  readonly hash: string | null
  /** When the file was first seen in this state, in milliseconds of this machine's clock. */
  readonly seenMs: number
  /** The state alone proves the bytes (see index-file.ts). */
  readonly settled: boolean
}

interface Body {
  readonly count: number
  readonly latestStamp: string
  /** The runs, each with the fields that it has columns of. */
  readonly runs: readonly {readonly type: string; readonly count: number; readonly fields: readonly string[]}[]
  /** How many bytes a code takes. */
  readonly codeSize: number
  /** How many bytes the values take, as JSON. */
  readonly valuesSize: number
  readonly sum: number
}

/** Numbers lie in memory as they do in the file: on another kind of machine the index is made anew. */
export const byteOrder = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'LE' : 'BE'

const aligned = (length: number): number => (length + 7) & ~7

const bytesOf = ({buffer, byteOffset, byteLength}: Uint8Array | Codes): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

/** The bytes of an index file. */
export function writeIndexBytes(head: IndexHead, index: BookIndex): Buffer {
  const {count, latestStamp, starts, removed, ids, runs} = index
  const columns = runs.flatMap(run => Object.values(run.columns))
  const values = Buffer.from(JSON.stringify(index.values))
  const sections = [starts, ...columns, removed, ids].map(bytesOf).concat(values)
  const body = Buffer.alloc(sections.reduce((length, each) => length + aligned(each.length), 0))
  let at = 0
  for (const section of sections) {
    body.set(section, at)
    at += aligned(section.length)
  }
  const text = JSON.stringify({
    ...head,
    count,
    latestStamp,
    runs: runs.map(run => ({type: run.type, count: run.count, fields: Object.keys(run.columns)})),
    codeSize: columns[0]?.BYTES_PER_ELEMENT ?? 2,
    valuesSize: values.length,
    sum: sumOf(body),
  })
  const line = Buffer.from(`${text}\n`)
  return Buffer.concat([line, Buffer.alloc(-line.length & 7, ' '), body])
}

/** Reads the bytes of an index file; undefined where they are not whole. */
export function readIndexBytes(
  bytes: Buffer,
): {readonly head: IndexHead; readonly index: () => BookIndex | undefined} | undefined {
  const end = bytes.indexOf(0x0a)
  if (end < 0) return undefined
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as (IndexHead & Body) | null
  if (head === null) return undefined
  return {head, index: () => readBody(head, bytes.subarray(aligned(end + 1)))}
}

function readBody({count, latestStamp, runs, codeSize, valuesSize, sum}: Body, body: Buffer): BookIndex | undefined {
  if (sumOf(body) !== sum) return undefined
  let at = 0
  const take = (length: number): Buffer => {
    const bytes = body.subarray(at, at + length)
    at += aligned(length)
    return bytes
  }
  const takeCodes = (length: number): Codes => {
    const {buffer, byteOffset} = take(length * codeSize)
    return codeSize === 2 ? new Uint16Array(buffer, byteOffset, length) : new Uint32Array(buffer, byteOffset, length)
  }
  const starts = take((count + 1) * 4)
  let first = 0
  const runsRead = runs.map(({type, count, fields}): Run => {
    const run = {type, first, count, columns: Object.fromEntries(fields.map(field => [field, takeCodes(count)]))}
    first += count
    return run
  })
  const removed = take(count)
  const ids = take(count * idLength)
  const values = take(valuesSize)
  if (at !== body.length) return undefined
  return {
    count,
    latestStamp,
    starts: new Uint32Array(starts.buffer, starts.byteOffset, count + 1),
    removed,
    ids,
    runs: runsRead,
    values: JSON.parse(values.toString()) as Json[],
  }
}

/** One word in so many is looked at. */
const stride = 16

/** A sum that tells a file of which a part never reached the disk, as after a power cut: it leaves out whole pages. */
function sumOf(bytes: Buffer): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
  let sum = words.length
  for (let at = 0; at < words.length; at += stride) sum = (Math.imul(sum, 31) + (words[at] ?? 0)) | 0
  return sum
}
