import {chownSync, existsSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {git, Machine, makeDiverged, makeFolder, makeHub, makeMachines, tryGit} from './support.ts'

const expectJoined = ({home, laptop, id}: ReturnType<typeof makeDiverged>): void => {
  home.sync()
  laptop.sync()
  expect(laptop.text).toBe(home.text)
  expect(
    home.book
      .all('touch')
      .map(({text}) => text)
      .sort(),
  ).toEqual(['from home', 'from the laptop'])
  expect(home.record(id)).toMatchObject({tier: 'B'})
  expect(Object.values(home.record(id)?.['_x'] ?? {})).toEqual(['A'])
  expect([home.status, laptop.status]).toEqual(['', ''])
  expect(laptop.git('branch', '--show-current')).toBe('main')
}

describe('syncBook in the middle of a merge', () => {
  it.each(['merge', 'diff3'])('joins all of both sides where git left conflict markers in the style %s', style => {
    const diverged = makeDiverged()
    const {laptop} = diverged
    laptop.git('config', 'merge.conflictStyle', style)
    expect(tryGit(laptop.folder, 'merge', '--quiet', 'origin/main')).toBe(false)
    expect(laptop.text).toContain('<<<<<<<')
    expect(laptop.sync()).toMatchObject({mended: ['a merge that was not finished'], conflicts: 1})
    expect(existsSync(join(laptop.folder, '.git', 'MERGE_HEAD'))).toBe(false)
    expect(laptop.git('rev-list', '--merges', '--count', 'HEAD')).toBe('1')
    expectJoined(diverged)
  })

  it('joins the sides also when the markers were added as they are', () => {
    const diverged = makeDiverged()
    tryGit(diverged.laptop.folder, 'merge', '--quiet', 'origin/main')
    diverged.laptop.git('add', 'crm.json')
    diverged.laptop.sync()
    expectJoined(diverged)
  })

  it('joins the sides of a commit that holds the markers', () => {
    const diverged = makeDiverged()
    const {laptop} = diverged
    tryGit(laptop.folder, 'merge', '--quiet', 'origin/main')
    laptop.git('commit', '--quiet', '-am', 'oh well')
    laptop.git('push', '--quiet')
    diverged.home.sync()
    laptop.sync()
    expect(laptop.text).not.toContain('<<<<<<<')
    diverged.home.sync()
    expect(laptop.text).toBe(diverged.home.text)
    expect(laptop.book.all('touch')).toHaveLength(2)
  })

  it('keeps what was written into the file after the merge stopped', () => {
    const diverged = makeDiverged(true)
    const {laptop, id} = diverged
    laptop.git('merge', '--quiet', '--no-commit', 'origin/main')
    const touch = laptop.log(id, 'while it waits')
    expect(laptop.sync().mended).toEqual(['a merge that was not finished'])
    expect(laptop.record(touch)).toMatchObject({text: 'while it waits'})
  })

  it('keeps what was written after one side was chosen by hand', () => {
    const diverged = makeDiverged()
    const {laptop, id} = diverged
    tryGit(laptop.folder, 'merge', '--quiet', 'origin/main')
    laptop.git('checkout', '--quiet', '--theirs', 'crm.json')
    const touch = laptop.log(id, 'while it waits')
    laptop.sync()
    expect(laptop.record(touch)).toMatchObject({text: 'while it waits'})
    expect(laptop.book.all('touch')).toHaveLength(3)
  })

  it('joins a conflict without a merge, as a stash leaves it', () => {
    const diverged = makeDiverged()
    const {laptop} = diverged
    laptop.git('reset', '--quiet', '--soft', 'HEAD~1')
    laptop.git('stash', '--quiet')
    laptop.git('merge', '--quiet', '--ff-only', 'origin/main')
    expect(tryGit(laptop.folder, 'stash', 'pop', '--quiet')).toBe(false)
    expect(laptop.sync().mended).toEqual(['a conflict in the book'])
    expectJoined(diverged)
  })

  it('stops where another file waits to be resolved', () => {
    const {home, laptop} = makeDiverged()
    for (const machine of [home, laptop]) {
      writeFileSync(join(machine.folder, 'letter.md'), `${machine.replica}\n`)
      machine.git('add', 'letter.md')
      machine.git('commit', '--quiet', '-m', 'letter')
    }
    home.git('push', '--quiet')
    laptop.git('fetch', '--quiet')
    tryGit(laptop.folder, 'merge', '--quiet', 'origin/main')
    const before = laptop.text
    expect(() => laptop.sync()).toThrowError('git waits for you to resolve letter.md')
    expect(laptop.text).toBe(before)
  })
})

describe('syncBook in the middle of a rebase', () => {
  it('drops the rebase and joins instead', () => {
    const diverged = makeDiverged()
    const {laptop} = diverged
    expect(tryGit(laptop.folder, 'rebase', '--quiet', 'origin/main')).toBe(false)
    expect(laptop.sync()).toMatchObject({mended: ['a rebase that was not finished'], branch: 'main', conflicts: 1})
    expect(existsSync(join(laptop.folder, '.git', 'rebase-merge'))).toBe(false)
    expectJoined(diverged)
  })

  it('keeps what git had put aside before it', () => {
    const diverged = makeDiverged()
    const {laptop, id} = diverged
    const touch = laptop.log(id, 'not committed')
    expect(tryGit(laptop.folder, 'rebase', '--quiet', '--autostash', 'origin/main')).toBe(false)
    laptop.sync()
    expect(laptop.record(touch)).toMatchObject({text: 'not committed'})
    diverged.home.sync()
    expect(diverged.home.text).toBe(laptop.text)
  })

  it('explains it where there is more than the book in the repository', () => {
    const {laptop} = makeDiverged()
    writeFileSync(join(laptop.folder, 'letter.md'), 'letter\n')
    laptop.git('add', 'letter.md')
    laptop.git('commit', '--quiet', '-m', 'letter')
    tryGit(laptop.folder, 'rebase', '--quiet', 'origin/main')
    expect(() => laptop.sync()).toThrowError(
      expect.objectContaining({code: 'sync', message: expect.stringContaining('a rebase is under way')}),
    )
    expect(existsSync(join(laptop.folder, '.git', 'rebase-merge'))).toBe(true)
  })

  it.each([
    ['cherry-pick', ['cherry-pick', 'origin/main']],
    ['revert', ['revert', '--no-edit', 'HEAD~1']],
  ])('explains a %s under way', (what, args) => {
    const {laptop} = makeDiverged()
    expect(tryGit(laptop.folder, ...args)).toBe(false)
    expect(() => laptop.sync()).toThrowError(`a ${what} is under way`)
  })

  it('explains a bisect under way', () => {
    const {laptop} = makeDiverged()
    laptop.git('bisect', 'start')
    expect(() => laptop.sync()).toThrowError('a bisect is under way')
  })
})

describe('syncBook with a detached HEAD', () => {
  it.each([
    ['the same commit', []],
    ['a commit ahead of it', ['commit', '--quiet', '--allow-empty', '-m', 'ahead']],
  ])('goes back to the branch from %s', (_, then) => {
    const {home, laptop} = makeDiverged(true)
    laptop.git('switch', '--quiet', '--detach')
    if (then.length > 0) laptop.git(...then)
    laptop.log(laptop.book.all('customer')[0]?.id ?? '', 'while detached')
    expect(laptop.sync().mended).toEqual(['HEAD was on no branch and is on main again'])
    home.sync()
    expect(home.text).toBe(laptop.text)
    expect(home.book.all('touch')).toHaveLength(3)
    expect(laptop.status).toBe('')
  })

  it('loses nothing of an older version that was looked at, nor of the branch', () => {
    const {machines} = makeMachines(1)
    const [home] = machines as [Machine]
    const cedar = home.add('Cedar')
    home.sync()
    home.git('checkout', '--quiet', 'HEAD~1')
    const dune = home.add('Dune')
    home.sync()
    expect([home.record(cedar)?.['name'], home.record(dune)?.['name']]).toEqual(['Cedar', 'Dune'])
    expect(home.git('branch', '--show-current')).toBe('main')
    expect(home.status).toBe('')
  })

  it('explains it where other files would have to follow', () => {
    const {machines} = makeMachines(1)
    const [home] = machines as [Machine]
    writeFileSync(join(home.folder, 'letter.md'), 'letter\n')
    home.git('add', 'letter.md')
    home.git('commit', '--quiet', '-m', 'letter')
    home.git('checkout', '--quiet', 'HEAD~1')
    expect(() => home.sync()).toThrowError(
      expect.objectContaining({
        message: expect.stringContaining('is on no branch'),
        hint: expect.stringContaining('switch main'),
      }),
    )
  })
})

describe('syncBook in other places', () => {
  it('completes a clone whose history was cut off', () => {
    const {hub, machines} = makeMachines(1)
    const [home] = machines as [Machine]
    const id = home.book.all('customer')[0]?.id ?? ''
    for (const tier of ['A', 'B']) {
      home.set(id, {tier})
      home.sync()
    }
    const folder = join(makeFolder(), 'shallow')
    git(hub, 'clone', '--quiet', '--depth', '1', `file://${hub}`, folder)
    const laptop = new Machine({folder})
    home.set(id, {tier: 'C'})
    home.sync()
    laptop.tick(3_600_000)
    laptop.set(id, {tier: 'D'})
    expect(laptop.sync()).toMatchObject({merged: 1, conflicts: 1})
    expect(laptop.git('rev-parse', '--is-shallow-repository')).toBe('false')
    expect(Object.values(laptop.record(id)?.['_x'] ?? {})).toEqual(['C'])
  })

  it('explains a bare repository', () => {
    const hub = makeHub()
    const home = new Machine({folder: hub})
    home.add('Apex Manufacturing')
    expect(() => home.sync()).toThrowError(/lies in a bare repository/)
  })

  it("explains a book in git's own folder", () => {
    const top = makeFolder()
    git(top, 'init', '--quiet')
    const home = new Machine({folder: join(top, '.git')})
    home.add('Apex Manufacturing')
    expect(() => home.sync()).toThrowError(/lies in git's own folder/)
  })

  it('explains a work tree that is elsewhere', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    home.sync({init: true})
    home.git('config', 'core.worktree', makeFolder())
    expect(() => home.sync()).toThrowError(/lies in a folder outside of its repository/)
  })

  it.runIf(process.getuid?.() === 0)('explains a repository of another user', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    home.sync({init: true})
    chownSync(home.folder, 12345, 12345)
    chownSync(join(home.folder, '.git'), 12345, 12345)
    expect(() => home.sync()).toThrowError(expect.objectContaining({hint: expect.stringContaining('safe.directory')}))
  })

  it('says who is in the way when git is locked, and leaves the branch', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    home.sync({init: true})
    const head = home.git('rev-parse', 'HEAD')
    const lock = join(home.folder, '.git', 'index.lock')
    writeFileSync(lock, '')
    home.add('Bright Financial')
    expect(() => home.sync()).toThrowError(/index\.lock.*File exists/)
    expect(home.git('rev-parse', 'HEAD')).toBe(head)
    rmSync(lock)
    home.sync()
    expect(home.subjects[0]).toBe('add: Bright Financial')
  })

  it('works in a linked work tree', () => {
    const {hub, machines} = makeMachines(1)
    const [home] = machines as [Machine]
    const folder = join(makeFolder(), 'linked')
    home.git('worktree', 'add', '--quiet', '-b', 'side', folder)
    const linked = new Machine({folder})
    linked.add('Cedar')
    linked.sync()
    expect(git(hub, 'log', '--format=%s', '-1', 'side')).toBe('add: Cedar')
    expect(linked.status).toBe('')
  })
})
