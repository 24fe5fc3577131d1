import {readdirSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {clearLitter, clearTemporaries, findLitter} from '../../../src/lib/store/litter.ts'
import {makeScratchFolder} from '../../support/scratch.ts'
import {deadPid} from '../../support/worker.ts'

const dead = deadPid()
const random = 'abcdefghij01'
const minute = 60

function leftAfterClearing(name: string, ageSeconds = 0): boolean {
  const folder = makeScratchFolder()
  const then = Date.now() / 1000 - ageSeconds
  writeFileSync(join(folder, name), '')
  utimesSync(join(folder, name), then, then)
  clearLitter(join(folder, 'crm.json'))
  return readdirSync(folder).length === 1
}

describe('clearLitter', () => {
  it.each([
    [`.crm.json.tmp-${dead}-${random}`, 0, 'a dead process'],
    [`.crm.json.lock.tmp-${dead}-${random}`, 0, 'a dead process, of the lock'],
    [`.crm.json.before-2.tmp-${dead}-${random}`, 0, 'a dead process, of a backup'],
    [`.crm.json.tmp-${process.pid}-${random}`, 0, 'an earlier process of the same number'],
    [`.crm.json.tmp-1-${random}`, 61 * minute, 'an hour ago, whoever runs under that number now'],
    ['crm.json.lock.break-abcdefghij01', 0, 'a takeover of another lock'],
    ['crm.json.lock.break-123-456', 0, 'a takeover of an unreadable lock'],
  ])('removes %s, %i s old: from %s', (name, age) => {
    expect(leftAfterClearing(name, age)).toBe(false)
  })

  it.each([
    [`.crm.json.tmp-1-${random}`, 59 * minute, 'of a process that runs'],
    [`.other.json.tmp-${dead}-${random}`, 0, 'of another file'],
    [`.crm.jsonx.tmp-${dead}-${random}`, 0, 'of a file whose name goes on'],
    [`crm.json.tmp-${dead}-${random}`, 0, 'not hidden'],
    ['.crm.json.tmp-mine', 9999 * minute, 'named otherwise'],
    [`.crm.json.tmp-${dead}-${random}.txt`, 0, 'named further'],
    [`.crm.json.tmp-${dead}-../x`.replace('/', '_'), 0, 'with other characters'],
    ['crm.json.lock', 9999 * minute, 'the lock itself'],
    ['crm.json.before-2', 9999 * minute, 'a backup'],
  ])('keeps %s, %i s old: %s', (name, age) => {
    expect(leftAfterClearing(name, age)).toBe(true)
  })

  it('is content with a folder that is not there', () => {
    const folder = join(makeScratchFolder(), 'none')
    expect(() => clearLitter(join(folder, 'crm.json'))).not.toThrow()
  })
})

describe('findLitter', () => {
  it('finds what dead writers left, and break files once they are an hour old', () => {
    const folder = makeScratchFolder()
    const left = [`.crm.json.lock.tmp-${dead}-${random}`, 'crm.json.lock.break-abcdefghij01']
    const fresh = [`.crm.json.tmp-1-${random}`, 'crm.json.lock.break-abcdefghij02']
    const other = ['crm.json', 'crm.json.lock', `.other.json.tmp-${dead}-${random}`]
    for (const name of [...left, ...fresh, ...other]) writeFileSync(join(folder, name), '')
    const then = Date.now() / 1000 - 61 * minute
    for (const name of [...left, ...other]) utimesSync(join(folder, name), then, then)
    expect(findLitter(join(folder, 'crm.json')).sort()).toEqual(left.map(name => join(folder, name)).sort())
    expect(readdirSync(folder)).toHaveLength(7)
  })
})

describe('clearTemporaries', () => {
  it('removes what dead writers of a file left, and nothing else', () => {
    const folder = makeScratchFolder()
    const [left, live] = [`.a.index.tmp-${dead}-${random}`, `.a.index.tmp-1-${random}`]
    for (const name of [left, live, `.b.index.tmp-${dead}-${random}`, 'a.index']) writeFileSync(join(folder, name), '')
    clearTemporaries(join(folder, 'a.index'))
    expect(readdirSync(folder).sort()).toEqual([live, `.b.index.tmp-${dead}-${random}`, 'a.index'].sort())
  })
})
