import type {Command} from '@oclif/core'

/** Loads the module of a command. */
type CommandLoader = () => Promise<{readonly default: Command.Class}>

/** The commands by their words, `promise keep`; each is loaded when it is run. */
export type CommandLoaders = Readonly<Record<string, CommandLoader>>

/** What a command line asks for. */
export type Wanted =
  | {readonly kind: 'version'}
  | {readonly kind: 'help'; readonly words: readonly string[]; readonly all: boolean}
  | {readonly kind: 'command'; readonly id: string; readonly load: CommandLoader; readonly argv: readonly string[]}
  | {readonly kind: 'topic'; readonly topic: string}
  | {readonly kind: 'unknown'; readonly words: readonly string[]}

/** The command that `crm` alone runs. */
export const defaultCommand = 'overview'

const versionWords: ReadonlySet<string> = new Set(['--version', '-v', 'version'])
const helpFlags = ['--help', '-h']

/** Flags of every command that take a value: before the command, the word after them is theirs. */
const globalFlagsWithValue: ReadonlySet<string> = new Set(['--file'])
const longestId = 3

/** Words that people try first, and the commands that they mean. */
const otherWords: Readonly<Record<string, string>> = {
  ls: 'list',
  customers: 'list',
  clients: 'list',
  search: 'find',
  remove: 'rm',
  delete: 'rm',
  status: defaultCommand,
  today: defaultCommand,
  contacts: 'contact list',
  people: 'contact list',
  reminders: 'remind list',
  promises: 'promise list',
  engagements: 'engagement list',
}

function useOwnWords(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words
  const own = Object.hasOwn(otherWords, first) ? otherWords[first] : undefined
  return own === undefined ? words : [...own.split(' '), ...rest]
}

const isFlag = (word: string | undefined): boolean => word?.startsWith('-') === true && word !== '-'

const loaderOf = (commands: CommandLoaders, id: string): CommandLoader | undefined =>
  Object.hasOwn(commands, id) ? commands[id] : undefined

/** How many words at the beginning are flags of every command and their values. */
function countLeadingFlags(argv: readonly string[]): number {
  let count = 0
  while (isFlag(argv[count]) && argv[count] !== '--') count += globalFlagsWithValue.has(argv[count] ?? '') ? 2 : 1
  return Math.min(count, argv.length)
}

function takeUntilFlag(words: readonly string[]): readonly string[] {
  const end = words.findIndex(isFlag)
  return end === -1 ? words : words.slice(0, end)
}

/** The longest command that the words begin with, and how many words it is. */
function findCommand(words: readonly string[], commands: CommandLoaders) {
  for (let length = Math.min(longestId, words.length); length > 0; length--) {
    const id = words.slice(0, length).join(' ')
    const load = loaderOf(commands, id)
    if (load) return {id, load, length}
  }
  return undefined
}

const isTopic = (word: string, commands: CommandLoaders): boolean =>
  Object.keys(commands).some(id => id.startsWith(`${word} `))

/** True where a flag stands among the words, before a `--` that ends the flags. */
export function hasFlag(argv: readonly string[], flag: string): boolean {
  const end = argv.indexOf('--')
  const found = argv.indexOf(flag)
  return found !== -1 && (end === -1 || found < end)
}

/**
 * Finds what a command line asks for: the command with the most leading words in common, with the words left for it.
 * Flags may stand before the command.
 *
 * @example readCommandLine(['--json', 'promise', 'keep', 'p1'], commands)
 * //=> {kind: 'command', id: 'promise keep', argv: ['--json', 'p1']}
 */
export function readCommandLine(argv: readonly string[], commands: CommandLoaders): Wanted {
  const leading = countLeadingFlags(argv)
  const flags = argv.slice(0, leading)
  const words = useOwnWords(argv.slice(leading))
  const plain = takeUntilFlag(words)
  if (versionWords.has(flags[0] ?? words[0] ?? '')) return {kind: 'version'}
  const all = hasFlag(argv, '--all')
  if (plain[0] === 'help') return {kind: 'help', words: plain.slice(1), all}
  if (helpFlags.some(flag => hasFlag(argv, flag))) return {kind: 'help', words: plain, all}
  if (words.length === 0) return readCommandLine([defaultCommand, ...argv], commands)
  const found = findCommand(plain, commands)
  if (found) return {kind: 'command', id: found.id, load: found.load, argv: [...flags, ...words.slice(found.length)]}
  const [first = ''] = words
  if (plain.length === 1 && isTopic(first, commands)) return {kind: 'topic', topic: first}
  return {kind: 'unknown', words: plain.length === 0 ? words : plain}
}
