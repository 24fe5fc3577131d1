import {everyday} from './command-files.ts'
import {findNeeds, type SourceFile} from './imports.ts'

interface Room {
  readonly name: string
  /** Values in, values out: it knows neither clock nor disk nor terminal. */
  readonly pure?: true
  /** The rooms that it may import, the nearest first. */
  readonly mayImport: readonly string[]
}

/** The rooms of src, from the ground up, and every arrow between them. `npm run build` draws the nearest of them in ARCHITECTURE. */
export const rooms: readonly Room[] = [
  {name: 'text', pure: true, mayImport: []},
  {name: 'calendar', pure: true, mayImport: []},
  {name: 'change', pure: true, mayImport: []},
  {name: 'book', pure: true, mayImport: ['calendar', 'change', 'text']},
  {name: 'retention', pure: true, mayImport: ['book', 'calendar', 'change', 'text']},
  {name: 'recap', pure: true, mayImport: ['retention', 'book', 'calendar', 'text']},
  {name: 'reach', pure: true, mayImport: ['recap', 'retention', 'book', 'calendar', 'change', 'text']},
  {name: 'demo', pure: true, mayImport: ['book', 'calendar', 'change']},
  {name: 'actions', pure: true, mayImport: ['reach', 'recap', 'retention', 'book', 'calendar', 'change', 'text']},
  {name: 'store', mayImport: ['book', 'calendar', 'change', 'text']},
  {name: 'sync', mayImport: ['store', 'book', 'calendar', 'change', 'text']},
  {name: 'doctor', mayImport: ['sync', 'store', 'book', 'calendar', 'change', 'text']},
  {name: 'hooks', mayImport: ['store', 'book', 'change', 'text']},
  {name: 'exchange', mayImport: ['actions', 'store', 'recap', 'retention', 'book', 'calendar', 'change', 'text']},
  {name: 'terminal', mayImport: ['text']},
  {name: 'dialogues', mayImport: ['terminal', 'exchange', 'actions', 'retention', 'book', 'calendar', 'text']},
  {
    name: 'views',
    mayImport: [
      ...['dialogues', 'terminal', 'doctor', 'hooks', 'sync', 'exchange', 'demo', 'actions', 'reach', 'retention'],
      ...['book', 'calendar', 'change', 'text'],
    ],
  },
  {name: 'program', mayImport: ['text']},
  {name: 'start', mayImport: ['text']},
  {name: 'completion', mayImport: ['program', 'retention', 'book', 'calendar', 'text']},
  {name: 'mcp', mayImport: ['program', 'start', 'text']},
  {
    name: 'command',
    mayImport: [
      ...[
        'views',
        'dialogues',
        'terminal',
        'start',
        'hooks',
        'sync',
        'store',
        'actions',
        'reach',
        'recap',
        'retention',
      ],
      ...['book', 'calendar', 'change', 'text'],
    ],
  },
  {
    name: 'commands',
    mayImport: [
      ...['command', 'mcp', 'completion', 'program', 'start', 'views', 'dialogues', 'terminal', 'exchange', 'hooks'],
      ...['doctor', 'sync', 'store', 'demo', 'actions', 'reach', 'retention', 'book', 'calendar', 'text'],
    ],
  },
]

/** The files of src that stand in no room: where the program begins, and what every room may import. */
const beginnings: ReadonlySet<string> = new Set(['main.ts', 'command-table.ts'])
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

const roomOf = (path: string): Room | undefined => {
  const name = path.startsWith('commands/') ? 'commands' : /^lib\/([^/]+)\//.exec(path)?.[1]
  return rooms.find(room => room.name === name)
}

/** What in a file of a pure room reaches out of it, one sentence each. */
function describeImpurities({path, code, packages}: SourceFile): string[] {
  const builtins = packages.filter(name => name.startsWith('node:'))
  const words = impurities.filter(([pattern]) => pattern.test(code)).map(([, name]) => name)
  return [...builtins.map(name => `${path} imports ${name}`), ...words.map(word => `${path} uses ${word}`)]
}

/** Everything in the pure rooms that touches the world itself. */
export const findImpurities = (sources: readonly SourceFile[]): string[] =>
  sources.filter(({path}) => roomOf(path)?.pure).flatMap(describeImpurities)

/** Files that stand in no room of the table. */
export const findHomeless = (sources: readonly SourceFile[]): string[] =>
  sources
    .filter(({path}) => !roomOf(path) && !sharedFiles.has(path) && !beginnings.has(path))
    .map(({path}) => `${path} stands in no room`)

/** Imports from room to room that the table has no arrow for. Where the program begins, anything may be named. */
export const findStrayImports = (sources: readonly SourceFile[]): string[] =>
  sources.flatMap(({path, files}) => {
    if (beginnings.has(path)) return []
    const room = roomOf(path)
    const allowed = (file: string): boolean => {
      if (sharedFiles.has(file)) return true
      const other = roomOf(file)
      return other !== undefined && room !== undefined && (other === room || room.mayImport.includes(other.name))
    }
    return files.filter(file => file.endsWith('.ts') && !allowed(file)).map(file => `${path} imports ${file}`)
  })

/** Arrows of the table that no import follows any more. */
export function findIdleArrows(sources: readonly SourceFile[]): string[] {
  const used = new Set(
    sources.flatMap(({path, files}) => files.map(file => `${roomOf(path)?.name} → ${roomOf(file)?.name}`)),
  )
  return rooms
    .flatMap(({name, mayImport}) => mayImport.map(other => `${name} → ${other}`))
    .filter(arrow => !used.has(arrow))
    .map(arrow => `the arrow ${arrow} is not used`)
}

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

/**
 * Patterns with properties of Unicode at the heads of files that everyday commands run: V8 reads them there at every start, which
 * takes up to a millisecond for each (docs/decisions/0004).
 */
export function findSlowHeads(sources: readonly SourceFile[]): string[] {
  const started = new Set(everyday.flatMap(path => [...findNeeds(sources, `commands/${path}.ts`)]))
  return sources
    .filter(({path, code}) => started.has(path) && /^(?:export )?const \w+ =\s*\/[^\n]*\\p\{/m.test(code))
    .map(({path}) => `${path} has a pattern with \\p{…} at its head: put it into the function that uses it`)
}

/** The arrows that no longer way implies, as Mermaid draws them: pure rooms rounded. */
export function drawRooms(): string {
  const reach = new Map<string, ReadonlySet<string>>()
  for (const {name, mayImport} of rooms) {
    reach.set(name, new Set(mayImport.flatMap(other => [other, ...(reach.get(other) ?? [])])))
  }
  const arrows = rooms.flatMap(({name, mayImport}) =>
    mayImport
      .filter(other => !mayImport.some(between => reach.get(between)?.has(other)))
      .map(other => `  ${name} --> ${other}`),
  )
  const nodes = rooms.map(({name, pure}) => `  ${name}${pure ? `([${name}])` : `[${name}]`}`)
  return ['```mermaid', 'flowchart TD', ...nodes.reverse(), ...arrows.reverse(), '```'].join('\n')
}
