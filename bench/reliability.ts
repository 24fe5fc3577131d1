import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {root} from '../scripts/root.ts'
import {applyEdit} from '../src/lib/change/edit.ts'
import type {StoredRecord} from '../src/lib/change/json.ts'
import {nextStamp, noStamp} from '../src/lib/change/stamp.ts'
import {formatBook} from '../src/lib/store/format.ts'
import {makeBenchBook} from './book.ts'

/*
 * What safety costs, on 1,000 customers and 10,000 touches: a durable write beside bare Node and how much of it is waiting for
 * the disk, a join of two books beyond reading them, and a sync with nothing to do. Prints the table of docs/RELIABILITY.md.
 */

const {values} = parseArgs({options: {runs: {type: 'string', default: '11'}}})
const runs = Number(values.runs)

const program = join(root, 'bin/run.js')
const home = mkdtempSync(join(tmpdir(), 'crm-bench-'))
const book = join(home, 'book', 'crm.json')
const flushTimes = join(home, 'flushes')
const env = {
  PATH: process.env['PATH'],
  HOME: home,
  XDG_STATE_HOME: join(home, 'state'),
  XDG_CACHE_HOME: join(home, 'cache'),
  CRM_FILE: book,
  CRM_NOW: '2026-01-05T09:00:00Z',
  FLUSH_TIMES: flushTimes,
  GIT_CONFIG_NOSYSTEM: '1',
  TZ: 'UTC',
  NO_COLOR: '1',
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

/** Runs a program and returns how long it took, in milliseconds, with what it printed. */
function timeRun(command: string, args: readonly string[]): {readonly ms: number; readonly out: string} {
  const start = process.hrtime.bigint()
  const {status, stdout, stderr} = spawnSync(command, args, {env, cwd: join(home, 'book'), encoding: 'utf8'})
  const ms = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited ${status}\n${stderr}`)
  return {ms, out: stdout}
}

const timeNode = (...args: readonly string[]) => timeRun(process.execPath, args)
const timeCrm = (...words: readonly string[]) => timeNode(program, ...words).ms

/** Runs several things in turn, so that all meet the same moods of the machine; the first round does not count. */
function inTurn<K extends string>(things: Readonly<Record<K, () => number>>): Record<K, number[]> {
  const names = Object.keys(things) as K[]
  const taken = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<K, number[]>
  for (let run = -1; run < runs; run++) {
    for (const name of names) {
      const ms = things[name]()
      if (run >= 0) taken[name].push(ms)
    }
  }
  return taken
}

const ratios = (program: readonly number[], bare: readonly number[]): number[] =>
  program.map((took, at) => took / (bare[at] ?? Number.NaN))

const format = (numbers: readonly number[], digits = 1): string => median(numbers).toFixed(digits)

/** Each of both sides has changed twenty records, ten of them the same. */
function makeSide(base: readonly StoredRecord[], replica: string, from: number): StoredRecord[] {
  const stamp = nextStamp(noStamp, Date.parse(env.CRM_NOW), replica)
  const touches = base.filter(({type}) => type === 'touch').slice(from, from + 20)
  const changed = new Map(
    touches.map(record => [
      record.id,
      applyEdit(record, {id: record.id, type: 'touch', values: {text: replica}}, stamp),
    ]),
  )
  return base.map(record => changed.get(record.id) ?? record)
}

function measureLog(customer: string): string[] {
  writeFileSync(flushTimes, '')
  const {bare, log, flushed} = inTurn({
    bare: () => timeNode('-e', '0').ms,
    log: () => timeCrm('log', customer, 'called about the plan'),
    flushed: () => timeNode('--require', join(root, 'bench/time-flushes.cjs'), program, 'log', customer, 'called').ms,
  })
  const waited = readFileSync(flushTimes, 'utf8').trim().split('\n').map(Number).slice(-flushed.length)
  return [
    `| \`crm log\`, a durable write, beside \`node -e 0\` | ${format(log)} ms, ${format(bare)} ms: ${format(ratios(log, bare), 2)} |`,
    `| of that, waiting for the disk (both flushes) | ${format(waited)} ms |`,
  ]
}

function measureJoin(base: readonly StoredRecord[]): string[] {
  const books = {base, ours: makeSide(base, 'aaaaaa', 0), theirs: makeSide(base, 'bbbbbb', 10)}
  const files = Object.entries(books).map(([name, records]) => {
    const file = join(home, `${name}.json`)
    writeFileSync(file, formatBook(records))
    return file
  })
  const times = Array.from({length: runs}, () => {
    const {out} = timeNode(
      '--import',
      join(root, 'node_modules/tsx/dist/esm/index.mjs'),
      join(root, 'bench/time-join.ts'),
      ...files,
    )
    return JSON.parse(out) as {readonly parse: number; readonly join: number}
  })
  return [
    `| reading a base and two sides | ${format(times.map(({parse}) => parse))} ms |`,
    `| joining them, beyond reading | ${format(times.map(each => each.join))} ms |`,
  ]
}

function measureSync(): string[] {
  const hub = join(home, 'hub.git')
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', hub], {env})
  timeCrm('sync', '--remote', hub)
  const {bare, fetch, sync} = inTurn({
    bare: () => timeNode('-e', '0').ms,
    fetch: () => timeRun('git', ['fetch', '--quiet']).ms,
    sync: () => timeCrm('sync'),
  })
  return [
    `| \`crm sync\` with nothing to do, a remote on the same disk | ${format(sync)} ms: ${format(ratios(sync, bare))} × \`node -e 0\` |`,
    `| \`git fetch\` alone | ${format(fetch)} ms |`,
  ]
}

try {
  mkdirSync(join(home, 'book'))
  const base = makeBenchBook({customers: 1000, touches: 10_000, today: '2026-01-05', seed: 1})
  writeFileSync(book, formatBook(base), {mode: 0o600})
  const customer = base.find(({type}) => type === 'customer')?.id ?? ''
  const rows = [...measureLog(customer), ...measureJoin(base), ...measureSync()]
  console.log(`Node ${process.version}, ${runs} runs, medians\n\n| what | figure |\n|---|---|\n${rows.join('\n')}`)
} finally {
  rmSync(home, {recursive: true, force: true})
}
