import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir, totalmem} from 'node:os'
import {dirname, join} from 'node:path'
import {parseArgs} from 'node:util'
import {bookIn, environmentIn} from '../scripts/own-home.ts'
import {root} from '../scripts/root.ts'
import {formatBook} from '../src/lib/store/format.ts'
import {makeBenchBook} from './book.ts'
import {type FieldProgram, findField} from './field.ts'
import {measurePeak} from './peak-memory.ts'
import {inTurn, median, ratios, time} from './timing.ts'

/** Wall time of some runs in milliseconds, each beside the same number of runs of bare Node. */
interface Series {
  readonly program: readonly number[]
  readonly bare: readonly number[]
}

interface Row {
  readonly name: string
  readonly series: Series
}

const {values} = parseArgs({
  options: {runs: {type: 'string', default: '21'}, node: {type: 'string', multiple: true, default: [process.execPath]}},
})
const runs = Number(values.runs)

const home = mkdtempSync(join(tmpdir(), 'crm-bench-'))
const program = join(root, 'bin/run.js')

const results = join(root, 'bench/RESULTS.md')

/** What somebody wrote below the tables stays. */
const notesOf = (before: string): string => /\n## Where it goes.*$/s.exec(before)?.[0] ?? ''

interface Size {
  readonly customers: number
  readonly touches: number
  readonly purchases?: number
}

interface Case {
  readonly book: string
  readonly size: Size
  readonly commands: readonly (readonly string[])[]
}

const numbers = [['next'], ['health'], ['stats']] as const

const large: Case = {
  book: '1,000 customers, 100,000 touches',
  size: {customers: 1000, touches: 100_000},
  commands: [['due']],
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
      ['done', 'CUSTOMER/check-in', '--log', 'talked about the plan', '--via', 'call'],
      ['add', 'Newcomer'],
    ],
  },
  {
    book: '1,000 customers, 10,000 touches, 5,000 purchases',
    size: {customers: 1000, touches: 10_000, purchases: 5000},
    commands: numbers,
  },
  {
    book: '5,000 customers, 50,000 touches, 25,000 purchases',
    size: {customers: 5000, touches: 50_000, purchases: 25_000},
    commands: numbers,
  },
  large,
]

/** As long as a book must rest before its index is read without comparing its bytes (docs/decisions). */
const restMs = 3200

const file = bookIn(home)
mkdirSync(dirname(file))

const environment = {...process.env, ...environmentIn(home)}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = environment): void {
  const {status, stderr} = spawnSync(command, args, {env, encoding: 'utf8', maxBuffer: 1 << 28})
  // A recap of a customer with too little to share is refused, which takes the same work.
  if (status !== 0 && status !== 2) throw new Error(`${args.join(' ')} exited ${status}\n${stderr}`)
}

const timeRun = (command: string, args: readonly string[], env?: NodeJS.ProcessEnv): number =>
  time(() => run(command, args, env)).ms

/** Runs something beside bare Node. */
const measure = (node: string, take: () => number): Series =>
  inTurn({bare: () => timeRun(node, ['-e', '0']), program: take}, {runs, uncounted: 4})

const firstCustomer = (text: string): string | undefined => /"(c[0-9a-z]{12})","type":"customer"/.exec(text)?.[1]

/** Writes a book that has rested; returns its text. */
function layBook(node: string, size: Size): string {
  const text = formatBook(makeBenchBook({...size, today: '2026-01-05', seed: 1}))
  writeFileSync(file, text)
  run(node, [program, 'due'])
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, restMs)
  return text
}

function measureBook(node: string, {book, size, commands}: Case): Row[] {
  const customer = firstCustomer(layBook(node, size)) ?? ''
  return commands.map(words => ({
    name: `\`${['crm', ...words].join(' ')}\`, ${book}`,
    series: measure(node, () => timeRun(node, [program, ...words.map(word => word.replace('CUSTOMER', customer))])),
  }))
}

