import {endianness} from 'node:os'
import type {Json} from '../../change/json.ts'
import type {BookIndex, Column, Columns} from './book-index.ts'
import {idLength} from './book-index.ts'

/** What an index file says beside the index: which file it is of, and how much of that is proven. */
export interface IndexHead {
  /** The version of the program and of this form. */
  readonly key: string
  /** The state of the file, as text. */
  readonly state: string
  readonly size: number
  /** SHA-256 of the file's bytes. */
  readonly hash: string
  /** When the file was first seen in this state, in milliseconds of this machine's clock. */
  readonly seenMs: number
  /** The state alone proves the bytes: they were compared when the state was old enough (see index-file.ts). */
  readonly settled: boolean
}

interface Body {
  readonly count: number
  readonly latestStamp: string
  readonly types: readonly string[]
  readonly values: {readonly [type: string]: {readonly [field: string]: readonly Json[]}}
  /** How many bytes each column takes. */
  readonly codes: {readonly [type: string]: number}
  readonly sum: number
}

/** Numbers lie in memory as they do in the file: on another kind of machine the index is made anew. */
export const byteOrder = endianness()

const aligned = (length: number): number => (length + 7) & ~7

/** The bytes of an index file. */
export function writeIndexBytes(head: IndexHead, index: BookIndex): Buffer {
  const {count, latestStamp, types} = index
  const columns = Object.entries(index.columns)
  const sections = [
    index.starts,
    ...columns.flatMap(([, each]) => Object.values(each).map(({codes}) => codes)),
    index.kinds,
    Buffer.from(index.ids, 'latin1'),
  ].map(({buffer, byteOffset, byteLength}) => Buffer.from(buffer, byteOffset, byteLength))
  const body = Buffer.alloc(sections.reduce((length, each) => length + aligned(each.length), 0))
  let at = 0
  for (const section of sections) {
    body.set(section, at)
    at += aligned(section.length)
  }
  const values = mapValues(index.columns, each => mapValues(each, column => column.values))
  const codes = mapValues(index.columns, each => Object.values(each)[0]?.codes.byteLength ?? 0)
  const text = JSON.stringify({...head, count, latestStamp, types, values, codes, sum: sumOf(body)})
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

function readBody({count, latestStamp, types, values, codes, sum}: Body, body: Buffer): BookIndex | undefined {
  if (sumOf(body) !== sum) return undefined
  let at = 0
  const take = (length: number): {buffer: ArrayBufferLike; start: number; bytes: Buffer} => {
    const bytes = body.subarray(at, at + length)
    at += aligned(length)
    return {buffer: bytes.buffer, start: bytes.byteOffset, bytes}
  }
  const starts = take((count + 1) * 4)
  const columns = mapValues(
    values,
    (each, type): Columns =>
      mapValues(each, (known): Column => {
        const {buffer, start} = take(codes[type] ?? 0)
        return {values: known, codes: new Uint16Array(buffer, start, (codes[type] ?? 0) >> 1)}
      }),
  )
  const kinds = take(count)
  const ids = take(count * idLength)
  if (at !== body.length) return undefined
  return {
    count,
    latestStamp,
    types,
    columns,
    starts: new Uint32Array(starts.buffer, starts.start, count + 1),
    kinds: new Uint8Array(kinds.buffer, kinds.start, count),
    ids: ids.bytes.toString('latin1'),
  }
}

const mapValues = <V, W>(map: {readonly [key: string]: V}, change: (value: V, key: string) => W): {[key: string]: W} =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]))

/** One word in so many is looked at. */
const stride = 16

/** A sum that tells a file of which a part never reached the disk, as after a power cut: it leaves out whole pages. */
function sumOf(bytes: Buffer): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
  let sum = words.length
  for (let at = 0; at < words.length; at += stride) sum = (Math.imul(sum, 31) + (words[at] ?? 0)) | 0
  return sum
}
