import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'

/** One source file: its text without comments, and what it imports. */
export interface SourceFile {
  /** Path from the folder that was read, with slashes. */
  readonly path: string
  readonly code: string
  /** Files of the same folder that it names at its head, also for types alone. */
  readonly statically: readonly string[]
  /** Those of them that it needs when it runs, not for types alone. */
  readonly runs: readonly string[]
  /** Those, and files that it loads later. */
  readonly files: readonly string[]
  /** Packages and parts of Node, also those imported for types alone. */
  readonly packages: readonly string[]
}

/** Comments, and the strings in which what looks like one is none. */
const literalsAndComments = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g

const imports =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"()]*?from\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\(\s*'([^']+)'/g

const withoutComments = (text: string): string =>
  text.replace(literalsAndComments, found => (found.startsWith('/') ? ' ' : found))

const withoutStrings = (code: string): string =>
  code.replace(literalsAndComments, found => (found.startsWith('/') ? ' ' : "''"))

interface Import {
  readonly source: string
  readonly statically: boolean
  readonly forTypes: boolean
}

const findImports = (code: string): Import[] =>
  [...code.matchAll(imports)].map(([, type, from, bare, dynamic]) => ({
    source: from ?? bare ?? dynamic ?? '',
    statically: dynamic === undefined,
    forTypes: type !== undefined,
  }))

function readSource(folder: string, path: string): SourceFile {
  const text = withoutComments(readFileSync(join(folder, path), 'utf8'))
  const found = findImports(text)
  const own = found.filter(({source}) => source.startsWith('.'))
  const pathOf = ({source}: Import) =>
    relative(folder, join(folder, dirname(path), source))
      .split(sep)
      .join('/')
  return {
    path: path.split(sep).join('/'),
    code: withoutStrings(text),
    statically: own.filter(({statically}) => statically).map(pathOf),
    runs: own.filter(({statically, forTypes}) => statically && !forTypes).map(pathOf),
    files: own.map(pathOf),
    packages: found.map(({source}) => source).filter(source => !source.startsWith('.')),
  }
}

/** Every TypeScript file in a folder with its imports. */
export function readSources(folder: string): SourceFile[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(path => path.endsWith('.ts'))
    .map(path => readSource(folder, path))
}

/** A file and all that it needs when it begins to run. */
export function findNeeds(sources: readonly SourceFile[], path: string): ReadonlySet<string> {
  const runsOf = new Map(sources.map(source => [source.path, source.runs]))
  const found = new Set([path])
  for (const each of found) for (const next of runsOf.get(each) ?? []) found.add(next)
  return found
}
