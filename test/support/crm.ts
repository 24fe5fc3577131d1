import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, onTestFinished} from 'vitest'
import {checkAnswer} from './schema.ts'

const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

/** What one run of the program left behind. */
export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
  /** Standard output as JSON. Throws where it is none, or not as the schema of the command says. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any shape
  json(): any
}

/** A home of its own with the built program in it: nothing outside is read or written. */
export interface Desk {
  readonly home: string
  readonly file: string
  /** Runs `crm` with these words. */
  crm(...words: readonly string[]): Run
  /** As crm, and fails the test unless it exits 0. */
  ok(...words: readonly string[]): Run
  /** Sets the clock (RFC 3339) and, if given, the zone of the runs that follow. */
  at(clock: string, zone?: string): void
  /** Sets environment variables of the runs that follow. */
  set(env: {readonly [name: string]: string}): void
  /** What starts the program: the words before its own. */
  readonly command: readonly string[]
  /** The environment of its runs. */
  environment(): {[name: string]: string | undefined}
  /** The bytes of the data file as text; empty where there is none. */
  book(): string
  /** The records of the data file. */
  records(): {readonly [field: string]: unknown}[]
}

/** Makes a desk that is cleared away when the test is over. */
export function sitDown(clock?: string, zone?: string): Desk {
  const {desk, leave} = openDesk(clock, zone)
  onTestFinished(leave)
  return desk
}

/** Makes a desk for several tests, and what clears it away. */
export function openDesk(
  clock = '2026-01-05T09:00:00+01:00',
  zone = 'Europe/Berlin',
): {readonly desk: Desk; leave(): void} {
  const home = mkdtempSync(join(tmpdir(), 'crm-test-'))
  const file = join(home, 'book', 'crm.json')
  const env: {[name: string]: string | undefined} = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    CRM_FILE: file,
    CRM_NOW: clock,
    TZ: zone,
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
  }
  const crm = (...words: readonly string[]): Run => {
    const {status, stdout, stderr} = spawnSync(process.execPath, [bin, ...words], {
      env,
      encoding: 'utf8',
      cwd: home,
      maxBuffer: 1 << 28,
      timeout: 180_000,
    })
    const json = () => {
      const answer = JSON.parse(stdout)
      checkAnswer(words, answer)
      return answer
    }
    return {code: status ?? -1, out: stdout, err: stderr, json}
  }
  const desk: Desk = {
    home,
    file,
    crm,
    ok: (...words) => {
      const run = crm(...words)
      if (run.code !== 0) throw new Error(`crm ${words.join(' ')} exited ${run.code}\n${run.out}\n${run.err}`)
      return run
    },
    at: (now, there = env['TZ'] ?? 'UTC') => {
      env['CRM_NOW'] = now
      env['TZ'] = there
    },
    command: [process.execPath, bin],
    environment: () => ({...env}),
    set: more => void Object.assign(env, more),
    book: () => (existsSync(file) ? readFileSync(file, 'utf8') : ''),
    records: () => JSON.parse(readFileSync(file, 'utf8')).records.filter((record: unknown) => record !== null),
  }
  return {desk, leave: () => rmSync(home, {recursive: true, force: true})}
}

/** An item of the agenda, as `crm due --json` prints it. */
export interface DueItem {
  readonly id: string
  readonly kind: string
  readonly on: string
  readonly late: number
  readonly severity: string
  readonly reason: string
  readonly actions: readonly string[]
}

/** What is due at a desk. */
export const dueOf = (desk: Desk, ...words: readonly string[]): DueItem[] =>
  desk.ok('due', ...words, '--json').json().due

/** The ids of what is due. */
export const idsDue = (desk: Desk, ...words: readonly string[]): string[] => dueOf(desk, ...words).map(({id}) => id)

/** What a refused command says, after a look that it wrote nothing. */
export function refusalOf(
  desk: Desk,
  ...words: readonly string[]
): {code: number; error: {code: string; message: string; hint: string}} {
  const before = desk.book()
  const run = desk.crm(...words, '--json')
  expect(desk.book()).toBe(before)
  return {code: run.code, error: run.json().error}
}
