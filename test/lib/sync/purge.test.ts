import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {purge} from '../../../src/lib/sync/purge.ts'
import {forgetAt, git, Machine, makeBook, makeMachines, tryGit} from './support.ts'

const purgeAt = (machine: Machine, dryRun = false) => {
  machine.tick()
  return purge({...machine.options, dryRun})
}

/** Every object of a repository, reachable or not, as text. */
const allObjects = (folder: string): string => {
  const listed = git(folder, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)')
  return execFileSync('git', ['cat-file', '--batch'], {cwd: folder, input: `${listed}\n`, encoding: 'latin1'})
}

describe('purge', () => {
  /** Two machines, the first of which has forgotten somebody whose name is in the history of both. */
  const makePurgeable = () => {
    const {hub, machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    const made = makeBook(home)
    home.set(made.other, {text: 'met somebody at the fair'}, 'touch')
    home.sync()
    laptop.sync()
    forgetAt(home, 'greta')
    return {...made, hub, home, laptop}
  }

  it('leaves one commit here and on the remote, and no object of before here', () => {
    const {home, hub} = makePurgeable()
    home.sync()
    expect(allObjects(home.folder)).toContain('Greta Secret')
    const {commits} = purgeAt(home)
    expect(commits).toBeGreaterThan(2)
    expect(home.git('rev-list', '--count', '--all')).toBe('1')
    expect(git(hub, 'rev-list', '--count', 'main')).toBe('1')
    expect(allObjects(home.folder)).not.toMatch(/Greta|Sister|secret\.example/)
    expect(home.status).toBe('')
    // The remote is not ours to clean, but a plain one forgets with its own prune.
    git(hub, 'reflog', 'expire', '--expire=now', '--all')
    git(hub, 'gc', '--quiet', '--prune=now')
    expect(allObjects(hub)).not.toMatch(/Greta|Sister|secret\.example/)
  })

  it('takes over what the remote has that is not here yet', () => {
    const {home, laptop, apex} = makePurgeable()
    const touch = laptop.log(apex, 'from the laptop')
    laptop.sync()
    purgeAt(home)
    expect(home.record(touch)).toMatchObject({text: 'from the laptop'})
    expect(home.git('rev-list', '--count', '--all')).toBe('1')
  })

  it('makes the next sync of another machine take over the new history with what is new there', () => {
    const {home, laptop, apex, secret, hub} = makePurgeable()
    const kept = laptop.log(apex, 'not yet synced')
    const gone = laptop.log(secret, 'with the forgotten')
    purgeAt(home)
    expect(laptop.sync()).toMatchObject({adopted: true, pushed: 2})
    expect(laptop.record(kept)).toMatchObject({text: 'not yet synced'})
    expect(laptop.record(gone)).toEqual({id: gone, _forgot: 1})
    expect(laptop.git('rev-list', '--count', '--all')).toBe('2')
    expect(allObjects(laptop.folder)).not.toMatch(/Greta|Sister|secret\.example|with the forgotten/)
    home.sync()
    expect(home.text).toBe(laptop.text)
    expect(git(hub, 'rev-list', '--count', 'main')).toBe('2')
    expect(laptop.sync()).toMatchObject({adopted: false, pulled: 0, pushed: 0})
  })

  it('does not let old history back in that somebody pushed by force', () => {
    const {home, laptop, hub} = makePurgeable()
    purgeAt(home)
    laptop.git('push', '--quiet', '--force', 'origin', 'main')
    const before = home.git('rev-parse', 'HEAD')
    expect(() => home.sync()).toThrowError(
      expect.objectContaining({code: 'sync', hint: expect.stringContaining('crm purge')}),
    )
    expect(home.git('rev-parse', 'HEAD')).toBe(before)
    purgeAt(home)
    expect(git(hub, 'rev-list', '--count', 'main')).toBe('1')
    expect(home.text).not.toContain('Greta')
    expect(laptop.sync().adopted).toBe(true)
  })

  it('does not let old history back in that somebody merged', () => {
    const {home, laptop} = makePurgeable()
    purgeAt(home)
    laptop.git('fetch', '--quiet')
    expect(tryGit(laptop.folder, 'merge', '--quiet', '--allow-unrelated-histories', '--no-edit', 'origin/main')).toBe(
      true,
    )
    laptop.git('push', '--quiet')
    expect(() => home.sync()).toThrowError(/history from before the purge/)
    purgeAt(home)
    expect(home.git('rev-list', '--count', '--all')).toBe('1')
    expect(home.text).not.toContain('Greta')
  })

  it('purges nothing when the remote cannot be reached or refuses', () => {
    const {home, hub} = makePurgeable()
    home.sync()
    const before = [home.git('rev-parse', 'HEAD'), home.text]
    git(hub, 'config', 'receive.denyNonFastForwards', 'true')
    expect(() => purgeAt(home)).toThrowError(/refused the new history.*Nothing was purged/)
    expect([home.git('rev-parse', 'HEAD'), home.text]).toEqual(before)
    home.git('remote', 'set-url', 'origin', join(hub, 'gone'))
    expect(() => purgeAt(home)).toThrowError(/could not be reached.*Nothing was purged/)
    expect([home.git('rev-parse', 'HEAD'), home.text]).toEqual(before)
  })

  it('purges a book without a remote', () => {
    const {home} = makeBook()
    home.sync({init: true})
    forgetAt(home, 'greta')
    expect(purgeAt(home)).toMatchObject({commits: 2, remains: [{what: 'copies'}]})
    expect(home.git('rev-list', '--count', '--all')).toBe('1')
    home.log(home.book.all('customer')[0]?.id ?? '', 'call')
    home.sync()
    expect(home.git('rev-list', '--count', '--all')).toBe('2')
  })

  it('names the refs that still hold the old history, here and on the remote', () => {
    const {home, hub} = makePurgeable()
    home.git('tag', 'v1')
    home.git('push', '--quiet', 'origin', 'v1')
    const {remains} = purgeAt(home)
    expect(remains.find(({what}) => what === 'history')).toMatchObject({
      where: expect.stringContaining('refs/tags/v1'),
      wayOut: `git -C ${home.folder} update-ref -d refs/tags/v1`,
    })
    expect(remains.filter(({what}) => what === 'remote').map(({where}) => where)).toContain(`refs/tags/v1 at ${hub}`)
    expect(remains.map(({what}) => what)).toContain('clones')
  })

  it('writes a name that came from the remote as one word of a shell', () => {
    const {home, hub} = makePurgeable()
    home.git('push', '--quiet', hub, 'HEAD:refs/heads/a;echo$IFS')
    expect(purgeAt(home).remains.map(({wayOut}) => wayOut)).toContain(
      `If it holds the book: git -C ${home.folder} push origin --delete "refs/heads/a;echo\\$IFS"`,
    )
  })

  it('keeps the other files of the repository, and names them', () => {
    const {home} = makeBook()
    home.sync({init: true})
    writeFileSync(join(home.folder, 'README.md'), 'mine\n')
    home.git('add', 'README.md')
    home.git('commit', '--quiet', '-m', 'readme')
    expect(purgeAt(home).otherFiles).toEqual(['README.md'])
    expect(home.git('show', 'HEAD:README.md')).toBe('mine')
    expect(home.status).toBe('')
  })

  it('changes nothing with a dry run', () => {
    const {home, secret} = makePurgeable()
    const before = [home.git('rev-parse', 'HEAD'), home.text]
    expect(purgeAt(home, true).forgotten).toContain(secret)
    expect([home.git('rev-parse', 'HEAD'), home.text]).toEqual(before)
  })

  it('refuses a book that shares its repository with other work', () => {
    const top = new Machine()
    git(top.folder, 'init', '--quiet')
    const home = new Machine({folder: join(top.folder, 'clients')})
    home.add('Apex Manufacturing')
    git(top.folder, 'add', 'clients/crm.json')
    expect(() => purgeAt(home)).toThrowError(/shares the repository/)
  })

  it('finds nothing to erase without a repository, and names the copies beside the book', () => {
    const {home} = makeBook()
    const [id] = forgetAt(home, 'greta').forgotten
    writeFileSync(join(home.folder, 'crm.json.bak'), 'old')
    const before = home.text
    for (const dryRun of [true, false]) {
      const {remains, ...purged} = purgeAt(home, dryRun)
      expect(purged).toEqual({forgotten: expect.arrayContaining([id]), commits: 0, otherFiles: []})
      expect(remains.map(({where}) => where)).toEqual([
        join(home.folder, 'crm.json.bak'),
        expect.stringContaining('backups'),
      ])
    }
    expect(home.text).toBe(before)
  })
})
