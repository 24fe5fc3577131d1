import {cpSync, existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {changesIn} from '../../../src/lib/change/past.ts'
import {stampReplica} from '../../../src/lib/change/stamp.ts'
import {type PastOptions, readPast} from '../../../src/lib/sync/past.ts'
import {cleanEnv, git, Machine, makeFolder, makeMachines, makeTrap} from './support.ts'

const pastOf = (machine: Machine, options?: PastOptions) => readPast(machine.file, machine.env, options)

/** The machines and fields of the changes that a past tells of, oldest first. */
const told = (machine: Machine, id: string) =>
  changesIn(pastOf(machine, {isWanted: each => each === id}).steps)
    .sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
    .map(({stamp, records}) => [stampReplica(stamp), ...records.flatMap(({fields}) => Object.keys(fields))])

/** A customer whose tier two machines have changed in turn, each synced. Made once: tests that change it take a copy. */
let inTurn: ReturnType<typeof makeChanges> | undefined
const changeInTurn = () => {
  inTurn ??= makeChanges()
  return inTurn
}

/** A machine with a copy of the folder of another one. */
function copyOf(machine: Machine): Machine {
  const copy = new Machine()
  cpSync(machine.folder, copy.folder, {recursive: true})
  return copy
}

function makeChanges() {
  const {hub, machines} = makeMachines(2)
  const [one, two] = machines as [Machine, Machine]
  const customer = one.book.all('customer')[0]?.id ?? ''
  for (const [machine, tier] of [
    [one, 'A'],
    [two, 'B'],
    [one, 'C'],
    [two, 'D'],
  ] as const) {
    machine.sync()
    machine.set(customer, {tier})
    machine.sync()
  }
  one.sync()
  return {hub, one, two, customer}
}

describe('readPast', () => {
  it('tells values that were overwritten since, and who wrote them', () => {
    const {one, two, customer} = changeInTurn()
    const expected = [
      [one.replica, 'added', 'name'],
      [one.replica, 'tier'],
      [two.replica, 'tier'],
      [one.replica, 'tier'],
      [two.replica, 'tier'],
    ]
    expect(told(one, customer)).toEqual(expected)
    expect(told(two, customer)).toEqual(expected)
    expect(pastOf(one).isWhole).toBe(true)
  })

  it('tells what each side did before a merge', () => {
    const {machines} = makeMachines(2)
    const [one, two] = machines as [Machine, Machine]
    const customer = one.book.all('customer')[0]?.id ?? ''
    one.set(customer, {tier: 'A'})
    one.set(customer, {tier: 'B'})
    two.set(customer, {website: 'https://apex.example'})
    for (const machine of [one, two, one]) machine.sync()
    expect(told(one, customer)).toContainEqual([two.replica, 'website'])
    expect(told(two, customer)).toContainEqual([one.replica, 'tier'])
  })

  it('is empty without a repository, without git, before the first commit, and in a bare one', () => {
    const lonely = new Machine()
    lonely.add('Lonely')
    expect(pastOf(lonely)).toEqual({steps: [], isWhole: true})
    lonely.git('init', '--quiet')
    expect(pastOf(lonely)).toEqual({steps: [], isWhole: true})
    expect(readPast(lonely.file, {...cleanEnv, PATH: makeFolder()})).toEqual({steps: [], isWhole: true})
    expect(readPast(join(makeFolder(), 'none', 'crm.json'), cleanEnv)).toEqual({steps: [], isWhole: true})
  })

  it('goes back in a shallow clone as far as that does', () => {
    const {hub, customer} = changeInTurn()
    const clone = new Machine({folder: join(makeFolder(), 'shallow')})
    git(makeFolder(), 'clone', '--quiet', '--depth=2', `file://${hub}`, clone.folder)
    const tiers = told(clone, customer).filter(([, ...fields]) => fields.includes('tier'))
    expect(tiers).toHaveLength(2)
    expect(pastOf(clone).isWhole).toBe(true)
  })

  it('stops after so many commits, and after so long, and says so', () => {
    const {one} = changeInTurn()
    const short = pastOf(one, {commits: 1})
    expect([short.steps.length, short.isWhole]).toEqual([1, false])
    expect(pastOf(one, {timeoutMs: 1})).toEqual({steps: [], isWhole: false})
  })

  it('passes over what cannot be read', () => {
    const {one: made, customer} = changeInTurn()
    const one = copyOf(made)
    const whole = one.text
    for (const text of ['no book at all\n', whole.replace(/\{"id":"c[^\n]*/, `{"id":"${customer}",oops},`), whole]) {
      writeFileSync(one.file, text)
      one.git('commit', '--quiet', '--all', '-m', 'by hand')
    }
    expect(told(one, customer)).toHaveLength(5)
  })

  it('runs nothing that the repository names, whatever its settings', () => {
    const {one: made, customer} = changeInTurn()
    const one = copyOf(made)
    const trap = makeTrap(makeFolder())
    for (const [key, value] of [
      ['diff.external', trap.program],
      ['diff.evil.command', trap.program],
      ['diff.evil.textconv', trap.program],
      ['gpg.program', trap.program],
      ['core.pager', trap.program],
      ['core.fsmonitor', trap.program],
      ['log.showSignature', 'true'],
      ['log.follow', 'true'],
      ['color.ui', 'always'],
      ['diff.noprefix', 'true'],
      ['diff.context', '9'],
      ['diff.relative', 'true'],
    ] as const) {
      one.git('config', key, value)
    }
    writeFileSync(join(one.folder, '.git', 'info', 'attributes'), 'crm.json diff=evil\n')
    expect(told(one, customer)).toHaveLength(5)
    expect(trap.sprung()).toBe(false)
    expect(existsSync(trap.program)).toBe(true)
  })
})
