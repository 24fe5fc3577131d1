import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {parseArgs} from 'node:util'
import {bookIn, environmentIn} from '../scripts/own-home.ts'
import {measurePeak} from './peak-memory.ts'

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
const env = environmentIn(home)

/** Megabytes that a command took at most. */
const measure = (words: readonly string[]): number =>
  measurePeak(home, (args, variables) => {
    const {status, stderr} = spawnSync(process.execPath, [...args, ...words], {
      env: {...env, ...variables},
      cwd: home,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (status !== 0) throw new Error(`crm ${words.join(' ')} exited ${status}\n${stderr}`)
  })

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
  mkdirSync(dirname(bookIn(home)))
  writeFileSync(file, `${[header, ...Array.from({length: rows}, (_, at) => row(at))].join('\r\n')}\r\n`)
  console.log(`| of ${rows} rows | MB at most |\n|---|--:|`)
  for (const words of commands.slice(0, values.first === undefined ? undefined : Number(values.first))) {
    const megabytes = Math.ceil(measure(words))
    console.log(`| \`crm ${words.join(' ')}\` | ${megabytes} |`)
    if (megabytes > most) process.exitCode = 1
  }
} finally {
  rmSync(home, {recursive: true, force: true})
}
