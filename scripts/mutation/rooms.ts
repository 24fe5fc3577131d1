import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {root} from '../root.ts'
import {findMutants, type Mutant} from './find-mutants.ts'
import {instrument} from './instrument.ts'

/** The rooms whose rules are broken on purpose; `change` holds the join. */
export const mutatedRooms = ['change', 'calendar', 'retention', 'recap'] as const

/** A mutant with its place in the house. */
export interface PlacedMutant extends Mutant {
  readonly id: number
  /** The path of its source in the repository. */
  readonly path: string
  readonly line: number
  /** The text that it replaces. */
  readonly original: string
  /** Of its source. */
  readonly hash: string
}

/** A room with all its mutants, and the tests that are to find them. */
export interface MutatedRoom {
  readonly name: string
  readonly mutants: readonly PlacedMutant[]
  /** Every source with its mutants in it, by path. */
  readonly sources: {readonly [path: string]: string}
  /** Every source as it is, by path. */
  readonly texts: {readonly [path: string]: string}
  readonly tests: readonly string[]
}

/** A short name for a text's content. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Every TypeScript file under a folder of the repository, in order. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter(path => path.endsWith('.ts'))
    .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
    .toSorted()

/** Reads a room and breaks it in every way. */
export function readRoom(name: string): MutatedRoom {
  const mutants: PlacedMutant[] = []
  const sources: {[path: string]: string} = {}
  const texts: {[path: string]: string} = {}
  for (const path of filesUnder(`src/lib/${name}`)) {
    const text = readText(path)
    texts[path] = text
    const hash = hashOf(text)
    const findings = findMutants(text)
    const firstId = mutants.length + 1
    sources[path] = instrument(text, findings, firstId)
    findings.mutants.forEach((mutant, index) => {
      const line = text.slice(0, mutant.start).split('\n').length
      mutants.push({
        ...mutant,
        id: firstId + index,
        path,
        line,
        original: text.slice(mutant.start, mutant.end),
        hash,
      })
    })
  }
  return {
    name,
    mutants,
    sources,
    texts,
    tests: filesUnder(`test/lib/${name}`).filter(path => path.endsWith('.test.ts')),
  }
}
