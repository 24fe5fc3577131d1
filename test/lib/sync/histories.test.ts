import {chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'rolldown'
import {beforeAll, describe, expect, it, onTestFinished} from 'vitest'
import {readStanding} from '../../../src/lib/change/edit.ts'
import type {Json} from '../../../src/lib/change/json.ts'
import {canonicalText} from '../../../src/lib/change/json.ts'
import {readLostKey, registersOf} from '../../../src/lib/change/registers.ts'
import {seededRandom} from '../../support/random.ts'
import {cleanEnv, Machine, makeFolder, makeHub, plainEnv, runGit} from './support.ts'

/** How many histories in all; more with CRM_TEST_RUNS, of which the laws of the join need 500 for one here. */
const histories = Math.max(30, Math.ceil(Number(process.env['CRM_TEST_RUNS'] ?? 0) / 500))
const firstSeed = Number(process.env['CRM_TEST_SEED'] ?? 1)

const folder = makeFolder()
const bin = join(folder, 'bin')
/** With `crm` on the PATH, as git finds it. */
const env = {...plainEnv, PATH: `${bin}:${cleanEnv['PATH']}`}

beforeAll(async () => {
  mkdirSync(bin)
  const driver = fileURLToPath(new URL('../../../src/lib/sync/merge-driver.ts', import.meta.url))
  const entry = join(folder, 'entry.ts')
  writeFileSync(
    entry,
    `import {runMergeDriver} from ${JSON.stringify(driver)}\nconst [, , , base = '', ours = '', theirs = ''] = process.argv\nrunMergeDriver(base, ours, theirs)\n`,
  )
  await build({
    input: entry,
    platform: 'node',
    logLevel: 'silent',
    output: {file: join(bin, 'driver.mjs'), format: 'esm'},
  })
  writeFileSync(join(bin, 'crm'), `#!/bin/sh\nexec '${process.execPath}' '${join(bin, 'driver.mjs')}' "$@"\n`)
  chmodSync(join(bin, 'crm'), 0o755)
  makeTemplate()
})

const skews = [7_200_000, 0, -86_400_000]
const template = join(folder, 'template')
const customers: string[] = []

/**
 * Three clones of one history, set up by `crm sync`, to be copied for each history. They share their objects, so that what one
 * has committed the others can merge: how commits travel is not what is tried here.
 */
function makeTemplate(): void {
  const hub = makeHub()
  skews.forEach((_, at) => {
    const clone = join(template, `clone${at}`)
    mkdirSync(clone, {recursive: true})
    const machine = new Machine({folder: clone})
    if (at === 0) for (const name of ['Apex', 'Bright']) customers.push(machine.add(name))
    machine.sync({remote: hub})
    machine.git('repack', '--quiet', '-a', '-d')
  })
}

const headOf = ({folder: clone}: Machine): string =>
  readFileSync(join(clone, '.git', 'refs', 'heads', 'main'), 'utf8').trim()

/** One write of a register, and the writes that its machine had seen by then. */
interface Write {
  readonly record: string
  readonly path: string
  readonly value: Json
  readonly seen: ReadonlySet<Write>
}

/** What each machine has seen, told apart from what the stamps say. */
class Oracle {
  readonly writes: Write[] = []
  readonly #seen: Set<Write>[]
  #hub = new Set<Write>()

  constructor(count: number) {
    this.#seen = Array.from({length: count}, () => new Set())
  }

  write(at: number, record: string, path: string, value: Json): void {
    const seen = this.#seen[at] ?? new Set()
    const write = {record, path, value, seen: new Set(seen)}
    this.writes.push(write)
    seen.add(write)
  }

  pull(at: number): void {
    for (const write of this.#hub) this.#seen[at]?.add(write)
  }

  push(at: number): void {
    this.#hub = new Set(this.#seen[at])
  }

  /** The writes of each register that nobody overwrote who had seen them. */
  get standing(): Write[][] {
    const registers = new Map<string, Write[]>()
    for (const write of this.writes) {
      const key = `${write.record} ${write.path}`
      registers.set(key, [...(registers.get(key) ?? []), write])
    }
    return [...registers.values()].map(all => all.filter(one => !all.some(other => other.seen.has(one))))
  }

  /**
   * Whether somebody overwrote the same value without having seen that this machine wrote it, too. Two writes of one value are joined
   * into one, so that a rebase, which replays what came after one of them on both, overwrites both.
   */
  isOverwrittenAsSame({record, path, value}: Write): boolean {
    return this.writes.some(
      other =>
        other.record === record &&
        other.path === path &&
        other.value !== value &&
        [...other.seen].some(seen => seen.record === record && seen.path === path && seen.value === value),
    )
  }
}

type Driver = 'everywhere' | 'not on one machine' | 'nowhere'

interface History {
  readonly machines: Machine[]
  /** The commit that was pushed last. */
  hub: string
  readonly env: NodeJS.ProcessEnv
  /** The machines that have written something since their last commit. */
  readonly unsaved: Set<number>
  readonly oracle: Oracle
  readonly random: () => number
}

const pick = <T>(random: () => number, from: readonly T[]): T => {
  const picked = from[Math.floor(random() * from.length)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}

function begin(seed: number, driver: Driver): History {
  const place = join(folder, `${driver}-${seed}`.replaceAll(' ', '-'))
  cpSync(template, place, {recursive: true})
  onTestFinished(() => rmSync(place, {recursive: true, force: true}))
  const machines = skews.map((skewMs, at) => new Machine({folder: join(place, `clone${at}`), skewMs}))
  machines.forEach(({folder: clone}, at) => {
    if (driver === 'nowhere' || (driver === 'not on one machine' && at === 1)) {
      writeFileSync(join(clone, '.git', 'info', 'attributes'), '')
    }
  })
  const [first] = machines
  return {
    machines,
    hub: first ? headOf(first) : '',
    unsaved: new Set(),
    env: {...env, GIT_OBJECT_DIRECTORY: join(place, 'clone0', '.git', 'objects')},
    oracle: new Oracle(machines.length),
    random: seededRandom(seed),
  }
}

let values = 0

function writeSomething({machines, oracle, random, unsaved}: History, at: number): void {
  const machine = machines[at]
  if (!machine) return
  machine.tick(Math.floor(random() * 3_600_000))
  const id = pick(random, customers)
  const value = `v${++values}`
  const path = pick(random, ['name', 'website', 'custom.a', 'custom.b', 'touch', 'deleted'])
  if (path === 'touch') {
    unsaved.add(at)
    oracle.write(at, machine.log(id, value), 'text', value)
    return
  }
  const written = path === 'deleted' ? random() < 0.5 || null : value
  // A removal that a later edit has outdone is none: to take it back writes nothing.
  const standing = readStanding(machine.record(id) ?? {id, type: ''})
  if (canonicalText(standing(path) ?? null) === canonicalText(written)) return
  // An edit of a removed record shows it again: one more write.
  const shows = path !== 'deleted' && machine.book.live(id) === undefined
  unsaved.add(at)
  machine.set(id, {[path]: written})
  oracle.write(at, id, path, written)
  if (shows) oracle.write(at, id, 'deleted', null)
}

function commit(history: History, at: number): void {
  const machine = history.machines[at]
  if (machine && history.unsaved.delete(at))
    runGit(machine.folder, history.env, 'commit', '--quiet', '--all', '-m', 'work')
}

function pull(history: History, at: number, way = pick(history.random, ['merge', 'rebase'])): void {
  const {machines, oracle, hub, env} = history
  const machine = machines[at]
  if (!machine) return
  commit(history, at)
  runGit(
    machine.folder,
    env,
    ...(way === 'merge' ? ['merge', '--quiet', '--no-edit', hub] : ['rebase', '--quiet', hub]),
  )
  oracle.pull(at)
}

/** Pushes: only what contains what was pushed last. */
function push(history: History, at: number): void {
  const machine = history.machines[at]
  if (!machine) return
  history.hub = headOf(machine)
  history.oracle.push(at)
}

function live(history: History): void {
  const {machines, random} = history
  for (let step = 0; step < 12; step++) {
    const at = Math.floor(random() * machines.length)
    for (let times = Math.floor(random() * 4); times > 0; times--) writeSomething(history, at)
    const does = random()
    if (does < 0.3) commit(history, at)
    else pull(history, at)
    if (does > 0.5) push(history, at)
  }
  for (const at of [0, 1, 2, 0, 1]) {
    pull(history, at, 'merge')
    push(history, at)
  }
}

function check({machines, oracle}: History, keepsLosers: boolean): void {
  const [first] = machines
  if (!first) return
  expect(new Set(machines.map(machine => machine.text)).size).toBe(1)
  for (const standing of oracle.standing) {
    const [{record, path} = {record: '', path: ''}] = standing
    const registers = registersOf(first.record(record) ?? {id: record, type: ''})
    const held = registers.values.get(path)?.value
    expect(standing.map(({value}) => value)).toContainEqual(held)
    if (!keepsLosers) continue
    const lost = [...registers.lost].filter(([key]) => readLostKey(key).path === path).map(([, value]) => value)
    for (const write of standing) {
      if (write.value === held || write.value === null || oracle.isOverwrittenAsSame(write)) continue
      expect(lost).toContainEqual(write.value)
    }
  }
}

describe.each<Driver>(['everywhere', 'not on one machine', 'nowhere'])('plain git, with the driver %s', driver => {
  const count = Math.ceil(histories / 3)
  it.each(Array.from({length: count}, (_, at) => firstSeed + at))('loses no write in the history of seed %i', seed => {
    const history = begin(seed, driver)
    live(history)
    check(history, driver === 'everywhere')
  })
})
