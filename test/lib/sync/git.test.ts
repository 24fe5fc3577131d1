import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {hideSecrets} from '../../../src/lib/sync/address.ts'
import {Git, reasonOf} from '../../../src/lib/sync/git.ts'
import {cleanEnv, makeFolder} from './support.ts'

describe('Git', () => {
  it('ends a call that takes too long, also when a program behind it goes on', () => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'git-slow'), '#!/bin/sh\nsleep 20\n', {mode: 0o755})
    const git = Git.open(folder, {...cleanEnv, PATH: `${folder}:${cleanEnv['PATH']}`})
    const outcome = git.attempt(['slow'], {timeoutMs: 300})
    expect(outcome).toMatchObject({ok: false, timedOut: true})
    expect(reasonOf(outcome)).toBe('it took too long')
  })

  it('says in its own words why git failed', () => {
    const git = Git.open(makeFolder(), cleanEnv)
    expect(() => git.text(['rev-parse', '--verify', 'HEAD'])).toThrowError(
      expect.objectContaining({
        code: 'sync',
        message: expect.stringContaining('git rev-parse failed: not a git repository'),
      }),
    )
  })

  it('says how to begin where there is no folder', () => {
    expect(() => Git.open(join(makeFolder(), 'none'), cleanEnv)).toThrowError(
      expect.objectContaining({code: 'sync', hint: expect.stringContaining('crm init --git')}),
    )
  })

  it('passes arguments on as they are, without a shell', () => {
    const git = Git.open(makeFolder(), cleanEnv)
    git.text(['init', '--quiet'])
    git.text(['config', 'crm.test', '$(touch x); `y` "z" \\ é'])
    expect(git.text(['config', 'crm.test'])).toBe('$(touch x); `y` "z" \\ é')
  })
})

describe('hideSecrets', () => {
  it.each([
    ['https://me:secret@host.example/book.git', 'https://host.example/book.git'],
    ['fatal: https://token@host.example/x: denied', 'fatal: https://host.example/x: denied'],
    ['ssh://git:secret@host.example/book.git', 'ssh://git@host.example/book.git'],
    ['git@host.example:book.git', 'git@host.example:book.git'],
    ['/home/ana/book@home.git', '/home/ana/book@home.git'],
  ])('shows %s as %s', (text, shown) => {
    expect(hideSecrets(text)).toBe(shown)
  })
})
