import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {seededRandom} from '../test/support/random.ts'
import {copyDesk, copyProgram, type IndexState, indexStates, makeModel} from './faults/desks.ts'
import {examine, type Played, played} from './faults/examine.ts'
import {createProgram, type Desk} from './faults/program.ts'

/*
 * One fault at every file call of a command on a book that is large enough for an index: in the folders of the book, of the state and of
 * the cache, with the index and the packs absent, present, proven by the file's state, and stale. A library that is loaded into the program counts
 * its calls and kills it at the k-th, cuts that one short or fails it. After each, the book must be whole, hold what was reported,
 * answer as without an index and take the next change, and nothing may be left behind.
 *
 *   npm run test:faults -- INJECTOR.so [--points 400] [--seed 1] [--jobs 2]
 *
 * `--points all` plays every point; a number plays so many of them, drawn by the seed.
 */

const modes = ['kill', 'killafter', 'short', 'ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE', 'EPERM', 'EINTR'] as const

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    points: {type: 'string', default: '400'},
    seed: {type: 'string', default: '1'},
    jobs: {type: 'string', default: '2'},
  },
})
const [injector = ''] = positionals

/** One fault of one run. */
interface Point {
  readonly index: IndexState
  readonly command: Played
  readonly mode: (typeof modes)[number]
  readonly at: number
  /** The call that it falls on, as the injector tells it. */
  readonly call: string
  /** What the command prints without a fault. */
  readonly expected: string
}

if (!existsSync(injector)) {
  console.log('fault sweep of a large book skipped: no injector was given\n0 passed, 0 failed')
} else {
  const work = mkdtempSync(join(tmpdir(), 'crm-faults-'))
  try {
    process.exitCode = (await sweep(work)) ? 0 : 1
  } finally {
    rmSync(work, {recursive: true, force: true})
  }
}

async function sweep(work: string): Promise<boolean> {
  const program = createProgram(copyProgram(work))
  const model = await makeModel(work, program)
  const faultsOf = ({home}: Desk, more: NodeJS.ProcessEnv) => ({LD_PRELOAD: injector, FAULT_DIR: home, ...more})
  const withDesk = async <T>(index: IndexState, body: (desk: Desk) => Promise<T>): Promise<T> => {
    const desk = copyDesk(work, model, index)
    try {
      return await body(desk)
    } finally {
      rmSync(desk.home, {recursive: true, force: true})
    }
  }
  const listPoints = (index: IndexState, command: Played): Promise<Point[]> =>
    withDesk(index, async desk => {
      const log = join(work, 'calls')
      rmSync(log, {force: true})
      const {code, out, err} = await program(desk, command.words, faultsOf(desk, {FAULT_LOG: log}))
      if (code !== 0) throw new Error(`crm ${command.words[0]} fails without a fault: ${err}${out}`)
      const calls = readFileSync(log, 'utf8').trim().replaceAll(desk.home, '…').split('\n')
      return modes.flatMap(mode =>
        calls.map((call, before) => ({index, command, mode, at: before + 1, call, expected: out})),
      )
    })
  const play = ({index, command, mode, at, call, expected}: Point): Promise<boolean> =>
    withDesk(index, async desk => {
      const more = faultsOf(desk, {FAULT_MODE: mode, FAULT_N: String(at)})
      const ran = await program(desk, command.words, more)
      const faults = await examine(desk, command, ran, expected, program)
      if (faults.length > 0) console.log(`${index}, crm ${command.words[0]}, ${mode} at ${call}: ${faults.join('; ')}`)
      return faults.length === 0
    })

  const all: Point[] = []
  for (const index of indexStates) for (const command of played) all.push(...(await listPoints(index, command)))
  const points = draw(all)
  console.log(`${points.length} of ${all.length} points${points.length < all.length ? `, seed ${values.seed}` : ''}`)
  const waiting = points.values()
  let passed = 0
  const playOn = async () => {
    for (const point of waiting) if (await play(point)) passed++
  }
  await Promise.all(Array.from({length: Number(values.jobs)}, playOn))
  console.log(`${passed} passed, ${points.length - passed} failed`)
  return passed === points.length
}

/** Some of the points, drawn by the seed, in their order; all of them where that is asked. */
function draw(points: readonly Point[]): readonly Point[] {
  if (values.points === 'all') return points
  const random = seededRandom(Number(values.seed))
  const drawn = points.map(point => ({point, by: random()})).sort((a, b) => a.by - b.by)
  return drawn.slice(0, Number(values.points)).map(({point}) => point)
}
