import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'

const worker = fileURLToPath(new URL('lock-worker.ts', import.meta.url))

/** The environment of a process of which every word counts: nothing that Node itself would speak up about. */
const quiet = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')))

/** Starts sources in a process of their own. */
export const startSources = (script: string, ...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', script, ...args], {env: quiet, stdio: ['ignore', 'pipe', 'pipe']})

/** Starts a process that takes the lock: the task, the file and what the task needs. */
export const startWorker = (...args: readonly string[]): ChildProcess => startSources(worker, ...args)

/** Waits for a process to end: its exit code and what it said on stderr. */
export function endOf(child: ChildProcess): Promise<{code: number | null; stderr: string}> {
  let stderr = ''
  child.stderr?.on('data', chunk => {
    stderr += chunk
  })
  return new Promise(done => child.once('close', code => done({code, stderr})))
}

/** Waits until a process that stops in the middle holds the lock. */
export const untilHolding = (child: ChildProcess): Promise<void> =>
  new Promise((done, fail) => {
    child.stdout?.once('data', () => done())
    child.once('close', code => fail(new Error(`ended with ${code} before it held the lock`)))
  })

/** Runs the worker to its end under a limit of file size, in blocks of the shell's `ulimit -f`. */
export function runWithFileLimit(blocks: number, ...args: readonly string[]): {code: number | null; stderr: string} {
  const command = `ulimit -f ${blocks}; exec "$0" "$@"`
  const {status, stderr} = spawnSync('sh', ['-c', command, process.execPath, '--import', 'tsx', worker, ...args], {
    encoding: 'utf8',
    env: {...quiet, TSX_DISABLE_CACHE: '1'},
  })
  return {code: status, stderr}
}

/** The number of a process that has been and gone. */
export const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid
