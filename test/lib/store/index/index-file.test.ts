import {copyFileSync, readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../../src/lib/change/json.ts'
import {readSnapshot, stateOf, writeDurably} from '../../../../src/lib/store/durable-write.ts'
import {formatBook} from '../../../../src/lib/store/format.ts'
import {buildIndex} from '../../../../src/lib/store/index/build-index.ts'
import {createIndexFile, hashOf} from '../../../../src/lib/store/index/index-file.ts'
import {openFile} from '../../../../src/lib/store/open-file.ts'
import {makeScratchFolder} from '../../../support/scratch.ts'
import {deadPid} from '../../../support/worker.ts'

const note = (text: string): StoredRecord => ({
  id: 'n0000000000aa',
  type: 'note',
  customer: 'c0000000000aa',
  on: '2026-01-05',
  text,
  _u: '0m1x2y3z4000aaaaaa',
})

/** A book on disk and its index file, with a clock that is set by hand. */
function sitDown() {
  const folder = makeScratchFolder()
  const [book, path] = [join(folder, 'crm.json'), join(folder, 'cache', 'b.index')]
  const clock = {ms: 1_000_000}
  const indexFile = (version = '1.0.0') => createIndexFile({path, version, nowMs: () => clock.ms, smallest: 0})
  return {
    book,
    path,
    clock,
    write: (text: string) => writeFileSync(book, formatBook([note(text)])),
    keep: (version?: string) => {
      const bytes = readFileSync(book)
      const index = buildIndex(bytes, [note('')])
      if (index) indexFile(version).keep(index, stateOf(book), hashOf([bytes]))
    },
    writeOwn: (text: string) => {
      const bytes = Buffer.from(formatBook([note(text)]))
      const state = writeDurably(book, bytes, readSnapshot(book), {prove: true})
      const index = buildIndex(bytes, [note('')])
      if (index && state) indexFile().keepProven(index, state)
    },
    recalls: (version?: string): boolean => {
      const file = openFile(book)
      return file !== undefined && indexFile(version).recall(file) !== undefined
    },
    isSettled: (): boolean => readFileSync(path, 'latin1').includes('"settled":true'),
  }
}

describe('an index file', () => {
  it('recalls the index of the bytes that it was made from', () => {
    const desk = sitDown()
    desk.write('one')
    expect(desk.recalls()).toBe(false)
    desk.keep()
    expect(desk.recalls()).toBe(true)
  })

  it('recalls nothing for other bytes of the same length and times', () => {
    const desk = sitDown()
    desk.write('one')
    desk.keep()
    const {atime, mtime} = statSync(desk.book)
    desk.write('two')
    utimesSync(desk.book, atime, mtime)
    expect(desk.recalls()).toBe(false)
  })

  it('recalls the same bytes in another file, and compares them again', () => {
    const desk = sitDown()
    desk.write('one')
    desk.keep()
    desk.clock.ms += 10_000
    desk.recalls()
    expect(desk.isSettled()).toBe(true)
    desk.write('one')
    expect([desk.recalls(), desk.isSettled()]).toEqual([true, false])
  })

  it('takes a state for proof only when it was compared three seconds after it was first seen', () => {
    const desk = sitDown()
    desk.write('one')
    desk.keep()
    const seen = [0, 2999, 3000].map(after => {
      desk.clock.ms = 1_000_000 + after
      return [desk.recalls(), desk.isSettled()]
    })
    expect(seen).toEqual([
      [true, false],
      [true, false],
      [true, true],
    ])
  })

  it('takes the state of a file that this program wrote for proof at once', () => {
    const desk = sitDown()
    desk.writeOwn('one')
    expect([desk.isSettled(), desk.recalls()]).toEqual([true, true])
  })

  it('recalls nothing for what another program wrote into such a file in the same moment, nor when it gave it back its time', () => {
    const desk = sitDown()
    desk.writeOwn('one')
    const {atime, mtime} = statSync(desk.book)
    desk.write('two')
    expect(desk.recalls()).toBe(false)
    utimesSync(desk.book, atime, mtime)
    expect(desk.recalls()).toBe(false)
  })

  it('recalls nothing for a copy of such a file: nobody knows what its bytes are', () => {
    const desk = sitDown()
    desk.writeOwn('one')
    copyFileSync(desk.book, `${desk.book}.copy`)
    renameSync(`${desk.book}.copy`, desk.book)
    expect(desk.recalls()).toBe(false)
  })

  it('never takes a state for proof where the clock went back', () => {
    const desk = sitDown()
    desk.write('one')
    desk.keep()
    desk.clock.ms -= 60_000
    expect([desk.recalls(), desk.isSettled()]).toEqual([true, false])
  })

  it('recalls nothing that another version of the program made', () => {
    const desk = sitDown()
    desk.write('one')
    desk.keep('1.0.0')
    expect([desk.recalls('1.0.1'), desk.recalls('1.0.0')]).toEqual([false, true])
  })

  it.each([
    ['empty', ''],
    ['no JSON', 'x\n'],
    ['null', 'null\n'],
  ])('recalls nothing from a file that is %s', (_, text) => {
    const desk = sitDown()
    desk.write('one')
    desk.keep()
    writeFileSync(desk.path, text)
    expect(desk.recalls()).toBe(false)
  })

  it('leaves nothing of one whose writer was killed', () => {
    const desk = sitDown()
    desk.write('one')
    desk.keep()
    writeFileSync(join(dirname(desk.path), `.b.index.tmp-${deadPid()}-abcdefghij01`), 'half of')
    desk.keep()
    expect(readdirSync(dirname(desk.path))).toEqual(['b.index'])
  })

  it('is private', () => {
    const desk = sitDown()
    desk.write('one')
    desk.keep()
    expect(statSync(desk.path).mode & 0o777).toBe(0o600)
  })
})
