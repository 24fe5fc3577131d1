import type {Manifest, ManifestArg, ManifestCommand, ManifestFlag} from '../program/manifest.ts'

/** Something the last word may become. */
export interface Candidate {
  readonly value: string
  /** One line on what it is. */
  readonly about?: string
}

/** What a place in a command line takes that only the book knows, or that is a file. */
export type Subject =
  | 'customer'
  | 'person'
  | 'record'
  | 'item'
  | 'promise'
  | 'engagement'
  | 'request'
  | 'opportunity'
  | 'offer'
  | 'referral'
  | 'feedback'
  | 'playbook-run'
  | 'purchase'
  | 'segment'
  | 'file'

/** What may stand at the end of a command line: known words, or what a subject of the book is called. */
export interface Wanted {
  readonly candidates: readonly Candidate[]
  readonly subject?: Subject
  /** What stands before the value in the same word: `--tier=`. */
  readonly lead: string
  /** The part of the value that is typed already. */
  readonly typed: string
}

const flagSubjects: {readonly [flag: string]: Subject} = {
  contact: 'person',
  customer: 'customer',
  engagement: 'engagement',
  evidence: 'file',
  file: 'file',
  out: 'file',
  'referred-by': 'customer',
  segment: 'segment',
  with: 'person',
}

const argSubjects: {readonly [arg: string]: Subject} = {
  customer: 'customer',
  other: 'customer',
  reference: 'record',
  engagement: 'engagement',
  dir: 'file',
  file: 'file',
}

/** What `ID` means, by the command. */
const idSubjects: {readonly [id: string]: Subject} = {
  done: 'item',
  snooze: 'item',
  rm: 'record',
  'engagement:end': 'engagement',
  'feedback:close': 'feedback',
  'offer:answer': 'offer',
  'opportunity:move': 'opportunity',
  'playbook:stop': 'playbook-run',
  'purchase:paid': 'purchase',
  'refer:outcome': 'referral',
  'refer:thank': 'referral',
}
const idTopics: {readonly [topic: string]: Subject} = {promise: 'promise', request: 'request'}

/** Links and the like take a text for `--evidence`; letters write a file there. */
const letters: ReadonlySet<string> = new Set(['recap', 'thanks', 'year'])

function subjectOfFlag(command: ManifestCommand, {name}: ManifestFlag): Subject | undefined {
  if (name === 'contact' && command.id === 'add') return undefined
  if (name === 'evidence' && !letters.has(command.id)) return undefined
  return Object.hasOwn(flagSubjects, name) ? flagSubjects[name] : undefined
}

function subjectOfArg(command: ManifestCommand, {name}: ManifestArg): Subject | undefined {
  const [topic = ''] = command.id.split(':')
  if (name === 'id') return idSubjects[command.id] ?? idTopics[topic]
  if (name === 'name' && topic === 'segment') return command.id === 'segment:save' ? undefined : 'segment'
  return Object.hasOwn(argSubjects, name) ? argSubjects[name] : undefined
}

const nothing = (typed: string): Wanted => ({candidates: [], lead: '', typed})

/** Works out what the last of some words may become; `words` stand before it, without `crm` itself. */
export function findWanted(manifest: Manifest, words: readonly string[], last: string): Wanted {
  const found = findCommand(manifest, words)
  if (!found.command) return commandWords(manifest, found.words, last)
  const {command, rest} = found
  const position = followWords(command, rest)
  if (position.pending) return valueFor(command, position.pending, '', last)
  if (!position.ended && last.startsWith('-')) return flagOrValue(command, last)
  const further = rest.length === 0 && !last.startsWith('-') ? commandWords(manifest, found.words, last) : nothing(last)
  const arg = Object.values(command.args)[position.args]
  if (!arg) return further
  const here = argOf(command, arg, last)
  return {...here, candidates: [...further.candidates, ...here.candidates]}
}

const argOf = (command: ManifestCommand, arg: ManifestArg, typed: string): Wanted => {
  const subject = subjectOfArg(command, arg)
  const candidates = (arg.choices ?? []).map(value => ({value}))
  return {candidates, ...(subject ? {subject} : {}), lead: '', typed}
}

/** The longest command at the beginning of the words, flags before it passed over; without one, the words so far. */
function findCommand(manifest: Manifest, words: readonly string[]) {
  let at = 0
  while (words[at]?.startsWith('-')) at += words[at] === '--file' ? 2 : 1
  const plain = words.slice(at)
  const ids = new Set(Object.keys(manifest.commands))
  for (let length = Math.min(3, plain.length); length > 0; length--) {
    const id = plain.slice(0, length).join(':')
    const command = ids.has(id) ? manifest.commands[id] : undefined
    if (command) return {command, words: plain.slice(0, length), rest: plain.slice(length)}
  }
  return {command: undefined, words: plain, rest: []}
}

/** The next words of commands that begin with these. */
function commandWords({commands}: Manifest, before: readonly string[], typed: string): Wanted {
  const found = new Map<string, string | undefined>()
  for (const {id, hidden, summary} of Object.values(commands)) {
    const words = id.split(':')
    const next = words[before.length]
    if (hidden || id === 'overview' || next === undefined || before.some((word, at) => words[at] !== word)) continue
    if (words.length === before.length + 1 || !found.has(next)) {
      found.set(next, words.length === before.length + 1 ? summary : undefined)
    }
  }
  const candidates = [...found].map(([value, about]) => ({value, ...(about ? {about} : {})}))
  return {candidates, lead: '', typed}
}

interface Position {
  /** How many arguments are complete. */
  readonly args: number
  /** A flag that waits for its value. */
  readonly pending: ManifestFlag | undefined
  /** A `--` ended the flags. */
  readonly ended: boolean
}

function followWords(command: ManifestCommand, words: readonly string[]): Position {
  let [args, pending, ended]: [number, ManifestFlag | undefined, boolean] = [0, undefined, false]
  for (const word of words) {
    if (pending) pending = undefined
    else if (ended || !word.startsWith('-') || word === '-') args += 1
    else if (word === '--') ended = true
    else if (!word.includes('=')) {
      const flag = flagNamed(command, word)
      if (flag?.type === 'option') pending = flag
    }
  }
  return {args, pending, ended}
}

const flagNamed = ({flags}: ManifestCommand, word: string): ManifestFlag | undefined =>
  Object.values(flags).find(({name, char}) => word === `--${name}` || (char !== undefined && word === `-${char}`))

function flagOrValue(command: ManifestCommand, last: string): Wanted {
  const equals = last.indexOf('=')
  if (equals === -1) return {candidates: flagsOf(command), lead: '', typed: last}
  const flag = flagNamed(command, last.slice(0, equals))
  if (flag?.type !== 'option') return nothing(last)
  return valueFor(command, flag, last.slice(0, equals + 1), last.slice(equals + 1))
}

function valueFor(command: ManifestCommand, flag: ManifestFlag, lead: string, typed: string): Wanted {
  const subject = subjectOfFlag(command, flag)
  return {candidates: (flag.choices ?? []).map(value => ({value})), ...(subject ? {subject} : {}), lead, typed}
}

const flagsOf = ({flags}: ManifestCommand): Candidate[] => [
  ...Object.values(flags)
    .filter(({hidden}) => !hidden)
    .map(({name, description, summary}) => ({value: `--${name}`, about: summary ?? description ?? ''})),
  {value: '--help', about: 'how to use it'},
]
