import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {root} from '../scripts/root.ts'

/*
 * The most memory that an import of a large address book takes, a second one of the same file, taking it back, and what is done on
 * the book then. Prints the table of docs/RELIABILITY.md. With --most MB it exits 1 where something takes more; --first N stops after so many commands.
 */

const {values} = parseArgs({
  options: {rows: {type: 'string', default: '50000'}, most: {type: 'string'}, first: {type: 'string'}},
})
const rows = Number(values.rows)
const most = Number(values.most ?? Number.POSITIVE_INFINITY)

const home = mkdtempSync(join(tmpdir(), 'crm-import-'))
const note = join(home, 'memory')
const env = {
  PATH: process.env['PATH'],
  HOME: home,
  XDG_STATE_HOME: join(home, 'state'),
  XDG_CACHE_HOME: join(home, 'cache'),
  CRM_FILE: join(home, 'crm.json'),
  CRM_NOW: '2026-01-05T09:00:00Z',
  MEMORY_NOTE: note,
  TZ: 'UTC',
  NO_COLOR: '1',
}

/** Megabytes that a command took at most. */
function measure(words: readonly string[]): number {
  const program = ['--require', join(root, 'bench/note-memory.cjs'), join(root, 'bin/run.js')]
  const {status, stderr} = spawnSync(process.execPath, [...program, ...words], {
    env,
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Error(`crm ${words.join(' ')} exited ${status}\n${stderr}`)
  return Math.ceil(Number(readFileSync(note, 'utf8')) / 1000)
}

const given = ['Asha', 'Helen', 'Ravi', 'Marta', 'Tomasz', 'Farid', 'Sunita', 'Nadia', 'Jonas', 'Ling']
const family = [
  'Sharma',
  'Fox',
  'Kowalska',
  'Rezvani',
  'Müller',
  'Chen',
  'Okafor',
  'Silva',
  'Rahman',
  'Thapa',
  'Moreau',
]

/** Somebody at one of many firms, with all that a full address book has of them. */
function row(at: number): string {
  const [first, last] = [given[at % given.length] ?? '', `${family[at % family.length]} ${at.toString(36)}`]
  const firm = at % Math.ceil(rows * 0.4)
  const mail = `${first}.${at}@firm${firm}.example`.toLowerCase()
  const birthday = `${1960 + (at % 40)}-0${1 + (at % 9)}-1${at % 10}`
  return `${first},${last},Firm ${firm},Head of Sales,${mail},Mobile,+4930${1_000_000 + at},https://firm${firm}.example,${birthday},Met at the fair,* myContacts ::: fair`
}

const header =
  'First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - Value,Birthday,Notes,Labels'
const file = join(home, 'contacts.csv')
const commands: readonly (readonly string[])[] = [
  ['import', 'contacts.csv'],
  ['import', 'contacts.csv', '--dry-run'],
  ['undo'],
  ['redo'],
  ['due'],
  ['list', '--limit', '20'],
  ['find', 'helen'],
]

try {
  writeFileSync(file, `${[header, ...Array.from({length: rows}, (_, at) => row(at))].join('\r\n')}\r\n`)
  console.log(`| of ${rows} rows | MB at most |\n|---|--:|`)
  for (const words of commands.slice(0, values.first === undefined ? undefined : Number(values.first))) {
    const megabytes = measure(words)
    console.log(`| \`crm ${words.join(' ')}\` | ${megabytes} |`)
    if (megabytes > most) process.exitCode = 1
  }
} finally {
  rmSync(home, {recursive: true, force: true})
}
