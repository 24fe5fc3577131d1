import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {git, Machine, makeHub, makeMachines} from './support.ts'

describe('syncBook with a dry run', () => {
  it('says what would come and go, and changes nothing', () => {
    const {hub, machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    home.add('Bright Financial')
    home.sync()
    laptop.add('Cedar')
    const before = {text: laptop.text, head: laptop.git('rev-parse', 'HEAD'), hub: git(hub, 'rev-parse', 'main')}
    expect(laptop.sync({dryRun: true})).toMatchObject({pulled: 1, pushed: 1, merged: 0, committed: null})
    expect({text: laptop.text, head: laptop.git('rev-parse', 'HEAD'), hub: git(hub, 'rev-parse', 'main')}).toEqual(
      before,
    )
    expect(laptop.sync()).toMatchObject({pulled: 1, pushed: 1})
  })

  it('makes no repository', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    expect(home.sync({dryRun: true, remote: makeHub()})).toMatchObject({made: true, pushed: 1})
    expect(existsSync(join(home.folder, '.git'))).toBe(false)
  })
})
