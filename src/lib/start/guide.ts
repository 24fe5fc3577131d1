import {CrmError} from '../errors.ts'
import {nearest} from '../text/fold.ts'
import type {Wanted} from './command-line.ts'

interface GuideOptions {
  /** The folder of package.json and oclif.manifest.json. */
  readonly root: string
  readonly json: boolean
  /** The words of every command. */
  readonly ids: readonly string[]
}

const commandsOf = (topic: string, ids: readonly string[]): string[] => ids.filter(id => id.startsWith(`${topic} `))

const isKnown = (words: string, ids: readonly string[]): boolean =>
  ids.includes(words) || commandsOf(words, ids).length > 0

/** The longest beginning of the words that is a command or a topic. */
function findSubject(words: readonly string[], ids: readonly string[]): string | undefined {
  return words.map((_, left) => words.slice(0, words.length - left).join(' ')).find(subject => isKnown(subject, ids))
}

/** The error for words that are no command, naming the nearest one. */
export function unknownCommand(words: readonly string[], ids: readonly string[]): CrmError {
  const topic = findSubject(words.slice(0, -1), ids)
  const given = topic === undefined ? words.slice(0, 1) : words.slice(0, topic.split(' ').length + 1)
  const candidates = topic === undefined ? ids.filter(id => !id.includes(' ')) : commandsOf(topic, ids)
  const [near] = nearest(given.join(' '), candidates, id => id, 1)
  const hint = near ? `Did you mean: crm ${near}?` : `The commands are listed by: crm ${topic ? `${topic} ` : ''}--help`
  return new CrmError('usage', `no such command: ${given.join(' ')}`, {hint})
}

/** The command below `command` that the first word after it may be a slip of: `promise kep` → `promise keep`. */
export function nearestBelow(command: string, argv: readonly string[], ids: readonly string[]): string | undefined {
  const [first] = argv
  if (first === undefined) return undefined
  const below = commandsOf(command, ids).map(id => id.slice(command.length + 1))
  const [near] = nearest(first, below, id => id, 1)
  return near === undefined ? undefined : `${command} ${near}`
}

async function showAll(root: string): Promise<void> {
  const {openHelp} = await import('./help.ts')
  await (await openHelp(root)).showAll()
}

async function showHelp(subject: string | undefined, root: string): Promise<void> {
  const {openHelp} = await import('./help.ts')
  await (await openHelp(root)).showHelp(subject === undefined ? [] : subject.split(' '))
}

/** Answers what is no command: shows help, or says which command is near. Throws `usage` for words that are no command. */
export async function guide(wanted: Wanted, {root, json, ids}: GuideOptions): Promise<void> {
  switch (wanted.kind) {
    case 'help': {
      const subject = findSubject(wanted.words, ids)
      if (subject === undefined && wanted.words.length > 0) throw unknownCommand(wanted.words, ids)
      return subject === undefined && wanted.all ? showAll(root) : showHelp(subject, root)
    }
    case 'topic': {
      if (!json) return showHelp(wanted.topic, root)
      const commands = commandsOf(wanted.topic, ids).join(', crm ')
      throw new CrmError('usage', `${wanted.topic} is no command by itself`, {hint: `Choose one of: crm ${commands}`})
    }
    case 'unknown':
      throw unknownCommand(wanted.words, ids)
  }
}
