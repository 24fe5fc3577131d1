import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {readSources} from '../../scripts/imports.ts'
import {
  drawRooms,
  findCycles,
  findHomeless,
  findIdleArrows,
  findImpurities,
  findSlowHeads,
  findStrayImports,
  rooms,
} from '../../scripts/rooms.ts'

/** Sources from a folder with these files. */
function sourcesOf(files: {readonly [path: string]: string}) {
  const folder = mkdtempSync(join(tmpdir(), 'crm-rooms-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  return readSources(folder)
}

const impuritiesOf = (text: string) => findImpurities(sourcesOf({'lib/book/a.ts': text}))

describe('findImpurities', () => {
  it.each([
    [`import {join} from 'node:path'`, 'imports node:path'],
    ['export const now = () => Date.now()', 'uses Date.now'],
    ['export const now = () => new Date( )', 'uses new Date() without a time'],
    ['export const zone = process.env.TZ', 'uses process'],
    ['export const draw = () => Math.random()', 'uses Math.random'],
    ['console.log(1)', 'uses console'],
    ['export const id = `x${process.pid}`', 'uses process'],
  ])('finds in a pure room: %s', (text, fault) => {
    expect(impuritiesOf(text)).toEqual([`lib/book/a.ts ${fault}`])
  })

  it.each([
    `import {addDays} from 'date-fns/addDays'`,
    'export const at = (ms: number) => new Date(ms)',
    '// process and console are words, too',
    '/* new Date() */ export const a = 1',
    `export const help = 'the process // of it'`,
  ])('accepts in a pure room: %s', text => {
    expect(impuritiesOf(text)).toEqual([])
  })

  it('leaves the other rooms alone', () => {
    expect(findImpurities(sourcesOf({'lib/store/a.ts': `import 'node:fs'\nprocess.exit()`}))).toEqual([])
  })
})

describe('findCycles', () => {
  it('finds a circle once, with its files in order', () => {
    const sources = sourcesOf({
      'a.ts': `import {b} from './lib/b.ts'`,
      'lib/b.ts': `import type {C} from './c.ts'`,
      'lib/c.ts': `import {a} from '../a.ts'`,
      'd.ts': `import {a} from './a.ts'`,
    })
    expect(findCycles(sources)).toEqual([['a.ts', 'lib/b.ts', 'lib/c.ts']])
  })

  it('does not count a file that is loaded later', () => {
    expect(findCycles(sourcesOf({'a.ts': `import './b.ts'`, 'b.ts': `const a = () => import('./a.ts')`}))).toEqual([])
  })
})

describe('findSlowHeads', () => {
  const pattern = String.raw`const letters = /^\p{L}+$/u`
  const headsOf = (text: string, command = `import '../lib/a.ts'`) =>
    findSlowHeads(sourcesOf({'commands/due.ts': command, 'lib/a.ts': text}))

  it('finds a pattern of Unicode at the head of what an everyday command runs', () => {
    expect(headsOf(`export ${pattern}`)).toEqual([expect.stringMatching(/^lib\/a\.ts has a pattern/)])
  })

  it.each([
    ['inside a function', `export const isWord = () => {\n  ${pattern}\n  return letters\n}`, undefined],
    ['in a file that is imported for types alone', pattern, `import type {A} from '../lib/a.ts'`],
    ['in a file that is loaded later', pattern, `const later = () => import('../lib/a.ts')`],
  ])('leaves one alone %s', (_, text, command) => {
    expect(headsOf(text, command)).toEqual([])
  })
})

describe('findHomeless', () => {
  it('names a file that stands beside the rooms, or in one that the table does not know', () => {
    const sources = sourcesOf({
      'main.ts': '',
      'lib/errors.ts': '',
      'lib/a.ts': '',
      'lib/attic/b.ts': '',
      'lib/book/c.ts': '',
    })
    expect(findHomeless(sources).sort()).toEqual(['lib/a.ts stands in no room', 'lib/attic/b.ts stands in no room'])
  })
})

describe('findStrayImports', () => {
  const straysOf = (text: string) => findStrayImports(sourcesOf({'lib/book/a.ts': text}))

  it.each([
    `import {b} from '../store/b.ts'`,
    `import type {B} from '../store/b.ts'`,
    `import {\n  b,\n} from '../store/b.ts'`,
    `export const load = () => import('../store/b.ts')`,
  ])('finds an arrow that the table does not have: %s', text => {
    expect(straysOf(text)).toEqual(['lib/book/a.ts imports lib/store/b.ts'])
  })

  it('lets no room of lib know a command', () => {
    expect(straysOf(`import Due from '../../commands/due.ts'`)).toEqual(['lib/book/a.ts imports commands/due.ts'])
  })

  it.each([
    `import {b} from './b.ts'`,
    `import {isDay} from '../calendar/day.ts'`,
    `import {CrmError} from '../errors.ts'`,
  ])('accepts the own room, a room below and what all share: %s', text => {
    expect(straysOf(text)).toEqual([])
  })
})

describe('findIdleArrows', () => {
  it('names the arrows of the table that nothing follows', () => {
    const idle = findIdleArrows(sourcesOf({'lib/terminal/a.ts': '', 'lib/program/b.ts': `import '../text/c.ts'`}))
    expect(idle).toContain('the arrow terminal → text is not used')
    expect(idle).not.toContain('the arrow program → text is not used')
  })
})

describe('the table of rooms', () => {
  it('runs one way: each room imports rooms that stand before it, the pure ones none that are not pure', () => {
    const before = new Map<string, boolean>()
    for (const {name, pure = false, mayImport} of rooms) {
      for (const other of mayImport) {
        expect(before.has(other), `${name} → ${other}`).toBe(true)
        if (pure) expect(before.get(other), `${name} → ${other}`).toBe(true)
      }
      before.set(name, pure)
    }
  })

  it('is drawn with the arrows that no longer way implies', () => {
    const drawing = drawRooms()
    expect(drawing).toContain('  retention --> book\n')
    expect(drawing).not.toContain('retention --> calendar')
    expect(drawing).toContain('  book([book])')
    expect(drawing).toContain('  store[store]')
  })
})
