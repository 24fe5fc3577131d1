import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {rebuildBook} from '../../../src/lib/sync/rebuild.ts'
import {cleanEnv, Machine, makeDiverged, tryGit} from './support.ts'

describe('rebuildBook', () => {
  it.each([
    ['the index', 'index', (_: Machine) => undefined],
    ['the markers', 'markers', (machine: Machine) => void machine.git('add', 'crm.json')],
  ])('puts the book together again from %s', (_, from, prepare) => {
    const {laptop, id} = makeDiverged()
    tryGit(laptop.folder, 'merge', '--quiet', 'origin/main')
    prepare(laptop)
    expect(rebuildBook(laptop.file, cleanEnv, 5000).from).toBe(from)
    expect(
      laptop.book
        .all('touch')
        .map(({text}) => text)
        .sort(),
    ).toEqual(['from home', 'from the laptop'])
    expect(laptop.record(id)).toMatchObject({tier: 'B'})
    expect(laptop.git('ls-files', '--unmerged')).toBe('')
  })

  it('takes both sides from the index when the file itself is past reading', () => {
    const {laptop} = makeDiverged()
    tryGit(laptop.folder, 'merge', '--quiet', 'origin/main')
    writeFileSync(laptop.file, 'garbage')
    expect(rebuildBook(laptop.file, cleanEnv, 5000).from).toBe('index')
    expect(laptop.book.all('touch')).toHaveLength(2)
  })

  it('joins lines that stand twice, without any repository', () => {
    const home = new Machine()
    const id = home.add('Apex Manufacturing')
    const before = home.text.split('\n')
    home.set(id, {tier: 'A'})
    const after = home.text.split('\n')
    writeFileSync(home.file, [...after.slice(0, -2), ...before.slice(1)].join('\n'))
    expect(rebuildBook(home.file, cleanEnv, 5000).from).toBe('lines')
    expect(home.text.split('\n')).toEqual(after)
  })

  it('works without git', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    writeFileSync(home.file, `<<<<<<< a\n${home.text}=======\n${home.text}>>>>>>> b\n`)
    expect(rebuildBook(home.file, {PATH: ''}, 5000).from).toBe('markers')
    expect(home.book.all('customer')).toHaveLength(1)
  })

  it('refuses what it cannot read and leaves it as it is', () => {
    const home = new Machine()
    writeFileSync(home.file, 'garbage\n')
    expect(() => rebuildBook(home.file, cleanEnv, 5000)).toThrowError(expect.objectContaining({code: 'data-file'}))
    expect(readFileSync(home.file, 'utf8')).toBe('garbage\n')
  })

  it('makes no book where there is none', () => {
    const home = new Machine()
    rebuildBook(home.file, cleanEnv, 5000)
    expect(existsSync(home.file)).toBe(false)
  })
})
