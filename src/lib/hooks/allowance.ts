import {chmodSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {ensureFolder, readSnapshot, writeDurably} from '../store/durable-write.ts'
import type {HookFile} from './hook-files.ts'

/** How long a hook may take where nothing else is said, in seconds. */
export const defaultLimit = 10

/** What this machine says of the hooks of one book. */
export interface Allowance {
  /** The real path of the book that it is about. */
  readonly book: string
  /** Content hashes of the hooks that may run, and of those that were refused, by name. */
  readonly allowed: {readonly [name: string]: string}
  readonly denied: {readonly [name: string]: string}
  readonly seconds: number
}

export type HookState = 'allowed' | 'denied' | 'changed' | 'new'

const fileIn = (folder: string): string => join(folder, 'hooks.json')

const hashes = (value: unknown): {[name: string]: string} =>
  value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {}

/** Reads what was said of a book's hooks; `folder` is the book's place in this machine's state. What cannot be read allows nothing. */
export function readAllowance(folder: string, book: string): Allowance {
  const none: Allowance = {book, allowed: {}, denied: {}, seconds: defaultLimit}
  try {
    const held: unknown = JSON.parse(readSnapshot(fileIn(folder)).bytes?.toString('utf8') ?? 'null')
    if (!held || typeof held !== 'object' || !('book' in held) || held.book !== book) return none
    const {allowed, denied, seconds} = held as {allowed?: unknown; denied?: unknown; seconds?: unknown}
    const limit = typeof seconds === 'number' && seconds >= 1 ? seconds : defaultLimit
    return {book, allowed: hashes(allowed), denied: hashes(denied), seconds: limit}
  } catch {
    return none
  }
}

/** Where the copy of an allowed hook is. */
export const allowedCopy = (folder: string, {name, hash, ending}: HookFile): string =>
  join(folder, 'hooks', `${name}-${hash.slice(0, 16)}${ending}`)

/** Takes away the copy of what was allowed of a hook, whatever the hook is by now. */
function removeCopy(folder: string, {allowed}: Allowance, hook: HookFile): void {
  const hash = allowed[hook.name]
  if (hash !== undefined) rmSync(allowedCopy(folder, {...hook, hash}), {force: true})
}

function write(folder: string, allowance: Allowance): void {
  ensureFolder(folder)
  const file = fileIn(folder)
  writeDurably(file, Buffer.from(`${JSON.stringify(allowance, null, 2)}\n`), readSnapshot(file))
}

/** Allows hooks as they are now. Each is copied, and the copy is what runs: the book's own file may change at any moment. */
export function allowHooks(folder: string, allowance: Allowance, hooks: readonly HookFile[]): Allowance {
  ensureFolder(join(folder, 'hooks'))
  for (const hook of hooks) {
    const copy = allowedCopy(folder, hook)
    if (allowance.allowed[hook.name] !== hook.hash) removeCopy(folder, allowance, hook)
    writeDurably(copy, hook.content, readSnapshot(copy))
    chmodSync(copy, 0o700)
  }
  const names = hooks.map(({name}) => name)
  const allowed = {...allowance.allowed, ...Object.fromEntries(hooks.map(({name, hash}) => [name, hash]))}
  const next = {...allowance, allowed, denied: without(allowance.denied, names)}
  write(folder, next)
  return next
}

/** Refuses hooks: they are not run, and nothing is said of them any more until they change. */
export function denyHooks(folder: string, allowance: Allowance, hooks: readonly HookFile[]): Allowance {
  for (const hook of hooks) removeCopy(folder, allowance, hook)
  const names = hooks.map(({name}) => name)
  const denied = {...allowance.denied, ...Object.fromEntries(hooks.map(({name, hash}) => [name, hash]))}
  const next = {...allowance, allowed: without(allowance.allowed, names), denied}
  write(folder, next)
  return next
}

/** Sets how long a hook may take. */
export function limitHooks(folder: string, allowance: Allowance, seconds: number): Allowance {
  const next = {...allowance, seconds}
  write(folder, next)
  return next
}

const without = (held: {readonly [name: string]: string}, names: readonly string[]): {[name: string]: string} =>
  Object.fromEntries(Object.entries(held).filter(([name]) => !names.includes(name)))

/** How a hook stands on this machine: it runs only where its very content was allowed. */
export function stateOf({allowed, denied}: Allowance, {name, hash}: HookFile): HookState {
  if (allowed[name] === hash) return 'allowed'
  if (denied[name] === hash) return 'denied'
  return Object.hasOwn(allowed, name) || Object.hasOwn(denied, name) ? 'changed' : 'new'
}
