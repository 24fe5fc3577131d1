import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

/** A desk with two books of one consultant, `home` and `laptop`, and a bare repository between them. */
function sitBetween(): {desk: Desk; hub: string; home: string; laptop: string} {
  const desk = sitDown()
  const [hub, home, laptop] = ['hub.git', 'home/crm.json', 'laptop/crm.json'].map(each => join(desk.home, each)) as [
    string,
    string,
    string,
  ]
  desk.set({GIT_CONFIG_NOSYSTEM: '1', EMAIL: 'me@example.com', GIT_AUTHOR_NAME: 'Me', GIT_COMMITTER_NAME: 'Me'})
  mkdirSync(hub)
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main'], {cwd: hub})
  desk.ok('add', 'Apex Manufacturing', '--tier', 'B', '--file', home)
  desk.ok('sync', '--remote', hub, '--file', home)
  desk.ok('sync', '--remote', hub, '--file', laptop)
  return {desk, hub, home, laptop}
}

/** Both machines gave the customer another tier before they had synced. */
function disagree({desk, home, laptop}: ReturnType<typeof sitBetween>): string {
  desk.ok('edit', 'apex', '--tier', 'A', '--file', home)
  desk.at('2026-01-05T10:00:00+01:00')
  desk.ok('edit', 'apex', '--tier', 'C', '--file', laptop)
  desk.ok('sync', '--file', home)
  return desk.ok('list', '--json', '--file', home).json().customers[0].id
}

describe('crm sync', () => {
  it('says what came and went, in text and as JSON', () => {
    const {desk, hub, home, laptop} = sitBetween()
    desk.ok('log', 'apex', 'Kick-off', '--file', laptop)
    const sent = desk.ok('sync', '--file', laptop)
    expect(sent.out).toBe(`Synced with ${hub}: 1 record went out\n`)
    expect(desk.ok('sync', '--json', '--file', home).json()).toMatchObject({pulled: 1, pushed: 0, merged: 0})
    expect(desk.ok('sync', '--file', home).out).toBe(`In step with ${hub}\n`)
  })

  it('exits 5 and names the way where there is no repository, and where the remote is gone', () => {
    const {desk, home} = sitBetween()
    desk.ok('add', 'Lonely')
    const alone = desk.crm('sync')
    expect([alone.code, alone.out]).toEqual([5, ''])
    expect(alone.err).toContain('crm sync --remote ADDRESS')
    execFileSync('git', ['remote', 'set-url', 'origin', '/nowhere'], {cwd: join(home, '..')})
    const gone = desk.crm('sync', '--json', '--file', home)
    expect(gone.code).toBe(5)
    expect(gone.json().error).toMatchObject({code: 'sync', message: expect.stringContaining('/nowhere')})
  })

  it('previews with --dry-run', () => {
    const {desk, hub, home} = sitBetween()
    desk.ok('add', 'Bright Financial', '--file', home)
    const before = readFileSync(home, 'utf8')
    expect(desk.ok('sync', '--dry-run', '--file', home).out).toBe(`With ${hub}: 1 record would go out\n`)
    expect(readFileSync(home, 'utf8')).toBe(before)
    expect(desk.ok('sync', '--file', home).out).toContain('1 record went out')
  })
})

describe('crm conflicts', () => {
  it('lists what lost and settles it, which can be taken back', () => {
    const between = sitBetween()
    const {desk, laptop} = between
    const id = disagree(between)
    expect(desk.ok('sync', '--file', laptop).out).toContain('1 value waits to be settled: crm conflicts')
    expect(desk.ok('conflicts', '--json', '--file', laptop).json()).toEqual({
      conflicts: [{id, field: 'tier', kept: 'C', lost: 'A', at: '2026-01-05T09:00:00+01:00'}],
    })
    expect(desk.ok('conflicts', '--file', laptop).out).toMatch(
      /Apex Manufacturing · tier.*\n {2}stands {2}C\n {2}lost {4}A/,
    )
    expect(desk.crm('conflicts', '--keep', 'mine', '--file', laptop).code).toBe(2)
    expect(desk.crm('conflicts', 'nobody', '--keep', 'mine', '--file', laptop).code).toBe(3)
    expect(desk.ok('conflicts', 'apex', '--keep', 'theirs', '--file', laptop).out).toContain('tier: A')
    expect(desk.ok('conflicts', '--file', laptop).out).toBe('Nothing waits to be settled.\n')
    desk.ok('undo', '--file', laptop)
    expect(desk.ok('conflicts', '--json', '--file', laptop).json().conflicts).toHaveLength(1)
    expect(desk.ok('show', 'apex', '--json', '--file', laptop).json().customer.tier).toBe('C')
  })
})

