import {resolve} from 'node:path'
import {startVitest} from 'vitest/node'
import {root} from '../root.ts'
import {readPlan} from './plan.ts'

/** Runs the tests of a plan over its mutated sources, in one process of vitest. */
const plan = readPlan()
const sources = new Map(Object.entries(plan.sources).map(([path, code]) => [resolve(root, path), code]))

const vitest = await startVitest(
  'test',
  [],
  {
    config: false,
    root,
    run: true,
    include: [...plan.tests],
    pool: 'forks',
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    disableConsoleIntercept: true,
    testTimeout: 600_000,
    teardownTimeout: 1000,
    runner: resolve(root, 'scripts/mutation/runner.ts'),
    setupFiles: [resolve(root, 'scripts/mutation/setup.ts')],
    reporters: [['default', {summary: false}]],
    silent: 'passed-only',
  },
  {plugins: [{name: 'mutants', enforce: 'pre', transform: (_code, id) => sources.get(id)}]},
)
await vitest.close()
