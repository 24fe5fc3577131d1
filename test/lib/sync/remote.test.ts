import {existsSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {cleanEnv, git, Machine, makeFolder, makeHub, makeMachines} from './support.ts'

describe('syncBook and its remote', () => {
  it('only commits without a remote', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    expect(home.sync({init: true})).toMatchObject({remote: null, committed: 'add: Apex Manufacturing', pushed: 0})
    expect(home.status).toBe('')
  })

  it('fails with exit code 5 when the remote cannot be reached, and keeps everything', () => {
    const {hub, machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    rmSync(hub, {recursive: true})
    home.add('Bright Financial')
    const before = home.text
    expect(() => home.sync()).toThrowError(
      expect.objectContaining({
        code: 'sync',
        exitCode: 5,
        message: expect.stringContaining('is committed on this machine'),
      }),
    )
    expect(home.text).toBe(before)
    expect(home.subjects[0]).toBe('add: Bright Financial')
    makeHub(hub)
    home.sync()
    laptop.sync()
    expect(laptop.book.all('customer').map(({name}) => name)).toContain('Bright Financial')
  })

  it('refuses to go to another remote than before', () => {
    const {machines} = makeMachines(1)
    expect(() => machines[0]?.sync({remote: makeHub()})).toThrowError(/is synced with .* already/)
  })

  it('takes another address while none has ever answered', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    const hub = makeHub()
    expect(() => home.sync({remote: `${hub}-mistyped`})).toThrowError(/could not be reached/)
    expect(home.sync({remote: hub})).toMatchObject({remote: hub, pushed: 1})
  })

  it('follows the one branch of a remote that calls it otherwise', () => {
    const hub = makeHub()
    git(hub, 'symbolic-ref', 'HEAD', 'refs/heads/master')
    const seed = join(makeFolder(), 'seed')
    git(hub, 'clone', '--quiet', hub, seed)
    writeFileSync(join(seed, 'README.md'), 'My book\n')
    git(seed, 'add', '.')
    git(seed, 'commit', '--quiet', '-m', 'readme')
    git(seed, 'push', '--quiet', 'origin', 'HEAD:master')
    const [home, laptop] = [new Machine(), new Machine()]
    home.add('Apex Manufacturing')
    home.sync({remote: hub})
    laptop.sync({remote: hub})
    expect(git(hub, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/master')
    expect(laptop.text).toBe(home.text)
    expect(existsSync(join(laptop.folder, 'README.md'))).toBe(true)
    expect([home.status, laptop.status]).toEqual(['', ''])
  })

  it('finds the book of a remote whose head names a branch that is not there', () => {
    const hub = makeHub()
    git(hub, 'symbolic-ref', 'HEAD', 'refs/heads/master')
    const home = new Machine()
    home.add('Apex Manufacturing')
    home.sync({remote: hub})
    const folder = join(makeFolder(), 'clone')
    git(hub, 'clone', '--quiet', hub, folder)
    git(folder, 'symbolic-ref', 'HEAD', 'refs/heads/master')
    const laptop = new Machine({folder})
    laptop.sync()
    expect(laptop.text).toBe(home.text)
    laptop.add('Bright Financial')
    laptop.sync()
    home.sync()
    expect(home.text).toBe(laptop.text)
    expect(git(hub, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main')
  })

  it('shows no password of an address', () => {
    const home = new Machine({env: {...cleanEnv, http_proxy: 'http://127.0.0.1:1', https_proxy: 'http://127.0.0.1:1'}})
    home.add('Apex Manufacturing')
    expect(() => home.sync({remote: 'https://me:secret@crm.invalid/book.git'})).toThrowError(
      expect.objectContaining({message: expect.not.stringContaining('secret')}),
    )
  })

  it('fails clearly without git', () => {
    const home = new Machine({env: {...cleanEnv, PATH: makeFolder()}})
    home.add('Apex Manufacturing')
    expect(() => home.sync({init: true})).toThrowError(
      expect.objectContaining({code: 'sync', message: 'git was not found', hint: expect.stringContaining('2.30')}),
    )
  })

  it('refuses a git that is too old', () => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'git'), '#!/bin/sh\necho git version 2.29.3\n', {mode: 0o755})
    const home = new Machine({env: {...cleanEnv, PATH: folder}})
    home.add('Apex Manufacturing')
    expect(() => home.sync({init: true})).toThrowError('git version 2.29.3 is too old')
  })
})
