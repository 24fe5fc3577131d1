import type {Book} from '../book/book.ts'
import type {Day} from '../calendar/day.ts'
import type {Manifest} from '../program/manifest.ts'
import {answerLines, type Shell} from './answer.ts'
import {type Candidate, findWanted, type Subject} from './candidates.ts'
import {fitting, namesOf} from './subjects.ts'
import {readWord, type TypedWord} from './words.ts'

interface CompleteOptions {
  readonly manifest: Manifest
  readonly today: Day
  /** Reads the book that the words name, or the usual one; fails where it cannot be read. */
  load(file: string | undefined): Book
}

/** The words that a shell hands over as they were typed, quotes and all: every one, the last, or none. */
const rawWords: {readonly [S in Shell]: 'all' | 'last' | 'none'} = {
  bash: 'all',
  zsh: 'all',
  fish: 'last',
  powershell: 'none',
}

const asTyped = (text: string): TypedWord => ({raw: text, text, quote: ''})

/** What a shell may put in the place of the last word, as its script reads it. */
export async function complete(
  shell: Shell,
  words: readonly string[],
  kept: number,
  options: CompleteOptions,
): Promise<string> {
  const raw = rawWords[shell]
  const isRaw = (at: number): boolean => raw === 'all' || (raw === 'last' && at === words.length - 1)
  const read = words.map((word, at) => (isRaw(at) ? readWord(word) : asTyped(word)))
  const last = read.at(-1) ?? asTyped('')
  const before = read.slice(0, -1).map(({text}) => text)
  const wanted = findWanted(options.manifest, before, last.text)
  const known = fitting(wanted.candidates, wanted.typed)
  const {subject} = wanted
  const named = subject && subject !== 'file' ? fitting(await subjectNames(subject, before, options), wanted.typed) : []
  return answerLines(shell, {
    files: subject === 'file',
    lead: wanted.lead,
    candidates: [...known, ...named],
    last,
    kept: last.quote === '' ? kept : 0,
  })
}

/** A book that cannot be read completes nothing: the command itself will say why. */
async function subjectNames(
  subject: Subject,
  before: readonly string[],
  {load, today}: CompleteOptions,
): Promise<Candidate[]> {
  const at = before.findIndex(word => word === '--file' || word.startsWith('--file='))
  const file = at === -1 ? undefined : before[at]?.slice('--file='.length) || before[at + 1]
  try {
    const book = load(file)
    if (subject !== 'item') return namesOf(book, subject)
    const {agendaOf} = await import('../retention/agenda.ts')
    return agendaOf(book, today).map(({id, customer, reason}) => ({
      value: book.shortId(id),
      about: `${customer.name}: ${reason}`,
    }))
  } catch {
    return []
  }
}
