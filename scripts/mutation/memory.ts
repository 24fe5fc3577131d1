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

/**
 * The verdicts of earlier runs that still hold: the source is the same, and the test that killed the mutant too; where none
 * killed it, all tests. Changes in other rooms are not looked at: a run from scratch is the one that counts.
 */
export function recall(room: MutatedRoom): Map<number, Verdict> {
  const path = pathOf(room.name, 'json')
  if (!existsSync(path)) return new Map()
  const known = new Map<string, Remembered>(JSON.parse(readFileSync(path, 'utf8')))
  const dependsOn = dependencies(room)
  return new Map(
    room.mutants.flatMap(mutant => {
      const verdict = known.get(keyOf(mutant))
      return verdict && verdict.tests === dependsOn(verdict) ? [[mutant.id, verdict]] : []
    }),
  )
}

/** Keeps verdicts for later runs. */
export function remember(room: MutatedRoom, verdicts: ReadonlyMap<number, Verdict>): void {
  const dependsOn = dependencies(room)
  const entries = room.mutants.flatMap(mutant => {
    const verdict = verdicts.get(mutant.id)
    return verdict ? [[keyOf(mutant), {...verdict, tests: dependsOn(verdict)}]] : []
  })
  mkdirSync(folder, {recursive: true})
  writeFileSync(pathOf(room.name, 'json'), JSON.stringify(entries))
}
