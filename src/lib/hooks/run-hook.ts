import {spawnSync} from 'node:child_process'
import {dirname} from 'node:path'
import {errnoCode} from '../store/errno.ts'
import {safeLines} from '../text/safe.ts'

interface HookRun {
  /** The file to execute. */
  readonly file: string
  readonly name: string
  /** The real path of the book. */
  readonly book: string
  /** What it reads on standard input. */
  readonly input: string
  readonly seconds: number
  readonly env: {readonly [name: string]: string | undefined}
  readonly platform: NodeJS.Platform
}

/** Why a hook counts as failed; undefined where it exited 0. */
export interface HookFailure {
  readonly reason: string
}

/** What a program needs to run at all; nothing of the caller's secrets. */
const kept =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|XDG_[A-Z]+_HOME|XDG_RUNTIME_DIR|CRM_NOW|SystemRoot|SystemDrive|ComSpec|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA)$/i

const longestReason = 2000
const mostOutput = 1 << 16

/**
 * Runs a hook to its end, or for its time: then it is killed with all that it started. Its output goes nowhere; what it writes on
 * standard error is its reason.
 */
export function runHook({file, name, book, input, seconds, env, platform}: HookRun): HookFailure | undefined {
  const clean = Object.fromEntries(Object.entries(env).filter(([key]) => kept.test(key)))
  const windows = platform === 'win32'
  const ended = spawnSync(windows ? `"${file}"` : file, [], {
    cwd: dirname(book),
    env: {...clean, CRM_FILE: book, CRM_HOOK: name},
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: mostOutput,
    shell: windows,
    windowsHide: true,
    // A group of its own, so that what it started can be ended with it.
    ...({detached: !windows} as object),
  })
  const {pid, status, signal, stderr} = ended
  if (!windows && pid) endGroup(pid)
  // A hook that does not read what it is told closes its end: that alone is no failure.
  const error = errnoCode(ended.error) === 'EPIPE' ? undefined : ended.error
  if (status === 0 && !error) return undefined
  const said = safeLines((stderr ?? '').trim()).slice(0, longestReason)
  return {reason: said || describeEnd(error, status, signal, seconds)}
}

function describeEnd(error: Error | undefined, status: number | null, signal: string | null, seconds: number): string {
  const code = errnoCode(error)
  if (code === 'ETIMEDOUT') return `it took longer than ${seconds} s`
  if (code === 'ENOBUFS') return 'it wrote too much'
  if (error) return `it could not be started: ${String(code ?? error.message)}`
  return signal ? `it was ended by ${signal}` : `it exited ${status}`
}

/** Ends what a hook left running. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}
