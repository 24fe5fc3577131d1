import {execFile} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {demoTour} from '../../src/lib/demo/tour.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const clock = '2027-03-01T09:00:00+01:00'

interface Described {
  readonly hidden?: boolean
  readonly examples?: readonly (string | {readonly command: string})[]
}

const manifest: {commands: {[id: string]: Described}} = JSON.parse(
  readFileSync(join(root, 'oclif.manifest.json'), 'utf8'),
)

const examplesOf = ({examples = []}: Described): string[] => [
  ...new Set(examples.map(each => (typeof each === 'string' ? each : each.command))),
]

/** What has to be there before the examples of a command, in words of a shell; what else they name is in the sample book. */
const preparations: {readonly [id: string]: string} = {
  completion: 'mkdir -p ~/.config/fish/completions',
  'hooks:allow': 'cp -R ~/beside/hooks book/',
  'hooks:deny': 'cp -R ~/beside/hooks book/',
  import: 'cp ~/beside/files/* . && crm export --all backup-2026',
  purge: 'crm init book --git',
  redo: 'crm note apex One && crm note apex Two && crm note apex Three && crm undo --last 3',
  sync: 'git init --quiet --bare ~/remote.git && crm init book --git',
  undo: 'crm note apex One && crm note apex Two && crm note apex Three',
}

/** Examples that go on from one to the next; all others begin anew from the sample book. */
const inOrder: ReadonlySet<string> = new Set(['request', 'conflicts', 'hooks:allow'])

/** What is documented to end with another code: where something is due, and where nobody can be asked. */
const otherCodes: {readonly [line: string]: number} = {
  'crm due --check --brief': 10,
  'crm review': 2,
  'crm review --again': 2,
  'crm recap apex --review': 2,
}

/** An id that every machine draws anew: here that of the last change. */
const drawn = {
  example: 'crm undo z4k7',
  line: `crm undo "$(crm history --last 1 --json | sed -n 's/^ *"id": "\\(.*\\)",$/\\1/p' | head -1)"`,
}

let base: string

const card = (name: string, mail: string): string => `BEGIN:VCARD\nVERSION:4.0\nFN:${name}\nEMAIL:${mail}\nEND:VCARD\n`

const files = {
  'contacts.vcf': card('Ana Reis', 'ana@delta.example'),
  'phone.vcf': card('Ida Holm', 'ida@holm.example'),
  'outlook.csv': 'First Name,Last Name,E-mail Address,Company\nTom,Berg,tom@berg.example,Berg Ltd\n',
  'Connections.csv':
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nEva,Nowak,https://www.linkedin.com/in/eva,,Nowak & Co,Owner,12 Mar 2024\n',
  'clients.csv': 'Name,Firma,Mobil\nJan Vos,Vos BV,+31 6 12345678\n',
  'calendar.ics':
    'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20270201T090000Z\nSUMMARY:Talk with Helen Marks\nEND:VEVENT\nEND:VCALENDAR\n',
  'Sent.mbox':
    'From asha@solo.example Mon Feb  1 09:00:00 2027\nFrom: asha@solo.example\nTo: helen@apex.example\nDate: Mon, 1 Feb 2027 09:00:00 +0000\nMessage-ID: <1@solo.example>\nSubject: Agenda\n\nHello\n\n',
}

/** Programs of a desktop that do nothing; those of a clipboard read to the end, or whoever writes to them finds nobody. */
const openers = ['xdg-open', 'open']
const clipboards = ['wl-copy', 'pbcopy']

function writeProgram(path: string, text: string): void {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, `#!/bin/sh\n${text}\n`, {mode: 0o755})
}

/** A value that lost on Apex's record, as a sync of two machines leaves it. */
function leaveConflicts(file: string): void {
  const lost = {'status@000000001000demo01': 'paused', 'tier@000000001000demo01': 'B'}
  const lines = readFileSync(file, 'utf8').split('\n')
  const withLost = lines.map(line => {
    if (!line.startsWith('{"id":"c4k7')) return line
    return `${JSON.stringify({...JSON.parse(line.replace(/,$/, '')), _x: lost})},`
  })
  writeFileSync(file, withLost.join('\n'))
}

const environmentOf = (home: string) => ({
  PATH: `${join(home, 'bin')}:${process.env['PATH']}`,
  HOME: home,
  TMPDIR: home,
  CRM_FILE: join(home, 'book', 'crm.json'),
  CRM_NOW: clock,
  TZ: 'Europe/Berlin',
  LANG: 'C.UTF-8',
  NO_COLOR: '1',
  WAYLAND_DISPLAY: 'wayland-0',
  GIT_AUTHOR_NAME: 'Riko Sand',
  GIT_AUTHOR_EMAIL: 'riko@sand.example',
  GIT_COMMITTER_NAME: 'Riko Sand',
  GIT_COMMITTER_EMAIL: 'riko@sand.example',
  XDG_CACHE_HOME: join(base, 'cache'),
})

interface Ended {
  readonly code: number
  readonly text: string
}

const runShell = (home: string, line: string): Promise<Ended> =>
  new Promise(resolve => {
    const child = execFile('/bin/sh', ['-c', line], {cwd: home, env: environmentOf(home)}, (error, stdout, stderr) =>
      resolve({code: error ? Number(error.code) : 0, text: `$ ${line}\n${stdout}${stderr}`}),
    )
    child.stdin?.end()
  })

async function prepare(id: string): Promise<string> {
  const home = mkdtempSync(join(base, 'home-'))
  cpSync(join(base, 'desk'), home, {recursive: true})
  writeFileSync(join(home, '.gitconfig'), `[url "${home}/remote.git"]\n\tinsteadOf = git@github.com:you/book.git\n`)
  if (id === 'conflicts') leaveConflicts(join(home, 'book', 'crm.json'))
  const preparation = preparations[id]
  if (preparation) expect(await runShell(home, preparation)).toMatchObject({code: 0})
  return home
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'crm-examples-'))
  const desk = join(base, 'desk')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(desk, 'beside', 'files'), {recursive: true})
    writeFileSync(join(desk, 'beside', 'files', name), text)
  }
  writeProgram(join(desk, 'beside', 'hooks', 'pre-log'), 'exit 0')
  writeProgram(join(desk, 'bin', 'crm'), `exec "${process.execPath}" "${join(root, 'bin', 'run.js')}" "$@"`)
  for (const name of openers) writeProgram(join(desk, 'bin', name), 'exit 0')
  for (const name of clipboards) writeProgram(join(desk, 'bin', name), 'cat >/dev/null')
  expect(await runShell(desk, 'crm demo ~/book')).toMatchObject({code: 0})
})

afterAll(() => rmSync(base, {recursive: true, force: true}))

describe.runIf(process.platform !== 'win32')('the examples of the help', () => {
  const commands = Object.entries(manifest.commands).filter(([, {hidden}]) => !hidden)

  it.concurrent('and the tour that crm demo prints run on it', async () => {
    const home = await prepare('demo')
    for (const {command} of demoTour) {
      const {code, text} = await runShell(home, command)
      expect(code, text).toBe(command.startsWith('crm recap "Bright') ? 2 : 0)
    }
  })

  it.concurrent.each(commands)('of %s do on the sample book what they say', async (id, command) => {
    const examples = examplesOf(command)
    expect(examples.length).toBeGreaterThan(0)
    let home = ''
    for (const example of examples) {
      if (home === '' || !inOrder.has(id)) home = await prepare(id)
      const {code, text} = await runShell(home, example === drawn.example ? drawn.line : example)
      expect(code, text).toBe(otherCodes[example] ?? 0)
    }
  })
})
