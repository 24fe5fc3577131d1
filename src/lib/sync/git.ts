import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {devNull} from 'node:os'
import {CrmError} from '../errors.ts'
import {quote} from '../text/quote.ts'
import {hideSecrets} from './address.ts'
import {findProgram} from './find-program.ts'

/** The variables of a process. */
export type Environment = {readonly [name: string]: string | undefined}

/** What a run of git came to. */
export interface Outcome {
  readonly ok: boolean
  readonly timedOut: boolean
  readonly stdout: Buffer
  /** What git said, for people: control characters are still in it. */
  readonly stderr: string
}

export interface RunOptions {
  readonly input?: string | Uint8Array
  /** Variables of this run alone. */
  readonly env?: Environment
  /** In milliseconds. */
  readonly timeoutMs?: number
}

/** Calls that stay on this machine may take this long: a repository of years is packed in a minute. */
const localTimeoutMs = 600_000
/** Calls over the network: long enough for a slow line, short enough not to look hung. */
export const networkTimeoutMs = 120_000

const oldestVersion: readonly [number, number] = [2, 30]

/** A repository may have been copied from anywhere: what its settings would run is not run, but for how to connect (SECURITY.md). */
const guards: readonly string[] = [
  '--no-pager',
  '--literal-pathspecs',
  ...[
    `core.hooksPath=${devNull}`,
    'core.fsmonitor=false',
    'protocol.ext.allow=never',
    'commit.gpgSign=false',
    'push.gpgSign=false',
    // What names the commits of a repository whose objects are borrowed: a program that names none.
    'core.alternateRefsCommand=true',
    'fetch.recurseSubmodules=false',
    'submodule.recurse=false',
    // A pack run started in the background would outlive the command.
    'gc.auto=0',
    'maintenance.auto=false',
  ].flatMap(setting => ['-c', setting]),
]

const installHint =
  'Install git 2.30 or newer: https://git-scm.com/downloads. Everything but crm sync works without it.'

/** The system's git in one folder: without a shell, without prompts, hooks or inherited repositories. */
export class Git {
  readonly folder: string
  readonly #program: string
  readonly #env: Environment
  readonly #settings: readonly string[]
  readonly #recalled = new Map<string, Outcome>()

  private constructor(program: string, folder: string, env: Environment, settings: readonly string[] = []) {
    this.#program = program
    this.folder = folder
    this.#env = env
    this.#settings = settings
  }

  /** Throws `sync` where the system has no git, or one older than 2.30. */
  static open(folder: string, environment: Environment): Git {
    if (!existsSync(folder)) {
      throw new CrmError('sync', `there is no folder ${folder} yet`, {hint: 'Begin with: crm init --git'})
    }
    const program = findProgram('git', {env: environment})
    if (program === undefined) throw new CrmError('sync', 'git was not found', {hint: installHint})
    const asked = new Git(program, folder, {...environment, ...quiet})
    checkVersion(asked.text(['version']))
    // An inherited GIT_DIR (on Windows, git_dir too) would take the book to another repository; exactly git's own list is dropped, identities stay.
    const local = new Set(asked.text(['rev-parse', '--local-env-vars']).split('\n'))
    const kept = Object.entries(environment).filter(([name]) => !local.has(name.toUpperCase()))
    return new Git(program, folder, {...Object.fromEntries(kept), ...quiet})
  }

  /** The same git in another folder. */
  in(folder: string): Git {
    return new Git(this.#program, folder, this.#env, this.#settings)
  }

  /** The same git with an identity to commit under, where the user has given it none. */
  withIdentity(): Git {
    const named = ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].every(
      each => this.recall(['-c', 'user.useConfigOnly=true', 'var', each]).ok,
    )
    return named ? this : this.withSettings(['user.name=crm', 'user.email=crm@localhost'])
  }

