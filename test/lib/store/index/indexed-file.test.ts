import {appendFileSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Book} from '../../../../src/lib/book/book.ts'
import {createFileAdapter} from '../../../../src/lib/store/file-adapter.ts'
import type {IndexOptions} from '../../../../src/lib/store/index/index-file.ts'
import type {Store} from '../../../../src/lib/store/store.ts'
import {runs} from '../../../support/any-record.ts'
import {makeScratchFolder} from '../../../support/scratch.ts'
import {add, change, openStore, planOf, remove, touch} from '../../../support/store-desk.ts'

/** Two stores that are changed alike: one reads the whole file every time, one goes by its index. */
function sitDown() {
  const folder = makeScratchFolder()
  const path = join(folder, 'cache', 'b.index')
  const clock = {ms: 0}
  const options: IndexOptions = {path, version: '1', nowMs: () => clock.ms, smallest: 0}
  const file = (name: string): string => join(folder, name)
  return {
    folder,
    path,
    clock,
    plain: {file: file('plain.json'), open: () => openStore(createFileAdapter(file('plain.json'), {waitMs: 1000}))},
    indexed: {
      file: file('indexed.json'),
      open: () => openStore(createFileAdapter(file('indexed.json'), {waitMs: 1000, index: () => options})),
    },
  }
}

const names = ['Apex', 'Bright', 'Łódź', 'गणेश']
const anyStep = fc.record({
  kind: fc.constantFrom('add', 'touch', 'touch', 'rename', 'remove', 'edit the file'),
  name: fc.constantFrom(...names),
  label: fc.string({maxLength: 8}),
  waitMs: fc.constantFrom(0, 1000, 5000),
})

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

function take({kind, name, label}: Step, store: Store, file: string): void {
  if (kind === 'edit the file') appendFileSync(file, '\n')
  else if (kind === 'add') store.commit('add', planOf(add(name)))
  else if (kind === 'touch') store.commit('log', planOf(add(name), touch(name, label)))
  else if (kind === 'rename') store.commit('edit', planOf(add(name), change(name, {name: `${name} ${label}`})))
  else store.commit('rm', (book: Book) => planOf(...remove(book, name))())
}

describe('a store that goes by an index', () => {
  it('writes and reads the same as one that reads the whole file', () => {
    fc.assert(
      fc.property(fc.array(anyStep, {minLength: 1, maxLength: 8}), steps => {
        const desk = sitDown()
        for (const step of [{kind: 'add', name: 'Apex', label: '', waitMs: 0} as const, ...steps]) {
          desk.clock.ms += step.waitMs
          for (const {open, file} of [desk.plain, desk.indexed]) take(step, open(), file)
          expect(readFileSync(desk.indexed.file, 'utf8')).toBe(readFileSync(desk.plain.file, 'utf8'))
          expect(desk.indexed.open().load().records).toEqual(desk.plain.open().load().records)
        }
      }),
      {numRuns: Math.ceil(runs / 50)},
    )
  })

  it('reads no line of a settled book that it is not asked for', () => {
    const {indexed, clock} = sitDown()
    indexed.open().commit('add', planOf(add('Apex'), touch('Apex', 'a call')))
    clock.ms += 10_000
    indexed.open().load()
    const text = readFileSync(indexed.file, 'utf8')
    const book = indexed.open().load()
    writeFileSync(indexed.file, text.replace('a call', 'a cell'))
    expect(book.outlines('touch').map(({channel}) => channel)).toEqual(['call'])
    expect(() => book.all('touch')).toThrow(
      expect.objectContaining({code: 'data-file', message: expect.stringContaining('changed by another program')}),
    )
  })

  it('sees what another program wrote in its place', () => {
    const {indexed, plain, clock} = sitDown()
    for (const {open} of [indexed, plain]) open().commit('add', planOf(add('Apex')))
    clock.ms += 10_000
    indexed.open().load()
    plain.open().commit('add', planOf(add('Bright')))
    writeFileSync(indexed.file, readFileSync(plain.file))
    expect(indexed.open().load().records).toEqual(plain.open().load().records)
  })

  it('works where no index can be written', () => {
    const {indexed, plain, folder} = sitDown()
    writeFileSync(join(folder, 'cache'), 'a file in its way')
    for (const {open} of [indexed, plain]) open().commit('add', planOf(add('Apex')))
    expect(readFileSync(indexed.file, 'utf8')).toBe(readFileSync(plain.file, 'utf8'))
  })
})