describe('git with the book', () => {
  it.each([
    ['joins it by the program where that is found', true],
    ['keeps the lines of both sides where it is not', false],
  ])('%s', (_, isFound) => {
    const between = sitBetween()
    const {desk, home, laptop} = between
    const id = disagree(between)
    const bin = join(desk.home, 'bin')
    mkdirSync(bin)
    const [node = '', program = ''] = desk.command
    if (isFound) writeFileSync(join(bin, 'crm'), `#!/bin/sh\nexec '${node}' '${program}' "$@"\n`, {mode: 0o755})
    const env = {...desk.environment(), PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`}
    const git = (...args: string[]) => execFileSync('git', args, {cwd: join(laptop, '..'), env, stdio: 'pipe'})
    git('commit', '--quiet', '--all', '-m', 'by hand')
    git('fetch', '--quiet', 'origin')
    git('merge', '--quiet', '--no-edit', 'origin/main')
    const lines = readFileSync(laptop, 'utf8')
      .split('\n')
      .filter(line => line.includes(id))
    expect(lines).toHaveLength(isFound ? 1 : 2)
    expect(lines.some(line => line.includes('"_x":{"tier@'))).toBe(isFound)
    desk.ok('sync', '--file', laptop)
    desk.ok('sync', '--file', home)
    expect(desk.ok('show', 'apex', '--json', '--file', home).json().customer.tier).toBe('C')
    expect(readFileSync(home, 'utf8')).toBe(readFileSync(laptop, 'utf8'))
  })

  it('finds the driver, and people do not', () => {
    const desk = sitDown()
    expect(desk.ok('--help').out).not.toContain('merge-driver')
    expect(desk.crm('merge-driver', 'a', 'b').code).toBe(2)
    expect(desk.crm('merge-driver', '/nowhere/O', '/nowhere/A', '/nowhere/B').code).not.toBe(0)
  })
})

describe('crm forget and crm purge', () => {
  it('erase a customer here, on the remote and on the other machine', () => {
    const {desk, hub, home, laptop} = sitBetween()
    desk.ok('add', 'Greta Secret', '--email', 'greta@secret.example', '--file', home)
    desk.ok('log', 'greta', 'about her', '--file', home)
    desk.ok('sync', '--file', home)
    desk.ok('sync', '--file', laptop)
    const before = readFileSync(home, 'utf8')
    const refused = desk.crm('forget', 'greta', '--file', home)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('Greta Secret, with 1 touch')])
    expect(readFileSync(home, 'utf8')).toBe(before)
    const {forgotten, remains} = desk.ok('forget', 'greta', '--yes', '--json', '--file', home).json()
    expect(forgotten).toHaveLength(2)
    expect(remains.map(({what}: {what: string}) => what)).toEqual(['history', 'remote', 'clones', 'copies'])
    expect(readFileSync(home, 'utf8')).not.toContain('secret')
    expect(desk.crm('undo', '--file', home).out).not.toContain('Greta')
    expect(desk.crm('purge', '--file', home).code).toBe(2)
    expect(desk.ok('purge', '--yes', '--file', home).out).toMatch(/^Erased the history: \d commits became one\n/)
    expect(desk.ok('sync', '--file', laptop).out).toContain('The book was purged elsewhere')
    for (const folder of [join(home, '..'), join(laptop, '..'), hub]) {
      const messages = execFileSync('git', ['log', '--all', '--format=%B'], {cwd: folder, encoding: 'utf8'})
      expect(messages).not.toContain('Greta')
    }
  })

  it('say in text what remains', () => {
    const desk = sitDown()
    desk.ok('add', 'Greta Secret')
    expect(desk.ok('forget', 'greta', '--dry-run').out).toMatch(
      /^Would erase Greta Secret from the book: 1 record\nWhat remains:\n/,
    )
    expect(desk.ok('forget', 'greta', '--yes').out).toMatch(/^Erased Greta Secret/)
    expect(desk.ok('list', '--json').json().customers).toEqual([])
  })
})
