import {spawn} from 'node:child_process'
import {existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {root} from '../root.ts'
import {findTests} from './nearest-tests.ts'
import {type Line, type Plan, planVariable, type Verdict} from './plan.ts'
import {type MutatedRoom, type PlacedMutant, readText} from './rooms.ts'

/** Cases of a property where a test lets it be chosen: many mutants times many cases is long. */
const runsOfProperties = '1000'

/** So many looks, a second apart, without a new result mean that a mutant does not end. */
const patience = 180

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0)

const linesOf = (path: string): Line[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line))
    : []

/** Runs the tests of a plan in a process of their own, and ends it where it stands still. */
function runPlan(plan: Plan, planFile: string, log: string): Promise<void> {
  writeFileSync(planFile, JSON.stringify(plan))
  const output = openSync(log, 'a')
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts/mutation/run-tests.ts')], {
    cwd: root,
    detached: true,
    stdio: ['ignore', output, output],
    env: {CRM_TEST_RUNS: runsOfProperties, ...process.env, [planVariable]: planFile},
  })
  let [size, still] = [0, 0]
  const watch = setInterval(() => {
    const now = sizeOf(plan.results)
    still = now === size ? still + 1 : 0
    size = now
    if (size > 0 && still > patience && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, 1000)
  return new Promise(done => {
    child.on('close', () => {
      clearInterval(watch)
      done()
    })
  })
}

/**
 * Tries mutants of a room, and again where one of them stopped the tests.
 *
 * @param log the file for what the tests print
 * @throws Error when the tests fail without a mutant
 */
export async function tryMutants(
  room: MutatedRoom,
  mutants: readonly PlacedMutant[],
  log: string,
): Promise<Map<number, Verdict>> {
  const folder = mkdtempSync(join(tmpdir(), 'crm-mutation-'))
  const verdicts = new Map<number, Verdict>()
  const testsFor = findTests(room.texts, Object.fromEntries(room.tests.map(path => [path, readText(path)])))
  try {
    for (let round = 0, open = [...mutants]; open.length > 0; round += 1) {
      const results = join(folder, `results-${round}`)
      const planned = open.map(mutant => ({id: mutant.id, ...testsFor(mutant)}))
      const plan = {sources: room.sources, tests: room.tests, mutants: planned, results}
      await runPlan(plan, join(folder, 'plan.json'), log)
      const lines = linesOf(results)
      if (lines.length === 0) throw new Error(`the tests of ${room.name} fail without a mutant: see ${log}`)
      for (const {id, ...verdict} of lines)
        verdicts.set(id, verdict.status === 'trying' ? {status: 'endless'} : verdict)
      open = open.filter(({id}) => !verdicts.has(id))
    }
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
  return verdicts
}
