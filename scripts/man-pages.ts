import {
  type Manifest,
  type ManifestCommand,
  type ManifestFlag,
  shownCommands,
  wordsOf,
} from '../src/lib/program/manifest.ts'
import {aboutFlag, formsOf, ownFlags, placeholderOf} from './own-flags.ts'

/** A page of the manual: its file, and what is in it. */
interface ManPage {
  readonly file: string
  readonly text: string
}

const named: {readonly [letter: string]: string} = {
  '\\': '\\e',
  '-': '\\-',
  '^': '\\(ha',
  '~': '\\(ti',
  '`': '\\(ga',
  "'": '\\(aq',
  '"': '\\(dq',
}

/** Text as roff shows it letter for letter, also where a line begins with a dot; what is not ASCII by its code point. */
export const escapeRoff = (text: string): string =>
  text
    .replace(/[\\^~`'"-]/g, letter => named[letter] ?? letter)
    .replace(/[^\x00-\x7f]/gu, letter => `\\[u${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/^\./gm, '\\&.')

const bold = (text: string): string => `\\fB${escapeRoff(text)}\\fR`
const italic = (text: string): string => `\\fI${escapeRoff(text)}\\fR`

/** A line of text; a macro takes the words of a line that is empty for the end of a paragraph. */
const paragraphs = (text: string): string[] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .flatMap(line => (line.startsWith('- ') ? ['.br', escapeRoff(line.slice(2))] : ['.PP', escapeRoff(line)]))

const synopsisOf = (command: ManifestCommand): string => {
  const args = Object.values(command.args).map(({name, required, multiple}) => {
    const shown = `${italic(name.toUpperCase())}${multiple ? escapeRoff(' …') : ''}`
    return required ? shown : `[${shown}]`
  })
  return [bold(['crm', wordsOf(command)].filter(Boolean).join(' ')), ...args, `[${italic('FLAGS')}]`].join(' ')
}

function flagEntry(flag: ManifestFlag): string[] {
  const value = placeholderOf(flag)
  const forms = formsOf(flag).map(bold).join(', ')
  return [
    '.TP',
    `${forms}${value ? `=${italic(value)}` : ''}${flag.multiple ? escapeRoff(' …') : ''}`,
    escapeRoff(aboutFlag(flag)),
  ]
}

function describeCommand(command: ManifestCommand, alone: boolean): string[] {
  const args = Object.values(command.args)
  const heading = alone ? [] : [`.SS ${escapeRoff(['crm', wordsOf(command)].join(' '))}`]
  return [
    ...heading,
    ...paragraphs(`${command.summary ?? ''}.`),
    ...paragraphs(command.description ?? ''),
    ...args.flatMap(({name, description}) => ['.TP', italic(name.toUpperCase()), escapeRoff(description ?? '')]),
    ...ownFlags(command).flatMap(flagEntry),
    ...(command.examples?.length ? ['.PP', 'Examples:', '.PP', '.nf', ...command.examples.map(escapeRoff), '.fi'] : []),
  ]
}

const everyCommand = [
  '.SH FLAGS OF EVERY COMMAND',
  '.TP',
  bold('--json'),
  'print one object of JSON, errors too',
  '.TP',
  `${bold('--file')}=${italic('PATH')}`,
  escapeRoff('the data file (else $CRM_FILE, the nearest crm.json upward, your own place)'),
  '.TP',
  bold('--help'),
  'show how to use it',
]

const exitStatus = [
  '.SH EXIT STATUS',
  escapeRoff(
    '0 done; 1 a bug; 2 wrong usage or value; 3 not found, ambiguous, or nothing to undo; 4 the data file, or an output that cannot be written; 5 sync; 6 written, but a last step failed; 10 crm due --check found something; 130 cancelled.',
  ),
]

const title = (name: string, version: string): string =>
  `.\\" Written by npm run build from the commands themselves.\n.TH ${escapeRoff(name.toUpperCase())} 1 "" "crm ${version}" "crm"`

function makeTopicPage(topic: string, commands: readonly ManifestCommand[], version: string): ManPage {
  const name = `crm-${topic}`
  const [first] = commands
  const about = first && wordsOf(first) === topic ? (first.summary ?? '') : `${topic}: ${commands.length} commands`
  const lines = [
    title(name, version),
    '.SH NAME',
    `${escapeRoff(name)} \\- ${escapeRoff(about)}`,
    '.SH SYNOPSIS',
    ...commands.flatMap((command, at) => [...(at > 0 ? ['.br'] : []), synopsisOf(command)]),
    '.SH DESCRIPTION',
    ...commands.flatMap(command => describeCommand(command, commands.length === 1)),
    ...everyCommand,
    ...exitStatus,
    '.SH SEE ALSO',
    '.BR crm (1)',
  ]
  return {file: `${name}.1`, text: `${lines.join('\n')}\n`}
}

function makeMainPage(topics: ReadonlyMap<string, readonly ManifestCommand[]>, version: string): ManPage {
  const commands = [...topics].flatMap(([, each]) => each)
  const lines = [
    title('crm', version),
    '.SH NAME',
    'crm \\- client relations for one consultant, in the terminal',
    '.SH SYNOPSIS',
    `${bold('crm')} [${italic('COMMAND')}] [${italic('ARGUMENTS')}] [${italic('FLAGS')}]`,
    '.SH DESCRIPTION',
    escapeRoff(
      'Whom to talk to, what was promised, which renewals come up, what was delivered. Without a command it prints today in a few lines. Everything is in one local file, crm.json.',
    ),
    '.PP',
    escapeRoff(
      'Customers are named by any part of their name, an e-mail, a phone number or an id; days by 2026-03-31, yesterday, next friday, in 3 weeks. Words after a customer need no quotes.',
    ),
    '.SH COMMANDS',
    ...commands.flatMap(command => [
      '.TP',
      bold(['crm', wordsOf(command)].join(' ')),
      escapeRoff(command.summary ?? ''),
    ]),
    ...everyCommand,
    '.SH ENVIRONMENT',
    ...[
      ['CRM_FILE', 'the data file'],
      ['CRM_NOW', 'the clock, RFC 3339, for scripts and tests'],
      ['TZ', 'the time zone'],
      ['NO_COLOR, FORCE_COLOR', 'colours off, on'],
      ['XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME', 'where the book, the state and the cache of this machine live'],
    ].flatMap(([name = '', about = '']) => ['.TP', bold(name), escapeRoff(about)]),
    ...exitStatus,
    '.SH SEE ALSO',
    [...topics.keys()].map(topic => `.BR ${escapeRoff(`crm-${topic}`)} (1)`).join('\n'),
  ]
  return {file: 'crm.1', text: `${lines.join('\n')}\n`}
}

/** The manual: one page of the whole, and one for each first word of commands. */
export function makeManPages(manifest: Manifest): ManPage[] {
  const topics = new Map<string, ManifestCommand[]>()
  for (const command of shownCommands(manifest)) {
    const [topic = ''] = wordsOf(command).split(' ')
    if (topic !== '') topics.set(topic, [...(topics.get(topic) ?? []), command])
  }
  const {version} = manifest
  return [makeMainPage(topics, version), ...[...topics].map(([topic, each]) => makeTopicPage(topic, each, version))]
}