  /** The same git with settings, `key=value`, that stand above those of the repository and the user, and with more variables. */
  withSettings(settings: readonly string[], env: Environment = {}): Git {
    const added = settings.flatMap(setting => ['-c', setting])
    return new Git(this.#program, this.folder, {...this.#env, ...env}, [...this.#settings, ...added])
  }

  /** Runs git; a failure is an answer too. Throws `sync` only where git cannot be started. */
  attempt(args: readonly string[], options: RunOptions = {}): Outcome {
    const {stdout, stderr, status, error} = spawnSync(this.#program, [...guards, ...this.#settings, ...args], {
      cwd: this.folder,
      env: {...this.#env, ...options.env} as NodeJS.ProcessEnv,
      input: options.input ?? '',
      timeout: options.timeoutMs ?? localTimeoutMs,
      maxBuffer: 0x3fffffff,
      windowsHide: true,
    })
    const timedOut = codeOf(error) === 'ETIMEDOUT'
    if (error && !timedOut && status === null) throw notStarted(error)
    // Git that had ended well just before its time was over has lost what it wrote.
    return {ok: status === 0 && !error, timedOut, stdout, stderr: stderr?.toString('utf8') ?? ''}
  }

  /** As attempt, for what never changes (commits and objects by their names): asked once. */
  recall(args: readonly string[]): Outcome {
    const key = args.join('\0')
    const known = this.#recalled.get(key) ?? this.attempt(args)
    this.#recalled.set(key, known)
    return known
  }

  /** The bytes that git writes. Throws `sync` with git's own words where it fails. */
  bytes(args: readonly string[], options?: RunOptions): Buffer {
    return this.#check(args, this.attempt(args, options))
  }

  /** As bytes, for what never changes: asked once. */
  recallBytes(args: readonly string[]): Buffer {
    return this.#check(args, this.recall(args))
  }

  #check(args: readonly string[], outcome: Outcome): Buffer {
    if (outcome.ok) return outcome.stdout
    throw new CrmError('sync', `git ${args.find(each => !each.startsWith('-'))} failed: ${reasonOf(outcome)}`, {
      hint: `Nothing of the book is lost. Look at the repository with: git -C ${quote(this.folder)} status`,
    })
  }

  /** The text that git writes, without the last line's end. */
  text(args: readonly string[], options?: RunOptions): string {
    return this.bytes(args, options).toString('utf8').replace(/\n$/, '')
  }

  /** The fields of an answer that ends each with NUL. */
  fields(args: readonly string[], options?: RunOptions): string[] {
    return splitFields(this.bytes(args, options))
  }
}

/** The fields of an answer that ends each with NUL. */
export const splitFields = (bytes: Buffer): string[] => bytes.toString('utf8').split('\0').slice(0, -1)

/** What git says is read by this program (locale C) and it never waits for a password. */
const quiet: Environment = {LC_ALL: 'C', LANGUAGE: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0'}

const codeOf = (error: Error | undefined): unknown => (error && 'code' in error ? error.code : undefined)

function notStarted(error: Error): CrmError {
  if (codeOf(error) === 'ENOENT') return new CrmError('sync', 'git was not found', {hint: installHint, cause: error})
  return new CrmError('sync', `git could not be started: ${error.message}`, {hint: installHint, cause: error})
}

function checkVersion(text: string): void {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(text) ?? []
  const version = Number(major) * 1000 + Number(minor)
  if (version >= oldestVersion[0] * 1000 + oldestVersion[1]) return
  throw new CrmError('sync', `${text} is too old`, {hint: installHint})
}

/** Why git failed, in its own words, without passwords of addresses. */
export function reasonOf({stderr, timedOut}: Outcome): string {
  if (timedOut) return 'it took too long'
  const lines = stderr.split('\n').filter(line => line.trim() !== '' && !/^(hint|warning):/.test(line))
  const final = lines.filter(line => /^(fatal|error|remote: error|ssh|!)\b/.test(line))
  const said = (final.length > 0 ? final : lines).slice(-3).map(line => line.replace(/^(fatal|error): /, ''))
  return hideSecrets(said.join('; ').replace(/\.$/, '')) || 'it did not say why'
}
