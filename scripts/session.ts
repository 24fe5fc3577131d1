import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {bookIn, environmentIn} from './own-home.ts'
import {root} from './root.ts'

const day = '2026-11-02'

/** What is typed, one after the other, in the sample book of that day. New records are named by the ids that the session shows for them. */
const lines: readonly string[] = [
  'crm add "Harbour Analytics" --contact "Ann Lee <ann@harbour.example>" --tier A --timezone America/New_York',
  'crm log harbour kick-off: goals for the year --minutes 45 --promise "Draft of the operating model" --due 2026-11-06',
  'crm remind harbour Ask about the hiring plan --on "in 2 weeks"',
  'crm promise keep mk7x',
  'crm undo',
  'crm due --customer apex --days 7',
  'crm renewals',
]

/** What stands behind the letter of a type in the ids that a session shows: real ones are drawn anew at every run. */
const endings = ['k7x', 'v3p', 'q8d'] as const

/** A prefix of an id, from the four characters that are shown at least. */
const prefixOf = (id: string): RegExp => {
  const rest = [...id.slice(4)]
  return new RegExp(
    `\\b${id.slice(0, 4)}${rest.map(each => `(?:${each}`).join('')}${')?'.repeat(rest.length)}(?![0-9a-z])`,
    'g',
  )
}

/**
 * Types the session into a shell, in a new sample book, and returns what stands on the screen afterwards: real output, but for the ids
 * of new records, which are always the same.
 */
export function recordSession(): string {
  const home = mkdtempSync(join(tmpdir(), 'crm-session-'))
  const book = bookIn(home)
  const berlin = {CRM_NOW: `${day}T09:00:00+01:00`, TZ: 'Europe/Berlin', LANG: 'C.UTF-8'}
  const env = {...environmentIn(home), ...berlin}
  const program = `'${process.execPath}' '${join(root, 'bin/run.js')}'`
  const type = (line: string): string =>
    execFileSync('sh', ['-c', `crm() { ${program} "$@"; }\n${line}`], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const idsIn = (): string[] =>
    readFileSync(book, 'utf8')
      .split('\n')
      .flatMap(line => /^\{"id":"([^"]+)"/.exec(line)?.[1] ?? [])
  try {
    type(`crm demo ${dirname(book)} --today ${day}`)
    const known = new Set(idsIn())
    const shown = new Map<string, string>()
    const screen = lines.map(line => {
      const typed = [...shown].reduce((text, [id, name]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), id), line)
      const output = type(typed)
      for (const id of idsIn()) {
        if (known.has(id)) continue
        known.add(id)
        const letter = id.slice(0, 1)
        const count = [...shown.values()].filter(name => name.startsWith(letter)).length
        shown.set(id, letter + endings[count])
      }
      return `$ ${line}\n${[...shown].reduce((text, [id, name]) => text.replaceAll(prefixOf(id), name), output)}`
    })
    return `\`\`\`\n${screen.join('')}\`\`\``
  } finally {
    rmSync(home, {recursive: true, force: true})
  }
}
