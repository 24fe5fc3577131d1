import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {root} from '../root.ts'
import type {Verdict} from './plan.ts'
import {filesUnder, hashOf, type MutatedRoom, type PlacedMutant, readText} from './rooms.ts'

/** A verdict with what it depended on. */
interface Remembered extends Verdict {
  /** Of the test file that killed it, or of all tests where none did. */
  readonly tests: string
}

const folder = join(root, '.artefacts/mutation')

/** Where the results of a room are kept between runs. */
export const pathOf = (room: string, extension: string): string => join(folder, `${room}.${extension}`)

const keyOf = ({path, start, end, text, hash}: PlacedMutant): string => `${path} ${hash} ${start} ${end} ${text}`

const hashOfAll = (paths: readonly string[]): string => hashOf(paths.map(readText).join('\0'))

/** What a verdict depends on: a kill on the test file that killed, anything else on every test and its support. */
function dependencies({name, tests}: MutatedRoom): (verdict: Verdict) => string {
  const every = hashOfAll([...filesUnder(`test/lib/${name}`), ...filesUnder('test/support')])
  const byFile = new Map(tests.map(path => [path, hashOf(readText(path))]))
  return ({by}) => (by === undefined ? every : (byFile.get(by) ?? ''))
}

/** The verdicts on a room between runs. */
export interface Memory {
  /** Those of earlier runs that still hold. */
  readonly known: ReadonlyMap<number, Verdict>
  /** Keeps verdicts for later runs. */
  keep(verdicts: ReadonlyMap<number, Verdict>): void
}

/**
 * Opens the memory of a room as its sources and tests are now. A verdict holds while the source is the same, and the test that
 * killed the mutant too; where none killed it, all tests. Changes in other rooms are not looked at: a run from scratch is
 * the one that counts.
 */
export function openMemory(room: MutatedRoom): Memory {
  const path = pathOf(room.name, 'json')
  const dependsOn = dependencies(room)
  const held = existsSync(path) ? new Map<string, Remembered>(JSON.parse(readFileSync(path, 'utf8'))) : new Map()
  const known = room.mutants.flatMap(mutant => {
    const verdict: Remembered | undefined = held.get(keyOf(mutant))
    return verdict && verdict.tests === dependsOn(verdict) ? [[mutant.id, verdict] as const] : []
  })
  return {
    known: new Map(known),
    keep(verdicts) {
      const entries = room.mutants.flatMap(mutant => {
        const verdict = verdicts.get(mutant.id)
        return verdict ? [[keyOf(mutant), {...verdict, tests: dependsOn(verdict)}]] : []
      })
      mkdirSync(folder, {recursive: true})
      writeFileSync(path, JSON.stringify(entries))
    },
  }
}