/** How long `JSON.parse` takes for a book that is in memory: what every other growth is held against. */
function timeParse({size}: Case): number {
  const text = formatBook(makeBenchBook({...size, today: '2026-01-05', seed: 1}))
  return median(Array.from({length: 9}, () => time(() => JSON.parse(text)).ms))
}

/** The most memory that a command holds, in MB. */
function measureMemory(node: string, {size, commands}: Case): number {
  layBook(node, size)
  const [words = []] = commands
  const peak = () =>
    measurePeak(home, (args, variables) => run(node, [...args, ...words], {...environment, ...variables}))
  return median(Array.from({length: 5}, peak))
}

const toLine = ({name, series}: Row): string =>
  `| ${name} | ${median(series.bare).toFixed(1)} | ${median(series.program).toFixed(1)} | ${median(ratios(series.program, series.bare)).toFixed(2)} |`

const tableOf = (rows: readonly Row[]): string => `| command | \`node -e 0\` ms | its ms | ratio |
|---|--:|--:|--:|
${rows.map(toLine).join('\n')}
`

/** What a command takes beyond bare Node, five times the book beside the book. */
function growthLines(rows: readonly Row[]): string {
  const beyond = ({series}: Row): number => median(series.program) - median(series.bare)
  const lines = numbers.map(([word]) => {
    const [small, big] = rows.filter(({name}) => name.startsWith(`\`crm ${word}\``)).map(beyond)
    return `| \`crm ${word}\` beyond bare Node | ${small?.toFixed(0)} | ${big?.toFixed(0)} | ${((big ?? 0) / (small ?? 1)).toFixed(1)} |`
  })
  const [small = 0, big = 0] = cases.filter(({commands}) => commands === numbers).map(timeParse)
  return `| | 15,000 records ms | 75,000 records ms | times |
|---|--:|--:|--:|
${lines.join('\n')}
| \`JSON.parse\` of the book | ${small.toFixed(0)} | ${big.toFixed(0)} | ${(big / small).toFixed(1)} |
`
}

const fieldRows = (node: string, field: readonly FieldProgram[]): Row[] =>
  field.flatMap(({program, what, environment: own, commands}) =>
    commands.map(words => ({
      name: `\`${[program, ...words].join(' ')}\`, ${what}`,
      series: measure(node, () => timeRun(program, words, {...environment, ...own})),
    })),
  )

function reportNode(node: string, field: readonly FieldProgram[]): string {
  const version = spawnSync(node, ['--version'], {encoding: 'utf8'}).stdout.trim()
  const rows = cases.flatMap(each => measureBook(node, each))
  const others = fieldRows(node, field)
  return `## Node ${version}

${tableOf(rows)}
${growthLines(rows)}
\`crm due\` on 100,000 touches holds ${measureMemory(node, large).toFixed(0)} MB at most.
${others.length > 0 ? `\nOthers of the field, in the same run:\n\n${tableOf(others)}` : ''}`
}

function report(): string {
  const [cpu] = cpus()
  const machine = `${process.platform} ${process.arch}, ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const field = findField(home)
  const certificates = process.env['NODE_EXTRA_CA_CERTS']
    ? '\n\n`NODE_EXTRA_CA_CERTS` named a file of certificates, which Node 20 reads at every start, bare or not, and later versions only when they are needed.'
    : ''
  return `# Speed

Wall time of the whole process, from its start to its end, beside \`node -e 0\` of the same Node: run in turn, ${runs} pairs each,
medians. The last column is the median of the pairs' ratios. The book has rested: its index is read without comparing bytes, but for what
changes it. Repeat it with \`npm run bench\`, for other versions of Node with \`npm run bench -- --node PATH\`.

${machine}, ${new Date().toISOString().slice(0, 10)}${certificates}

${values.node.map(node => reportNode(node, field)).join('\n')}`
}

try {
  const text = report()
  writeFileSync(results, text + notesOf(readFileSync(results, 'utf8')))
  console.log(text)
} finally {
  rmSync(home, {recursive: true, force: true})
}
