import {chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {createFileAdapter} from '../../../src/lib/store/file-adapter.ts'
import {formatBook, recordLine} from '../../../src/lib/store/format.ts'
import {makeScratchFolder} from '../../support/scratch.ts'
import {add, change, customerId, openStore, planOf} from '../../support/store-desk.ts'

const adapterOf = (file: string) => createFileAdapter(file, {waitMs: 1000})
const modeOf = (path: string): number => statSync(path).mode & 0o777
const scratchFile = (): string => join(makeScratchFolder(), 'crm.json')

const note = (id: string, text: string): StoredRecord => ({
  id,
  type: 'note',
  customer: customerId('Apex'),
  on: '2026-01-05',
  text,
  _u: '0m1x2y3z4000aaaaaa',
})

describe('createFileAdapter', () => {
  it('makes the file and its folder for nobody else to read, whatever the umask', () => {
    const folder = join(makeScratchFolder(), 'new', 'folder')
    const file = join(folder, 'crm.json')
    const before = process.umask(0)
    try {
      openStore(adapterOf(file)).commit('add', planOf(add('Apex')))
    } finally {
      process.umask(before)
    }
    expect([modeOf(file), modeOf(folder)]).toEqual([0o600, 0o700])
    expect(readdirSync(folder)).toEqual(['crm.json'])
  })

  it('takes back the mode that git gave the file', () => {
    const file = scratchFile()
    const store = openStore(adapterOf(file))
    store.commit('add', planOf(add('Apex')))
    chmodSync(file, 0o644)
    store.commit('edit', planOf(change('Apex', {tier: 'A'})))
    expect(modeOf(file)).toBe(0o600)
  })

  it('follows a link and leaves it a link', () => {
    const folder = makeScratchFolder()
    mkdirSync(join(folder, 'real'))
    symlinkSync(join('real', 'crm.json'), join(folder, 'link.json'))
    openStore(adapterOf(join(folder, 'link.json'))).commit('add', planOf(add('Apex')))
    expect(
      openStore(adapterOf(join(folder, 'real', 'crm.json')))
        .load()
        .all('customer'),
    ).toHaveLength(1)
    expect(adapterOf(join(folder, 'link.json')).place).toBe(join(folder, 'real', 'crm.json'))
  })

  it('changes the lines of what was changed and no byte else', () => {
    const file = scratchFile()
    // Another order of keys than this program writes, which is none of its business.
    const odd = recordLine(note('n0000000000aa', 'a')).replace(/("on":"[^"]*"),("text":"a")/, '$2,$1')
    writeFileSync(file, formatBook([note('n0000000000aa', 'a')]).replace(recordLine(note('n0000000000aa', 'a')), odd))
    openStore(adapterOf(file)).commit('add', planOf(add('Apex')))
    expect(readFileSync(file, 'utf8').split('\n')).toContain(odd)
    expect(openStore(adapterOf(file)).load().records).toHaveLength(3)
  })

  it('reads again what a program without the lock changed meanwhile, and does the change on that', () => {
    const file = scratchFile()
    const store = openStore(adapterOf(file))
    store.commit('add', planOf(add('Apex')))
    let times = 0
    store.commit('edit', () => {
      if (times++ === 0) {
        const other = note('n0000000000aa', 'from git')
        writeFileSync(file, readFileSync(file, 'utf8').replace('null]}', `${recordLine(other)}\nnull]}`))
      }
      return planOf(change('Apex', {tier: 'A'}))()
    })
    expect(times).toBe(2)
    const book = store.load()
    expect(book.find('customer', customerId('Apex'))?.tier).toBe('A')
    expect(book.all('note').map(({text}) => text)).toEqual(['from git'])
    expect(store.journal.entries()).toHaveLength(2)
  })

  it('reads again a book that another program made meanwhile', () => {
    const file = scratchFile()
    const store = openStore(adapterOf(file))
    let times = 0
    store.commit('add', () => {
      if (times++ === 0) writeFileSync(file, formatBook([note('n0000000000aa', 'first')]))
      return planOf(add('Apex'))()
    })
    expect(store.load().all('note')).toHaveLength(1)
    expect(store.load().all('customer')).toHaveLength(1)
  })

  it('gives up where the file keeps being changed, and leaves it as it is', () => {
    const file = scratchFile()
    const store = openStore(adapterOf(file))
    store.commit('add', planOf(add('Apex')))
    let times = 0
    const commit = () =>
      store.commit('edit', () => {
        writeFileSync(file, formatBook([note('n0000000000aa', `state ${++times}`)]))
        return planOf(change('Apex', {tier: 'A', name: 'Apex', added: '2026-01-05'}))()
      })
    expect(commit).toThrow(expect.objectContaining({code: 'data-file'}))
    expect(times).toBe(2)
    expect(readFileSync(file, 'utf8')).toBe(formatBook([note('n0000000000aa', 'state 2')]))
    expect(readdirSync(join(file, '..'))).toEqual(['crm.json'])
  })

  it('reads a file that was changed since, and one that was taken away', () => {
    const file = scratchFile()
    const adapter = adapterOf(file)
    expect(adapter.read()).toBeNull()
    writeFileSync(file, formatBook([note('n0000000000aa', 'a')]))
    expect(adapter.read()?.records).toHaveLength(1)
    writeFileSync(file, formatBook([note('n0000000000aa', 'a'), note('n0000000000bb', 'b')]))
    expect(adapter.read()?.records).toHaveLength(2)
    writeFileSync(file, 'damaged')
    expect(() => adapter.read()).toThrow(/is no data file of crm/)
    writeFileSync(file, formatBook([]))
    expect(adapter.read()?.records).toEqual([])
  })

  it('writes nothing over a file that it could not read', () => {
    const file = scratchFile()
    const store = openStore(adapterOf(file))
    store.commit('add', planOf(add('Apex')))
    writeFileSync(file, 'damaged')
    expect(() => store.commit('edit', planOf(change('Apex', {tier: 'A'})))).toThrow(/is no data file/)
    expect(readFileSync(file, 'utf8')).toBe('damaged')
  })
})
