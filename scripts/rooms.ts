import type {SourceFile} from './imports.ts'

/** Rooms of src/lib that know neither clock nor disk nor terminal: values in, values out. */
const pureRooms = ['text', 'book', 'calendar', 'change', 'retention', 'recap', 'reach', 'demo', 'actions']

/** What they may import beside each other. */
const sharedFiles: ReadonlySet<string> = new Set(['lib/errors.ts', 'lib/exit-codes.ts'])

const impurities: readonly (readonly [RegExp, string])[] = [
  [/\bprocess\b/, 'process'],
  [/\bconsole\b/, 'console'],
  [/\bglobalThis\b/, 'globalThis'],
  [/\bDate\.now\b/, 'Date.now'],
  [/\bnew Date\(\s*\)/, 'new Date() without a time'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\b(?:setTimeout|setInterval|fetch)\b/, 'a timer or the network'],
]

const roomOf = (path: string): string | undefined => /^lib\/([^/]+)\//.exec(path)?.[1]

const isPure = (path: string): boolean => pureRooms.includes(roomOf(path) ?? '')

/** What in a file of a pure room is not pure, one sentence each. */
function describeImpurities({path, code, files, packages}: SourceFile): string[] {
  const strangers = files.filter(file => !isPure(file) && !sharedFiles.has(file))
  const builtins = packages.filter(name => name.startsWith('node:'))
  const words = impurities.filter(([pattern]) => pattern.test(code)).map(([, name]) => name)
  return [
    ...strangers.map(file => `imports ${file}`),
    ...builtins.map(name => `imports ${name}`),
    ...words.map(word => `uses ${word}`),
  ].map(fault => `${path} ${fault}`)
}

/** Everything in the pure rooms that reaches out of them. */
export const findImpurities = (sources: readonly SourceFile[]): string[] =>
  sources.filter(({path}) => isPure(path)).flatMap(describeImpurities)

/** Commands are called by nothing in lib, and lib knows nothing of them. */
export const findUpwardImports = (sources: readonly SourceFile[]): string[] =>
  sources.flatMap(({path, files}) =>
    path.startsWith('lib/')
      ? files.filter(file => file.startsWith('commands/')).map(file => `${path} imports ${file}`)
      : [],
  )

/** The circles among static imports: each as its files in order, named once. */
export function findCycles(sources: readonly SourceFile[]): string[][] {
  const importsOf = new Map(sources.map(({path, statically}) => [path, statically]))
  const finished = new Set<string>()
  const cycles: string[][] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start !== -1) {
      cycles.push(trail.slice(start))
      return
    }
    if (finished.has(path)) return
    for (const next of importsOf.get(path) ?? []) visit(next, [...trail, path])
    finished.add(path)
  }
  for (const {path} of sources) visit(path, [])
  return cycles
}
