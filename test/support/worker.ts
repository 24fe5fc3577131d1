import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'

const worker = fileURLToPath(new URL('lock-worker.ts', import.meta.url))
const nodeArguments = (args: readonly string[]) => ['--import', 'tsx', worker, ...args]

/** Starts a process that takes the lock: the task, the file and what the task needs. */
export const startWorker = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, nodeArguments(args), {stdio: ['ignore', 'pipe', 'pipe']})

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
  const {status, stderr} = spawnSync('sh', ['-c', command, process.execPath, ...nodeArguments(args)], {
    encoding: 'utf8',
    env: {...process.env, TSX_DISABLE_CACHE: '1'},
  })
  return {code: status, stderr}
}

/** The number of a process that has been and gone. */
export const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid
