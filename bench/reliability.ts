import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {bookIn, environmentIn} from '../scripts/own-home.ts'
import {root} from '../scripts/root.ts'
import {applyEdit} from '../src/lib/change/edit.ts'
import type {StoredRecord} from '../src/lib/change/json.ts'
import {nextStamp, noStamp} from '../src/lib/change/stamp.ts'
import {formatBook} from '../src/lib/store/format.ts'
import {makeBenchBook} from './book.ts'
import {inTurn, median, ratios, time} from './timing.ts'

/*
 * What safety costs, on 1,000 customers and 10,000 touches: a durable write beside bare Node and how much of it is waiting for
 * the disk, a join of two books beyond reading them, and a sync with nothing to do. Prints the table of docs/RELIABILITY.md.
 */

const {values} = parseArgs({options: {runs: {type: 'string', default: '11'}}})
const runs = Number(values.runs)

const program = join(root, 'bin/run.js')
const home = mkdtempSync(join(tmpdir(), 'crm-bench-'))
const book = bookIn(home)
const flushTimes = join(home, 'flushes')
const env = {...environmentIn(home), FLUSH_TIMES: flushTimes, GIT_CONFIG_NOSYSTEM: '1'}
const rounds = {runs, uncounted: 1}

/** Runs a program and returns how long it took, in milliseconds, with what it printed. */
function timeRun(command: string, args: readonly string[]): {readonly ms: number; readonly out: string} {
  const {ms, result} = time(() => spawnSync(command, args, {env, cwd: join(home, 'book'), encoding: 'utf8'}))
  const {status, stdout, stderr} = result
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited ${status}\n${stderr}`)
  return {ms, out: stdout}
}

const timeNode = (...args: readonly string[]) => timeRun(process.execPath, args)
const timeCrm = (...words: readonly string[]) => timeNode(program, ...words).ms

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
  const {bare, log, flushed} = inTurn(
    {
      bare: () => timeNode('-e', '0').ms,
      log: () => timeCrm('log', customer, 'called about the plan'),
      flushed: () => timeNode('--require', join(root, 'bench/time-flushes.cjs'), program, 'log', customer, 'called').ms,
    },
    rounds,
  )
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
  const {bare, fetch, sync} = inTurn(
    {
      bare: () => timeNode('-e', '0').ms,
      fetch: () => timeRun('git', ['fetch', '--quiet']).ms,
      sync: () => timeCrm('sync'),
    },
    rounds,
  )
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
