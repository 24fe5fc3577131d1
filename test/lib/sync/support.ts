import {execFileSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {Book} from '../../../src/lib/book/book.ts'
import type {Edit} from '../../../src/lib/change/edit.ts'
import type {Json, StoredRecord} from '../../../src/lib/change/json.ts'
import {nextStamp, noStamp, type Stamp} from '../../../src/lib/change/stamp.ts'
import {createFileAdapter} from '../../../src/lib/store/file-adapter.ts'
import {parseBook} from '../../../src/lib/store/format.ts'
import {createMemoryJournal} from '../../../src/lib/store/journal.ts'
import {Store} from '../../../src/lib/store/store.ts'
import {forget} from '../../../src/lib/sync/forget.ts'
import type {SyncResult} from '../../../src/lib/sync/result.ts'
import {type SyncOptions, syncBook} from '../../../src/lib/sync/sync.ts'

/** A new empty folder, by its real path. It is gone when all tests are over. */
export const makeFolder = (): string => mkdtempSync(join(realpathSync(tmpdir()), 'crm-sync-'))

const home = makeFolder()

/** The environment of a user without settings of git. */
export const cleanEnv: {readonly [name: string]: string | undefined} = {
  PATH: process.env['PATH'],
  HOME: home,
  XDG_CONFIG_HOME: join(home, 'config'),
  GIT_CONFIG_NOSYSTEM: '1',
  TMPDIR: process.env['TMPDIR'],
}

/** The environment of a user whom git knows, for plain git. */
export const plainEnv = {
  ...cleanEnv,
  GIT_AUTHOR_NAME: 'T',
  GIT_AUTHOR_EMAIL: 't@example.com',
  GIT_COMMITTER_NAME: 'T',
  GIT_COMMITTER_EMAIL: 't@example.com',
  GIT_EDITOR: 'true',
}

/** Runs plain git, as a user would, in an environment. Throws with what it said. */
export const runGit = (folder: string, env: NodeJS.ProcessEnv, ...args: string[]): string =>
  execFileSync('git', args, {cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']}).trimEnd()

/** Runs plain git. */
export const git = (folder: string, ...args: string[]): string => runGit(folder, plainEnv, ...args)

/** Runs plain git that may fail. */
export const tryGit = (folder: string, ...args: string[]): boolean => {
  try {
    git(folder, ...args)
    return true
  } catch {
    return false
  }
}

/** A bare repository that takes any branch. */
export const makeHub = (folder = join(makeFolder(), 'hub.git')): string => {
  mkdirSync(folder, {recursive: true})
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', '.')
  return folder
}

const start = Date.UTC(2026, 0, 5, 9)
let drawn = 0

/** An id of a type's letter, different at each call. */
export const newId = (letter: string): string => `${letter}${(++drawn).toString(36).padStart(12, '0')}`

interface MachineOptions {
  readonly name?: string
  readonly folder?: string
  /** How far its clock is off, in milliseconds. */
  readonly skewMs?: number
  readonly env?: SyncOptions['env']
}

/** One machine of the consultant: a folder with a book, a clock, a journal, a name in stamps. */
export class Machine {
  readonly folder: string
  readonly file: string
  readonly replica: string
  readonly journal = createMemoryJournal()
  readonly stateFolder = makeFolder()
  env: SyncOptions['env']
  nowMs: number

  constructor({name = 'crm.json', folder = makeFolder(), skewMs = 0, env = cleanEnv}: MachineOptions = {}) {
    this.folder = folder
    this.file = join(folder, name)
    this.replica = (++drawn).toString(36).padStart(6, '0')
    this.nowMs = start + skewMs
    this.env = env
  }

  at = (): string => new Date(this.nowMs).toISOString()

  tick(ms = 60_000): void {
    this.nowMs += ms
  }

  get store(): Store {
    return new Store(createFileAdapter(this.file, {waitMs: 5000}), {
      journal: this.journal,
      nowMs: this.nowMs,
      at: this.at,
      replica: () => this.replica,
      newId,
    })
  }

  get options(): SyncOptions & {readonly stateFolder: string} {
    const {file, env, folder: cwd, nowMs, at, journal} = this
    return {
      file,
      env,
      cwd,
      waitMs: 5000,
      nowMs,
      at,
      replica: () => this.replica,
      journal,
      stateFolder: this.stateFolder,
    }
  }

  sync(more: Partial<SyncOptions> = {}): SyncResult {
    this.tick()
    return syncBook({...this.options, ...more})
  }

  /** Makes edits in one change. */
  edit(summary: string, ...edits: Edit[]): void {
    this.tick()
    this.store.commit('test', () => ({edits, summary, result: () => undefined}))
  }

  /** Adds a customer; returns its id. */
  add(name: string, more: {readonly [path: string]: Json} = {}): string {
    const id = newId('c')
    this.edit(`add: ${name}`, {id, type: 'customer', values: {name, added: '2026-01-05', ...more}})
    return id
  }

  /** Logs a touch; returns its id. */
  log(customer: string, text: string): string {
    const id = newId('t')
    const values = {customer, on: '2026-01-05', channel: 'call', direction: 'both', text}
    this.edit(`log: ${this.record(customer)?.['name'] ?? customer}`, {id, type: 'touch', values})
    return id
  }

  set(id: string, values: {readonly [path: string]: Json}, type = 'customer'): void {
    this.edit(`edit: ${this.record(id)?.['name'] ?? id}`, {id, type, values})
  }

  get text(): string {
    return readFileSync(this.file, 'utf8')
  }

  get records(): readonly StoredRecord[] {
    return existsSync(this.file) ? parseBook(this.text, this.file).records : []
  }

  get book(): Book {
    return new Book(this.records)
  }

  record(id: string): StoredRecord | undefined {
    return this.book.record(id)
  }

  git(...args: string[]): string {
    return git(this.folder, ...args)
  }

  /** Lines of `git log`, newest first. */
  get subjects(): string[] {
    return this.git('log', '--format=%s').split('\n')
  }

  get status(): string {
    return this.git('status', '--porcelain')
  }
}

/** Machines with a book in common, synced over a hub. */
export function makeMachines(
  count: number,
  options: readonly MachineOptions[] = [],
): {hub: string; machines: Machine[]} {
  const hub = makeHub()
  const machines = Array.from({length: count}, (_, at) => new Machine(options[at] ?? {}))
  machines.forEach((machine, at) => {
    if (at === 0) machine.add('Apex Manufacturing')
    machine.sync({remote: hub})
  })
  return {hub, machines}
}

/** A program of this name that leaves a file behind when it runs. */
export function makeTrap(folder: string, name = 'trap'): {readonly program: string; readonly sprung: () => boolean} {
  const program = join(folder, name)
  const mark = join(folder, `${basename(name)}.sprung`)
  writeFileSync(program, `#!/bin/sh\necho sprung >> '${mark}'\nexit 0\n`)
  chmodSync(program, 0o755)
  return {program, sprung: () => existsSync(mark)}
}

/** The stamp of a write so many minutes after the start. */
export const stampOf = (minutes: number): Stamp => nextStamp(noStamp, start + minutes * 60_000, 'aaaaaa')

/** A customer as it stands in a file, written at the start. */
export const customerRecord = (id: string, fields: object = {}): StoredRecord => ({
  id,
  type: 'customer',
  added: '2026-01-05',
  name: 'Apex',
  ...fields,
  _u: stampOf(0),
})

/** Forgets somebody on a machine. */
export const forgetAt = (machine: Machine, reference: string, dryRun = false) => {
  machine.tick()
  return forget(machine.store, {reference, env: machine.env, stateFolder: machine.stateFolder, dryRun})
}

/** A book with a client to be forgotten, and traces of her everywhere that there may be any. */
export const makeBook = (home = new Machine()) => {
  const secret = home.add('Greta Secret', {'emails.greta@secret.example': true})
  const contact = newId('p')
  home.edit('contact: Greta Secret', {id: contact, type: 'contact', values: {customer: secret, name: 'Secret Sister'}})
  const touch = home.log(secret, 'about the secret')
  home.set(touch, {deleted: true}, 'touch')
  const apex = home.add('Apex Manufacturing', {referredBy: secret})
  const other = home.log(apex, 'met Greta Secret at the fair')
  home.set(other, {[`with.${contact}`]: true}, 'touch')
  return {home, secret, contact, touch, apex, other}
}

/** Two machines that both changed one field and logged something; the second knows of the first's only through a fetch. */
export const makeDiverged = (withAttributes = false): {home: Machine; laptop: Machine; id: string} => {
  const {machines} = makeMachines(2)
  const [home, laptop] = machines as [Machine, Machine]
  const id = home.book.all('customer')[0]?.id ?? ''
  home.set(id, {tier: 'A'})
  home.log(id, 'from home')
  home.sync()
  laptop.tick()
  laptop.set(id, {tier: 'B'})
  laptop.log(id, 'from the laptop')
  laptop.git('commit', '--quiet', '-am', 'by hand')
  laptop.git('fetch', '--quiet')
  // Without the union and the driver, git leaves conflict markers.
  if (!withAttributes)
    writeFileSync(join(laptop.folder, '.git', 'info', 'attributes'), 'crm.json -merge=text\n* merge=text\n')
  return {home, laptop, id}
}
