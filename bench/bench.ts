import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir, totalmem} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {root} from '../scripts/root.ts'
import {formatBook} from '../src/lib/store/format.ts'
import {makeBenchBook} from './book.ts'

/** Wall time of some runs in milliseconds, each beside the same number of runs of bare Node. */
interface Series {
  readonly program: readonly number[]
  readonly bare: readonly number[]
}

interface Row {
  readonly name: string
  readonly series: Series
}

const {values} = parseArgs({options: {runs: {type: 'string', default: '21'}}})
const runs = Number(values.runs)

const clock = '2026-01-05T09:00:00Z'
const home = mkdtempSync(join(tmpdir(), 'crm-bench-'))
const program = join(root, 'bin/run.js')

const results = join(root, 'bench/RESULTS.md')

/** What somebody wrote below the table stays. */
const notesOf = (before: string): string => /\n## .*$/s.exec(before)?.[0] ?? ''

interface Case {
  readonly book: string
  readonly size: {readonly customers: number; readonly touches: number; readonly purchases?: number}
  readonly commands: readonly (readonly string[])[]
}

const cases: readonly Case[] = [
  {
    book: 'an empty book',
    size: {customers: 0, touches: 0},
    commands: [['--version'], ['due'], ['due', '--brief'], ['list'], ['add', 'Newcomer']],
  },
  {
    book: '1,000 customers, 10,000 touches',
    size: {customers: 1000, touches: 10_000},
    commands: [
      ['due'],
      ['due', '--brief'],
      ['list', '--limit', '20'],
      ['show', 'CUSTOMER'],
      ['brief', 'CUSTOMER'],
      [],
      ['recap', 'CUSTOMER', '--since', '2020-01-01'],
      ['log', 'CUSTOMER', 'called about the plan'],
      ['value', 'CUSTOMER', 'two hours saved a week'],
      ['add', 'Newcomer'],
    ],
  },
  {
    book: '1,000 customers, 10,000 touches, 5,000 purchases',
    size: {customers: 1000, touches: 10_000, purchases: 5000},
    commands: [['next'], ['health'], ['stats']],
  },
  {book: '1,000 customers, 100,000 touches', size: {customers: 1000, touches: 100_000}, commands: [['due']]},
]

/** As long as a book must rest before its index is read without comparing its bytes (docs/decisions). */
const restMs = 3200

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

const environment = (file: string) => ({
  ...process.env,
  HOME: home,
  XDG_STATE_HOME: join(home, 'state'),
  XDG_CACHE_HOME: join(home, 'cache'),
  CRM_FILE: file,
  CRM_NOW: clock,
  TZ: 'UTC',
  NO_COLOR: '1',
})

function timeRun(args: readonly string[], file: string): number {
  const start = process.hrtime.bigint()
  const {status, stderr} = spawnSync(process.execPath, args, {env: environment(file), encoding: 'utf8'})
  const took = Number(process.hrtime.bigint() - start) / 1e6
  // A recap of a customer with too little to share is refused, which takes the same work.
  if (status !== 0 && status !== 2) throw new Error(`${args.join(' ')} exited ${status}\n${stderr}`)
  return took
}

/** Runs a command and bare Node in turn, so that both meet the same moods of the machine; the first runs are not counted. */
function measure(words: readonly string[], file: string): Series {
  const series = {program: [] as number[], bare: [] as number[]}
  for (let run = -3; run < runs; run++) {
    const bare = timeRun(['-e', '0'], file)
    const took = timeRun([program, ...words], file)
    if (run < 0) continue
    series.bare.push(bare)
    series.program.push(took)
  }
  return series
}

const firstCustomer = (text: string): string | undefined => /"(c[0-9a-z]{12})","type":"customer"/.exec(text)?.[1]

function measureBook({book, size, commands}: Case): Row[] {
  const file = join(home, 'crm.json')
  const text = formatBook(makeBenchBook({...size, today: '2026-01-05', seed: 1}))
  writeFileSync(file, text)
  timeRun([program, 'due'], file)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, restMs)
  const customer = firstCustomer(text) ?? ''
  return commands.map(words => ({
    name: `\`${['crm', ...words].join(' ')}\`, ${book}`,
    series: measure(
      words.map(word => (word === 'CUSTOMER' ? customer : word)),
      file,
    ),
  }))
}

function toLine({name, series: {program, bare}}: Row): string {
  const ratios = program.map((took, i) => took / (bare[i] ?? Number.NaN))
  return `| ${name} | ${median(bare).toFixed(1)} | ${median(program).toFixed(1)} | ${median(ratios).toFixed(2)} |`
}

function report(rows: readonly Row[]): string {
  const [cpu] = cpus()
  const machine = `${process.platform} ${process.arch}, ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  return `# Speed

Wall time of the whole process, from its start to its end, beside \`node -e 0\` of the same Node: run in turn, ${runs} pairs each,
medians. The last column is the median of the pairs' ratios. The book has rested: its index is read without comparing bytes, but for what
changes it. Repeat it with \`npm run bench\`.

- ${machine}
- Node ${process.version}, ${new Date().toISOString().slice(0, 10)}

| command | \`node -e 0\` ms | crm ms | ratio |
|---|--:|--:|--:|
${rows.map(toLine).join('\n')}
`
}

try {
  const text = report(cases.flatMap(measureBook))
  writeFileSync(results, text + notesOf(readFileSync(results, 'utf8')))
  console.log(text)
} finally {
  rmSync(home, {recursive: true, force: true})
}
