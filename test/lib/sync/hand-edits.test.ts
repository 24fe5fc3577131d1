import {rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {stampHandEdits} from '../../../src/lib/sync/hand-edits.ts'
import {customerRecord, type Machine, makeMachines, stampOf} from './support.ts'

const [apex, bright] = ['c00000000000a', 'c00000000000b']

describe('stampHandEdits', () => {
  const later = stampOf(9)

  it('gives a value that was changed under its old stamp a new one', () => {
    const [edited] = stampHandEdits([customerRecord(apex)], [customerRecord(apex, {name: 'Aaa'})], () => later)
    expect(edited).toMatchObject({name: 'Aaa', _u: stampOf(0), _f: {name: later}})
  })

  it('leaves alone what was written by crm, what is new and what is the same', () => {
    const before = [customerRecord(apex)]
    const now = [{...customerRecord(apex, {name: 'Later'}), _f: {name: stampOf(5)}}, customerRecord(bright)]
    expect(stampHandEdits(before, now, () => later)).toEqual(now)
    expect(stampHandEdits(before, before, () => later)).toEqual(before)
  })

  it('leaves a forgotten record alone', () => {
    const forgotten = [{id: apex, _forgot: 1} as unknown as StoredRecord]
    expect(stampHandEdits([customerRecord(apex)], forgotten, () => later)).toEqual(forgotten)
  })
})

describe('syncBook and edits by hand', () => {
  it('keeps a value that was changed in an editor', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    writeFileSync(home.file, home.text.replace('Apex Manufacturing', 'Aaa Manufacturing'))
    home.sync()
    laptop.sync()
    expect(laptop.book.all('customer')[0]?.name).toBe('Aaa Manufacturing')
  })

  it('brings back what an older version of the file leaves out', () => {
    const {machines} = makeMachines(1)
    const [home] = machines as [Machine]
    home.add('Bright Financial')
    home.sync()
    home.git('checkout', '--quiet', 'HEAD~1', '--', 'crm.json')
    home.sync()
    expect(home.book.all('customer')).toHaveLength(2)
    expect(home.status).toBe('')
  })

  it('writes the file anew after plain git has kept the lines of both sides', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    const id = home.book.all('customer')[0]?.id ?? ''
    home.set(id, {tier: 'A'})
    home.sync()
    laptop.set(id, {status: 'active'})
    rmSync(join(laptop.folder, '.git', 'info', 'attributes'))
    laptop.git('commit', '--quiet', '-am', 'by hand')
    laptop.git('pull', '--quiet', '--no-rebase', '--no-edit')
    expect(laptop.text.match(new RegExp(id, 'g'))?.length).toBeGreaterThan(1)
    laptop.sync()
    home.sync()
    expect(home.record(id)).toMatchObject({tier: 'A', status: 'active'})
    expect(home.text.match(new RegExp(`"id":"${id}"`, 'g'))).toHaveLength(1)
    expect(laptop.text).toBe(home.text)
  })
})
