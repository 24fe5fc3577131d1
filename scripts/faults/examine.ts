import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {parseBook} from '../../src/lib/store/format.ts'
import {customer} from './desks.ts'
import type {Desk, Program, Ran} from './program.ts'

/** A command that is played with faults. */
export interface Played {
  readonly words: readonly string[]
  /** The text that it writes into the book; undefined for one that only reads. */
  readonly writes?: string
}

export const played: readonly Played[] = [
  {words: ['log', customer, 'faulty', '--json'], writes: 'faulty'},
  {words: ['due', '--json']},
  {words: ['show', customer, '--json']},
]

/** Reads with the cache as it is, and with none. */
async function answersDiffer(desk: Desk, program: Program): Promise<string[]> {
  const faults: string[] = []
  for (const words of [
    ['show', customer, '--json'],
    ['due', '--json'],
  ]) {
    const [kept, bare] = await Promise.all([
      program(desk, words),
      program(desk, words, {XDG_CACHE_HOME: join(desk.home, 'book', 'crm.json', 'nowhere')}),
    ])
    if (kept.code !== 0 || kept.out !== bare.out) {
      faults.push(`crm ${words[0]} answers otherwise than without an index: ${kept.err.trim()}${bare.err.trim()}`)
    }
  }
  return faults
}

/** What is wrong with a desk after a command met a fault; nothing where all is well. */
export async function examine(
  desk: Desk,
  {writes}: Played,
  ran: Ran,
  expected: string,
  program: Program,
): Promise<string[]> {
  const faults: string[] = []
  const has = (text: string): boolean => {
    const book = readFileSync(desk.book, 'utf8')
    parseBook(book, 'crm.json')
    return book.includes(`"text":"${text}"`)
  }
  const attempt = (what: string, isWrong: () => boolean) => {
    try {
      if (isWrong()) faults.push(what)
    } catch (error) {
      faults.push(`the book is damaged: ${error instanceof Error ? error.message : error}`)
    }
  }
  if (ran.code !== null && ![0, 4, 6].includes(ran.code)) faults.push(`exit ${ran.code}: ${ran.err || ran.out}`)
  if (writes === undefined) {
    if (ran.code === 0 && ran.out !== expected) faults.push('the answer is another one')
  } else if (ran.code !== null) {
    const isDone = ran.code === 0 || ran.code === 6
    attempt(isDone ? 'said done, but it is not there' : 'said failed, but it is there', () => has(writes) !== isDone)
  }
  let wasThere = false
  attempt('', () => {
    wasThere = writes !== undefined && has(writes)
    return false
  })
  faults.push(...(await answersDiffer(desk, program)))
  const next = await program(desk, ['log', customer, 'next'])
  if (next.code !== 0) faults.push(`the next command fails: ${next.err.trim()}`)
  else attempt('the next command lost something', () => !has('next') || (wasThere && !has(writes ?? '')))
  return [...faults, ...(await answersDiffer(desk, program)), ...findLitter(desk)]
}

/** What no command may leave: temporary files, locks, and anything that others may read. */
function findLitter({home}: Desk): string[] {
  const files = readdirSync(home, {recursive: true, withFileTypes: true}).filter(each => each.isFile())
  return files.flatMap(({parentPath, name}) => {
    const path = join(parentPath, name)
    const place = path.slice(home.length + 1)
    if (/\.tmp-|\.lock|\.pack\.|\.break-/.test(name)) return [`litter: ${place}`]
    const mode = statSync(path).mode & 0o777
    return mode === 0o600 ? [] : [`${place} has the mode ${mode.toString(8)}`]
  })
}
