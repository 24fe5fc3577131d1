import {closeSync, openSync, readFileSync, writeSync} from 'node:fs'

/** Something that happened to a disk: bytes written, all that was written flushed, or a mark set between. */
export type DiskEvent =
  | {readonly kind: 'write'; readonly offset: number; readonly data: Buffer}
  | {readonly kind: 'flush'}
  | {readonly kind: 'mark'; readonly text: string}

const headBytes = 17

/** Reads what logged-disk has noted, in order. */
export function readDiskLog(file: string): DiskEvent[] {
  const bytes = readFileSync(file)
  const events: DiskEvent[] = []
  for (let at = 0; at + headBytes <= bytes.length; ) {
    const kind = String.fromCharCode(bytes[at] ?? 0)
    const offset = Number(bytes.readBigUInt64LE(at + 1))
    const length = Number(bytes.readBigUInt64LE(at + 9))
    const data = bytes.subarray(at + headBytes, at + headBytes + length)
    if (kind === 'W') events.push({kind: 'write', offset, data})
    else if (kind === 'M') events.push({kind: 'mark', text: data.toString('utf8')})
    else events.push({kind: 'flush'})
    at += headBytes + length
  }
  return events
}

type Write = Extract<DiskEvent, {kind: 'write'}>

export const writesIn = (events: readonly DiskEvent[]): Write[] =>
  events.filter((event): event is Write => event.kind === 'write')

/** Writes onto the image of a disk. */
export function applyWrites(image: string, writes: readonly Write[]): void {
  const fd = openSync(image, 'r+')
  try {
    for (const {data, offset} of writes) writeSync(fd, data, 0, data.length, offset)
  } finally {
    closeSync(fd)
  }
}

const sector = 512

/**
 * What a disk with a cache of its own may have of writes that were not flushed when the power went: any of them, in part of them only
 * the first sectors.
 */
export const survivorsOf = (writes: readonly Write[], random: () => number): Write[] => {
  const share = random()
  return writes.flatMap(write => {
    if (random() >= share) return []
    const sectors = Math.floor(write.data.length / sector)
    const isTorn = sectors > 1 && random() < 0.2
    return [isTorn ? {...write, data: write.data.subarray(0, sector * Math.floor(random() * sectors))} : write]
  })
}
