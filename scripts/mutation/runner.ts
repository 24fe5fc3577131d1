import {appendFileSync} from 'node:fs'
import {relative, sep} from 'node:path'
import {expect, vi} from 'vitest'
import {collectTests} from 'vitest/internal/browser'
import {VitestTestRunner} from 'vitest/runners'
import {type Line, type Plan, type PlannedMutant, readPlan, type Verdict} from './plan.ts'
import {failsWith, installSwitches, startTrail, type Trail, trail} from './switches.ts'

type File = Parameters<VitestTestRunner['onCollectStart']>[0]
type Task = File['tasks'][number]
type Test = Extract<Task, {type: 'test'}>

/** Something that passes without a mutant: a test, or the import of a test file with all its tests. */
interface Witness extends Trail {
  readonly file: string
  readonly name: string
  readonly time: number
  readonly run: () => unknown
}

const testsIn = (tasks: readonly Task[]): Test[] =>
  tasks.flatMap(task =>
    task.type === 'suite' ? testsIn(task.tasks) : task.mode === 'skip' || task.mode === 'todo' ? [] : [task],
  )

/** Tests that take longer, in milliseconds of work, are not run for every mutant; it may survive that they would have killed. */
const longestTest = 2000

/** After so many milliseconds of tests, those near it apart, and of imports, a mutant has survived. */
const longestTrial = {tests: 1000, imports: 3000}

/** Milliseconds of work of this process, whatever else the machine does. */
const spentHere = (): number => {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

/** Steps that a mutant may take: many more than the code that it was made of. */
const mostSteps = (usual: number): number => Math.min(usual * 20, usual + 20_000_000) + 200_000

/**
 * Runs every test once as it is, sees which mutants each of them reaches, and then tries the mutants: the quickest tests
 * first, up to the first that fails. All in one process, so that a mutant costs no more than the tests themselves.
 * What a module computed when it was imported is broken by importing it again.
 */
export default class MutationRunner extends VitestTestRunner {
  readonly #plan: Plan = readPlan()
  readonly #tests: Witness[] = []
  readonly #imports: Witness[] = []
  readonly #slowTests = new Set<string>()
  readonly #unable = new Map<Witness, boolean>()
  #finishedFiles = 0
  #importStart = 0

  override importFile(path: string, source: Parameters<VitestTestRunner['importFile']>[1]): unknown {
    if (source === 'collect') this.#startImport()
    return super.importFile(path, source)
  }

  onBeforeRunFiles(files: File[]): void {
    for (const file of files) {
      const path = this.#pathOf(file.filepath)
      const time = spentHere() - this.#importStart
      this.#imports.push({...trail(), file: path, name: '', time, run: () => this.#runAnew(file.filepath)})
    }
  }

  async runTask(test: Test): Promise<void> {
    const run = VitestTestRunner.getTestFn(test)
    startTrail()
    const start = spentHere()
    await run()
    const time = spentHere() - start
    const witness = {...trail(), file: this.#pathOf(test.file.filepath), name: test.fullTestName, time, run}
    if (time <= longestTest) this.#tests.push(witness)
    else this.#slowTests.add(`${witness.file} ${witness.name}`)
  }

  override async onAfterRunFiles(): Promise<void> {
    this.#finishedFiles += 1
    if (this.#finishedFiles === this.#plan.tests.length) await this.#tryAll()
    super.onAfterRunFiles()
  }

  #pathOf(file: string): string {
    return relative(this.config.root, file).split(sep).join('/')
  }

  #startImport(): void {
    vi.resetModules()
    installSwitches()
    startTrail()
    this.#importStart = spentHere()
  }

  /** Imports a test file and all that it needs once more, and runs its tests. */
  async #runAnew(path: string): Promise<void> {
    vi.resetModules()
    const {config, pool, viteEnvironment} = this
    const importFile = (file: string, source: Parameters<VitestTestRunner['importFile']>[1]) =>
      super.importFile(file, source)
    const [file] = await collectTests([path], {config, pool, viteEnvironment, importFile, trace: this.trace})
    if (file === undefined || file.result?.state === 'fail') throw new Error(`${path} cannot be imported`)
    for (const test of testsIn(file.tasks))
      if (!this.#slowTests.has(`${this.#pathOf(path)} ${test.fullTestName}`)) await VitestTestRunner.getTestFn(test)()
  }

  async #fails(witness: Witness, mutant: number): Promise<boolean> {
    const {file, steps, run} = witness
    expect.setState({testPath: `${this.config.root}/${file}`})
    if (!(await failsWith(mutant, mostSteps(steps), run))) return false
    // What fails without a mutant, too, tells nothing.
    return !(await this.#failsAnyway(witness))
  }

  async #failsAnyway(witness: Witness): Promise<boolean> {
    const known = this.#unable.get(witness)
    if (known !== undefined) return known
    const fails = await failsWith(0, Number.POSITIVE_INFINITY, witness.run)
    this.#unable.set(witness, fails)
    return fails
  }

  async #tryAll(): Promise<void> {
    const imports = this.#imports.map(each => {
      const tests = this.#tests.filter(({file}) => file === each.file)
      const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
      return {
        ...each,
        time: each.time + sum(tests.map(({time}) => time)),
        steps: each.steps + sum(tests.map(({steps}) => steps)),
      }
    })
    await this.#leaveToImports(imports)
    for (const mutant of this.#plan.mutants) {
      this.#write({id: mutant.id, status: 'trying'})
      this.#write({id: mutant.id, ...(await this.#tryOne(mutant, imports))})
    }
  }

  /** What a test reached by loading a module, and all of a test that passes only once, is reached by importing its file anew. */
  async #leaveToImports(imports: readonly Witness[]): Promise<void> {
    const importOf = (witness: Witness) => imports.find(({file}) => file === witness.file)
    for (const witness of this.#tests) for (const id of witness.loaded) importOf(witness)?.reached.add(id)
    for (const each of imports) for (const id of each.loaded) each.reached.add(id)
    for (const witness of [...this.#tests]) {
      expect.setState({testPath: `${this.config.root}/${witness.file}`})
      if (!(await this.#failsAnyway(witness))) continue
      this.#tests.splice(this.#tests.indexOf(witness), 1)
      for (const id of witness.reached) importOf(witness)?.reached.add(id)
    }
  }

  async #tryOne({id, near, importing, farther}: PlannedMutant, imports: readonly Witness[]): Promise<Verdict> {
    const isNear = ({file}: Witness): boolean => near.includes(file)
    const places = new Map([
      ...farther.map((file, at) => [file, at + 2] as const),
      ...importing.map(file => [file, 1] as const),
    ])
    const distance = (witness: Witness): number =>
      isNear(witness) ? 0 : (places.get(witness.file) ?? farther.length + 2)
    const reaching = (witnesses: readonly Witness[]) =>
      witnesses.filter(({reached}) => reached.has(id)).toSorted((a, b) => distance(a) - distance(b) || a.time - b.time)
    const trials = {tests: reaching(this.#tests), imports: reaching(imports)}
    for (const kind of ['tests', 'imports'] as const) {
      let spent = 0
      for (const witness of trials[kind]) {
        if (!isNear(witness)) {
          if (spent > longestTrial[kind]) continue
          spent += witness.time
        }
        if (await this.#fails(witness, id)) return {status: 'killed', by: witness.file, test: witness.name}
      }
    }
    return {status: trials.tests.length + trials.imports.length === 0 ? 'not reached' : 'survived'}
  }

  #write(line: Line): void {
    appendFileSync(this.#plan.results, `${JSON.stringify(line)}\n`)
  }
}
