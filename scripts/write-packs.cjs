/*
 * Leaves the packs of everyday commands beside the bundle (see bin/run.js), for the Node that builds. The commands run on a
 * sample book of their own, so that the functions they use are in them; other versions of Node make packs of their own.
 */
const {spawnSync} = require('node:child_process')
const {cpSync, mkdtempSync, rmSync} = require('node:fs')
const {tmpdir} = require('node:os')
const {join} = require('node:path')

const root = join(__dirname, '..')
const home = mkdtempSync(join(tmpdir(), 'crm-build-'))
const environment = {
  PATH: process.env.PATH,
  HOME: home,
  XDG_CACHE_HOME: join(home, 'cache'),
  XDG_STATE_HOME: join(home, 'state'),
  CRM_FILE: join(home, 'book', 'crm.json'),
  CRM_NOW: '2026-01-05T09:00:00Z',
  TZ: 'UTC',
  NO_COLOR: '1',
}

function run(words) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(root, 'bin/run.js'), ...words], {
    env: environment,
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

function runAll() {
  everyday.forEach(run)
  const {reminder} = JSON.parse(run(['remind', 'apex', 'send the offer', '--on', '2026-01-05', '--json']))
  run(['done', reminder.id])
}

try {
  run(['demo', join(home, 'book'), '--today', '2026-01-05'])
  for (let round = 0; round < 3; round++) runAll()
  cpSync(join(home, 'cache/crm/start'), join(root, 'dist/start'), {recursive: true})
} finally {
  rmSync(home, {recursive: true, force: true})
}
