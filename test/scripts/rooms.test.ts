import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {readSources} from '../../scripts/imports.ts'
import {findCycles, findImpurities, findUpwardImports} from '../../scripts/rooms.ts'

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

const impuritiesOf = (text: string) => findImpurities(sourcesOf({'lib/book/a.ts': text, 'lib/store/b.ts': ''}))

describe('findImpurities', () => {
  it.each([
    [`import {b} from '../store/b.ts'`, 'imports lib/store/b.ts'],
    [`import type {B} from '../store/b.ts'`, 'imports lib/store/b.ts'],
    [`import {\n  b,\n} from '../store/b.ts'`, 'imports lib/store/b.ts'],
    [`export const load = () => import('../store/b.ts')`, 'imports lib/store/b.ts'],
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
    `import {CrmError} from '../errors.ts'`,
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

describe('findUpwardImports', () => {
  it('finds a file of lib that knows a command', () => {
    const sources = sourcesOf({
      'lib/a.ts': `import Due from '../commands/due.ts'`,
      'commands/due.ts': `import '../lib/a.ts'`,
    })
    expect(findUpwardImports(sources)).toEqual(['lib/a.ts imports commands/due.ts'])
  })
})
