import {existsSync} from 'node:fs'
import type {Book} from '../book/book.ts'
import {type Presented, presentRecord} from '../book/present.ts'
import type {RecordChange} from '../change/journal.ts'
import {isRemoved} from '../change/registers.ts'
import {CrmError} from '../errors.ts'
import type {ChangeHooks, MadeChange, PlannedChange} from '../store/store.ts'
import {type Allowance, allowedCopy, type HookState, readAllowance, stateOf} from './allowance.ts'
import {type HookFile, readHooks} from './hook-files.ts'
import {runHook} from './run-hook.ts'

interface HookOptions {
  /** The real path of the book. */
  readonly book: string
  /** The book's place in this machine's state. */
  readonly folder: string
  readonly env: {readonly [name: string]: string | undefined}
  readonly platform: NodeJS.Platform
  /** Says something that is no result: on standard error. */
  warn(message: string): void
}

/** A record before and after a change, as `--json` shows it; null where it is not there. */
interface ChangedRecord {
  readonly type: string
  readonly id: string
  readonly before: Presented | null
  readonly after: Presented | null
}

/** Hooks that a change calls: those of any change, then those of its command. */
const eventsOf = (when: 'pre' | 'post', command: string): string[] => [
  `${when}-change`,
  `${when}-${command.replaceAll(' ', '-')}`,
]

const shown = (book: Book, id: string): Presented | null => {
  const record = book.record(id)
  return record && !isRemoved(record) && record['_forgot'] !== 1 ? presentRecord(record) : null
}

const changedRecords = (changes: readonly RecordChange[], before: Book, after: Book): ChangedRecord[] =>
  changes.map(({id, type}) => ({type, id, before: shown(before, id), after: shown(after, id)}))

const notRun: {readonly [S in Exclude<HookState, 'allowed' | 'denied'>]: string} = {
  new: 'is not allowed on this machine and was not run',
  changed: 'has changed since it was allowed or denied, and was not run',
}

/** The hooks of a book around its changes. Within a hook none run: a hook that writes would call itself. */
export function createChangeHooks(options: HookOptions): ChangeHooks | undefined {
  const {book, folder, env, platform, warn} = options
  if (env['CRM_HOOK']) return undefined
  const hooks = readHooks(book, platform)
  if (hooks.length === 0) return undefined
  const allowance = readAllowance(folder, book)
  const runnable = (events: readonly string[]): HookFile[] =>
    events
      .flatMap(event => hooks.find(({name}) => name === event) ?? [])
      .filter(hook => mayRun(hook, allowance, options))
  const run = (hook: HookFile, input: object) => {
    const {seconds} = allowance
    const file = allowedCopy(folder, hook)
    return runHook({file, name: hook.name, book, input: `${JSON.stringify(input)}\n`, seconds, env, platform})
  }
  return {
    before: ({command, summary, changes, before, after}: PlannedChange) => {
      for (const hook of runnable(eventsOf('pre', command))) {
        const event = hook.name
        const failure = run(hook, {hook: event, command, summary, records: changedRecords(changes, before, after)})
        if (failure) throw refusal(hook, failure.reason)
      }
    },
    after: ({command, entry, before, after}: MadeChange) => {
      for (const hook of runnable(eventsOf('post', command))) {
        const {id, at, summary, undoes, redoes} = entry
        const records = changedRecords(entry.records, before, after)
        const failure = run(hook, {hook: hook.name, command, summary, change: {id, at, undoes, redoes}, records})
        if (failure) warn(`the hook ${hook.name} failed: ${failure.reason}`)
      }
    },
  }
}

function mayRun(hook: HookFile, allowance: Allowance, {folder, warn}: HookOptions): boolean {
  const state = stateOf(allowance, hook)
  if (state === 'denied') return false
  if (state !== 'allowed') {
    warn(`the hook ${hook.name} ${notRun[state]}: crm hooks list`)
    return false
  }
  if (!hook.executable) {
    warn(`the hook ${hook.name} is not executable and was not run: ${hook.path}`)
    return false
  }
  if (existsSync(allowedCopy(folder, hook))) return true
  warn(`the hook ${hook.name} was not run, its copy is gone: crm hooks allow ${hook.name}`)
  return false
}

const refusal = ({name}: HookFile, reason: string): CrmError =>
  new CrmError('vetoed', `the hook ${name} refused: ${reason}`, {
    hint: `Nothing was written. Hooks of this book: crm hooks list. Without this one: crm hooks deny ${name}`,
  })
