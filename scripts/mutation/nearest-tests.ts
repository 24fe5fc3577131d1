import {posix} from 'node:path'
import type {PlannedMutant} from './plan.ts'
import type {PlacedMutant} from './rooms.ts'

type Texts = {readonly [path: string]: string}

/** The test file that mirrors a source. */
const mirrorOf = (path: string): string => path.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts')

const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(/(?:from |import\()'(\.[^']+)'/g)].map(([, source = '']) => posix.join(posix.dirname(path), source))

/** For each source of a room those that import it. */
function importersIn(texts: Texts): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>()
  for (const [path, text] of Object.entries(texts)) {
    for (const imported of importsOf(path, text)) {
      const held = importers.get(imported)
      if (held) held.push(path)
      else importers.set(imported, [path])
    }
  }
  return importers
}

/** The exported constant or function that a place of a text stands in. */
const nameAt = (text: string, at: number): string | undefined =>
  [...text.slice(0, at).matchAll(/^export (?:const|class|(?:async )?function) (\w+)/gm)].at(-1)?.[1]

/**
 * Which tests are likely to notice a mutant: those of its source and of the sources that name the constant or function it
 * stands in; then those that import one of these, and those of the sources that do, and so on.
 */
export function findTests(texts: Texts, tests: Texts): (mutant: PlacedMutant) => Omit<PlannedMutant, 'id'> {
  const importers = importersIn(texts)
  const testsOf = importersIn(tests)
  const known = new Map<string, Omit<PlannedMutant, 'id'>>()
  const find = (path: string, name: string | undefined): Omit<PlannedMutant, 'id'> => {
    const users = (importers.get(path) ?? []).filter(
      each => name && new RegExp(`\\b${name}\\b`).test(texts[each] ?? ''),
    )
    const near = [path, ...users]
    const reached = new Set(near)
    for (const each of reached) for (const importer of importers.get(each) ?? []) reached.add(importer)
    const farther = [...reached].slice(near.length)
    const importing = near.flatMap(each => testsOf.get(each) ?? [])
    return {near: near.map(mirrorOf), importing, farther: farther.map(mirrorOf)}
  }
  return ({path, start}) => {
    const name = nameAt(texts[path] ?? '', start)
    const key = `${path} ${name ?? ''}`
    const found = known.get(key) ?? find(path, name)
    known.set(key, found)
    return found
  }
}
