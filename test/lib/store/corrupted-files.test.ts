import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {makeDemoBook} from '../../../src/lib/demo/demo-book.ts'
import {diagnose, placeOf} from '../../../src/lib/doctor/run-doctor.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {exitCodes} from '../../../src/lib/exit-codes.ts'
import {createFileAdapter} from '../../../src/lib/store/file-adapter.ts'
import {formatBook} from '../../../src/lib/store/format.ts'
import {seededRandom} from '../../support/random.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const count = 500
const seed = Number(process.env['CRM_TEST_SEED'] ?? 1)
const sound = Buffer.from(formatBook(makeDemoBook({seed: 1, today: '2026-01-05'})))

type Damage = (bytes: Buffer, random: () => number) => Buffer

const placeIn = (bytes: Buffer, random: () => number): number => Math.floor(random() * bytes.length)

/** Two places in order, not far from each other. */
function pieceOf(bytes: Buffer, random: () => number): [number, number] {
  const from = placeIn(bytes, random)
  return [from, Math.min(bytes.length, from + 1 + Math.floor(random() * 300))]
}

const linesOf = (bytes: Buffer): string[] => bytes.toString('latin1').split('\n')

/** What disks, editors, transfers and merges do to a file. */
const damages: Readonly<Record<string, Damage>> = {
  'a bit flipped': (bytes, random) => {
    const damaged = Buffer.from(bytes)
    const at = placeIn(bytes, random)
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    return damaged
  },
  'cut off': (bytes, random) => bytes.subarray(0, placeIn(bytes, random)),
  'a piece of zeros': (bytes, random) => Buffer.from(bytes).fill(0, ...pieceOf(bytes, random)),
  'a piece gone': (bytes, random) => {
    const [from, to] = pieceOf(bytes, random)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  'a piece twice': (bytes, random) => {
    const [from, to] = pieceOf(bytes, random)
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
  },
  'random bytes put in': (bytes, random) => {
    const at = placeIn(bytes, random)
    const noise = Buffer.from(Array.from({length: 1 + Math.floor(random() * 8)}, () => Math.floor(random() * 256)))
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)])
  },
  'a line broken in two': (bytes, random) => {
    const at = placeIn(bytes, random)
    return Buffer.concat([bytes.subarray(0, at), Buffer.from('\n'), bytes.subarray(at)])
  },
  'two lines in one': (bytes, random) => {
    const lines = linesOf(bytes)
    const at = Math.floor(random() * (lines.length - 2))
    return Buffer.from(
      [...lines.slice(0, at), `${lines[at]}${lines[at + 1]}`, ...lines.slice(at + 2)].join('\n'),
      'latin1',
    )
  },
  'the end before the beginning': (bytes, random) => {
    const at = placeIn(bytes, random)
    return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
  },
  'a value of another kind': (bytes, random) => {
    const values = ['null', '7', '[]', '{}', 'true', '-1e999', '"\\ud800"']
    const text = bytes.toString('latin1')
    const at = text.indexOf('":"', placeIn(bytes, random))
    const value = values[Math.floor(random() * values.length)] ?? 'null'
    return Buffer.from(
      at < 0 ? '' : text.slice(0, at + 2) + value + text.slice(text.indexOf('"', at + 3) + 1),
      'latin1',
    )
  },
}

const names = Object.keys(damages)

/** What reading a file comes to: nothing where it is read, else the error. */
function refusalOf(file: string): unknown {
  try {
    createFileAdapter(file, {waitMs: 0}).read()
    return undefined
  } catch (error) {
    return error
  }
}

describe(`${count} damaged books (CRM_TEST_SEED=${seed})`, () => {
  it.each(names)('with %s are read or refused with the place, and never written', name => {
    const folder = makeScratchFolder()
    const file = join(folder, 'crm.json')
    const random = seededRandom(seed + names.indexOf(name))
    const around = {env: {XDG_STATE_HOME: join(folder, 'state')}, cwd: folder, home: folder, platform: process.platform}
    const place = placeOf(file, {...around, nowMs: Date.parse('2026-01-05T09:00:00Z'), today: '2026-01-05'})
    let refused = 0
    for (let at = 0; at < count / names.length; at++) {
      const damaged = damages[name]?.(sound, random) ?? sound
      writeFileSync(file, damaged, {mode: 0o600})
      const refusal = refusalOf(file)
      if (refusal !== undefined) {
        refused++
        expect(refusal, String(refusal)).toBeInstanceOf(CrmError)
        if (!(refusal instanceof CrmError)) continue
        expect(exitCodes[refusal.code]).toBe(4)
        expect(refusal.message).toContain(file)
        expect(diagnose(place).problems.length).toBeGreaterThan(0)
      }
      expect(readFileSync(file).equals(damaged)).toBe(true)
    }
    expect(refused).toBeGreaterThan(0)
  })
})
