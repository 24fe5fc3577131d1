/*
 * Leaves the packs of everyday commands beside the bundle (see bin/run.js), for the Node that builds. The commands run on
 * sample books, a small one and one that is large enough for an index, so that the functions they use are in them; other
 * versions of Node make packs of their own.
 */
const {spawnSync} = require('node:child_process')
const {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} = require('node:fs')
const {tmpdir} = require('node:os')
const {dirname, join} = require('node:path')

const root = join(__dirname, '..')
const home = mkdtempSync(join(tmpdir(), 'crm-build-'))
const environment = {
  PATH: process.env.PATH,
  HOME: home,
  XDG_CACHE_HOME: join(home, 'cache'),
  XDG_STATE_HOME: join(home, 'state'),
  CRM_NOW: '2026-01-05T09:00:00Z',
  TZ: 'UTC',
  NO_COLOR: '1',
}

const [small, large] = ['small', 'large'].map(name => join(home, name, 'crm.json'))

function run(words, book = small) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(root, 'bin/run.js'), ...words], {
    env: {...environment, CRM_FILE: book},
    cwd: home,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`crm ${words.join(' ')} exited ${status}\n${stderr}`)
  return stdout
}

const everyday = [
  ['overview'],
  ['due'],
  ['due', '--json'],
  ['list'],
  ['list', '--limit', '20', '--json'],
  ['show', 'apex'],
  ['brief', 'apex'],
  ['log', 'apex', 'called about the plan', '--minutes', '30'],
  ['value', 'apex', 'two hours saved a week', '--share', 'Two hours saved a week'],
  ['add', 'Acme', '--contact', 'Ann Lee <ann@example.com>', '--tier', 'A'],
  ['note', 'apex', 'likes short mails'],
  ['promise', 'apex', 'the draft', '--due', '2026-02-01'],
  ['recap', 'apex'],
]

function runAll(book) {
  for (const words of everyday) run(words, book)
  const {reminder} = JSON.parse(run(['remind', 'apex', 'send the offer', '--on', '2026-01-05', '--json'], book))
  run(['done', reminder.id], book)
}

/** The same book with each touch many times, under ids of its own. */
function writeLargeBook() {
  const lines = readFileSync(small, 'utf8').split('\n')
  const isTouch = line => line.startsWith('{"id":"t')
  const copy = (line, number) => `${line.slice(0, 15)}${number.toString(32).padStart(5, '0')}${line.slice(20)}`
  const touches = lines.filter(isTouch).flatMap(line => Array.from({length: 20}, (_, number) => copy(line, number)))
  const records = [...lines.slice(1, -2).filter(line => !isTouch(line)), ...touches].sort()
  mkdirSync(dirname(large))
  writeFileSync(large, [lines[0], ...records, ...lines.slice(-2)].join('\n'))
}

try {
  run(['demo', dirname(small), '--today', '2026-01-05'])
  writeLargeBook()
  for (const book of [large, small, large]) runAll(book)
  cpSync(join(home, 'cache/crm/start'), join(root, 'dist/start'), {recursive: true})
} finally {
  rmSync(home, {recursive: true, force: true})
}
