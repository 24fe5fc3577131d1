import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {Shelf} from '../../../src/lib/book/shelf.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {createFileAdapter} from '../../../src/lib/store/file-adapter.ts'
import type {Journal} from '../../../src/lib/store/journal.ts'
import {forget} from '../../../src/lib/sync/forget.ts'
import {openStore} from '../../support/store-desk.ts'
import {forgetAt, type Machine, makeBook, makeHub, makeMachines} from './support.ts'

describe('forget', () => {
  it('leaves of each record that hangs on the customer only that it was forgotten', () => {
    const {home, secret, contact, touch} = makeBook()
    const {forgotten} = forgetAt(home, 'greta')
    expect([...forgotten].sort()).toEqual([secret, contact, touch].sort())
    for (const id of forgotten) expect(home.record(id)).toEqual({id, _forgot: 1})
    expect(home.text).not.toContain('secret.example')
    expect(home.text).not.toContain('Sister')
  })

  it('clears the references to them in other records, under a new stamp', () => {
    const {home, secret, apex, other, contact} = makeBook()
    const before = home.record(apex)
    forgetAt(home, 'greta')
    expect(home.record(apex)).toMatchObject({name: 'Apex Manufacturing', referredBy: null})
    expect(home.record(apex)?.['_f']).not.toEqual(before?.['_f'])
    expect(home.record(other)?.['with']).toEqual({[contact]: null})
    expect(home.text).not.toContain(`"referredBy":"${secret}"`)
  })

  it('takes them out of the journal, so that nothing brings them back', () => {
    const {home} = makeBook()
    const steps = home.journal.entries().length
    forgetAt(home, 'greta')
    const journal = JSON.stringify(home.journal.entries())
    expect(journal).not.toMatch(/about the secret|Sister|secret\.example/)
    expect(home.journal.entries().length).toBe(steps - 4)
  })

  it('takes them out of the journal also where the book was written and the last flush failed', () => {
    const {home} = makeBook()
    const {env, stateFolder, journal} = home
    const steps = journal.entries().length
    const adapter = createFileAdapter(home.file, {waitMs: 5000})
    const write = (shelf: Shelf) => {
      adapter.write(shelf)
      throw new CrmError('written-but', 'written, but the folder could not be flushed')
    }
    const store = openStore({...adapter, write}, {journal})
    expect(() => forget(store, {reference: 'greta', env, stateFolder})).toThrow('could not be flushed')
    expect(home.text).not.toContain('secret.example')
    expect(journal.entries()).toHaveLength(steps - 4)
  })

  it('says that the journal still tells of them where it could not be written', () => {
    const {home} = makeBook()
    const {env, stateFolder, journal} = home
    const rewrite = () => {
      throw new Error('the disk is gone')
    }
    const store = openStore(createFileAdapter(home.file, {waitMs: 5000}), {journal: {...journal, rewrite}})
    expect(() => forget(store, {reference: 'greta', env, stateFolder})).toThrow(
      expect.objectContaining({
        code: 'written-but',
        message: 'forgotten in the book, but not in the journal: the disk is gone',
        hint: expect.stringContaining(stateFolder),
      }),
    )
    expect(home.text).not.toContain('secret.example')
  })

  it('says what remains: mentions, history, remote, other machines, copies', () => {
    const hub = makeHub()
    const {home, other} = makeBook()
    home.sync({remote: hub})
    writeFileSync(`${home.file}.bak`, home.text)
    const {remains} = forgetAt(home, 'greta')
    expect(remains.map(({what}) => what)).toEqual(['mention', 'history', 'remote', 'clones', 'copies', 'copies'])
    expect(remains[0]).toMatchObject({
      where: expect.stringContaining(other),
      wayOut: expect.stringContaining('crm edit'),
    })
    expect(remains[2]).toMatchObject({where: hub, wayOut: 'crm purge'})
    expect(remains[4]).toMatchObject({where: `${home.file}.bak`})
  })

  it('names a way out for removed records that mention them, too', () => {
    const {home, other} = makeBook()
    const twin = home.add('Greta Secret Ltd', {})
    home.set(twin, {deleted: true})
    home.set(other, {deleted: true}, 'touch')
    const told = forgetAt(home, 'greta').remains.filter(({what}) => what === 'mention')
    expect(new Map(told.map(({where, wayOut}) => [where, wayOut]))).toEqual(
      new Map([
        [`customer ${twin}: Greta Secret Ltd (removed)`, `crm forget ${twin}`],
        [expect.stringMatching(/^touch .* \(removed\)$/), expect.stringContaining('crm undo')],
      ]),
    )
    expect(forgetAt(home, twin).forgotten).toEqual([twin])
  })

  it('names the copies that it knows of: conflict copies beside the book, and what the doctor kept', () => {
    const {home} = makeBook()
    const beside = [' (1).json', '.sync-conflict-20260102-120000-ABCDEFG.json', '-DESKTOP.json', '.json~']
    const copies = beside.map(each => join(home.folder, `crm${each}`))
    for (const other of ['crmsummary.json', 'other.json']) writeFileSync(join(home.folder, other), '')
    mkdirSync(join(home.stateFolder, 'backups'))
    copies.push(join(home.stateFolder, 'backups', '2026-01-05T090000Z crm.json'))
    for (const copy of copies) writeFileSync(copy, home.text)
    const named = forgetAt(home, 'greta').remains.flatMap(({what, where}) => (what === 'copies' ? [where] : []))
    expect(named.slice(0, -1).sort()).toEqual(copies.sort())
  })

  it('says without a repository that only copies may remain', () => {
    const {home} = makeBook()
    expect(forgetAt(home, 'greta').remains.map(({what}) => what)).toEqual(['mention', 'copies'])
  })

  it('forgets one person of a customer alone', () => {
    const {home, secret, contact} = makeBook()
    expect(forgetAt(home, 'Secret Sister').forgotten).toEqual([contact])
    expect(home.book.find('customer', secret)?.name).toBe('Greta Secret')
  })

  it('forgets a customer that was removed before', () => {
    const {home, secret} = makeBook()
    home.set(secret, {deleted: true})
    expect(forgetAt(home, 'Greta Secret').forgotten).toContain(secret)
  })

  it('changes nothing with a dry run', () => {
    const {home} = makeBook()
    const before = home.text
    const steps = home.journal.entries().length
    const planned = forgetAt(home, 'greta', true)
    expect([home.text, home.journal.entries().length]).toEqual([before, steps])
    expect(forgetAt(home, 'greta')).toEqual(planned)
  })

  it('refuses whom it does not know', () => {
    expect(() => forgetAt(makeBook().home, 'Nobody')).toThrowError(expect.objectContaining({code: 'not-found'}))
  })

  it('reaches what another machine wrote before it heard of it, and its journal', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    const {secret} = makeBook(home)
    home.sync()
    laptop.sync()
    const late = laptop.log(secret, 'late secret')
    laptop.set(secret, {tier: 'A'})
    forgetAt(home, 'greta')
    home.sync()
    laptop.sync()
    expect(laptop.record(late)).toEqual({id: late, _forgot: 1})
    expect(laptop.record(secret)).toEqual({id: secret, _forgot: 1})
    expect(JSON.stringify(laptop.journal.entries())).not.toContain('late secret')
    home.sync()
    expect(home.text).toBe(laptop.text)
  })

  it('changes the journal of another machine only while no command there can add to it', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    const {secret} = makeBook(home)
    home.sync()
    laptop.sync()
    laptop.set(secret, {tier: 'A'})
    forgetAt(home, 'greta')
    home.sync()
    const locks: boolean[] = []
    const rewrite: Journal['rewrite'] = kept => {
      locks.push(existsSync(`${laptop.file}.lock`))
      laptop.journal.rewrite(kept)
    }
    laptop.sync({journal: {...laptop.journal, rewrite}})
    expect(locks).toEqual([true])
  })
})
