import {CrmError} from '../errors.ts'
import {nearest} from '../text/fold.ts'
import {type Allowance, allowHooks, denyHooks, type HookState, limitHooks, readAllowance, stateOf} from './allowance.ts'
import {type HookFile, readHooks} from './hook-files.ts'

/** A book's hooks, and where this machine keeps what it says of them. */
export interface HookDesk {
  /** The real path of the book. */
  readonly book: string
  readonly folder: string
  readonly platform: NodeJS.Platform
}

interface HookRow {
  /** When it is called: before (pre) or after (post) any change, or one command. */
  readonly name: string
  readonly path: string
  /** Whether it runs on this machine: only where its very content was allowed. */
  readonly state: HookState
  readonly executable: boolean
  /** The SHA-256 of its content. */
  readonly sha256: string
}

/** The hooks of a book as they stand on this machine. */
export interface HookList {
  readonly hooks: readonly HookRow[]
  /** How long each may take, in seconds. */
  readonly seconds: number
}

const describe = (hooks: readonly HookFile[], allowance: Allowance): HookList => ({
  hooks: hooks.map(hook => {
    const {name, path, hash, executable} = hook
    return {name, path, state: stateOf(allowance, hook), executable, sha256: hash}
  }),
  seconds: allowance.seconds,
})

function read({book, folder, platform}: HookDesk): {hooks: HookFile[]; allowance: Allowance} {
  return {hooks: readHooks(book, platform), allowance: readAllowance(folder, book)}
}

export function listHooks(desk: HookDesk): HookList {
  const {hooks, allowance} = read(desk)
  return describe(hooks, allowance)
}

/**
 * Allows or denies one hook, or all there are.
 *
 * @throws CrmError `not-found` for a name that is no hook of this book
 */
export function decideHooks(desk: HookDesk, decision: 'allow' | 'deny', name: string | undefined): HookList {
  const {hooks, allowance} = read(desk)
  const meant = name === undefined ? hooks : hooks.filter(hook => hook.name === name)
  if (meant.length === 0) throw noHook(name, hooks, desk)
  const decide = decision === 'allow' ? allowHooks : denyHooks
  return describe(hooks, decide(desk.folder, allowance, meant))
}

/** Sets how long each hook may take on this machine, in seconds. */
export function setHookLimit(desk: HookDesk, seconds: number): HookList {
  const {hooks, allowance} = read(desk)
  return describe(hooks, limitHooks(desk.folder, allowance, seconds))
}

function noHook(name: string | undefined, hooks: readonly HookFile[], {book}: HookDesk): CrmError {
  if (name === undefined) {
    return new CrmError('not-found', `no hooks beside ${book}`, {
      hint: 'Hooks are executables in the folder hooks beside it: pre-log, post-change …',
    })
  }
  const [near] = nearest(name, hooks, hook => hook.name, 1)
  return new CrmError('not-found', `no such hook: ${name}`, {
    hint: near ? `Did you mean: ${near.name}?` : 'Those there are: crm hooks list',
  })
}
