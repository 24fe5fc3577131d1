/*
 * Writes V8's compiled code of each bundled file beside it, for bin/run.js. Commands of every day are run on a book of their own
 * in a child process, so that the functions they use are in it.
 */
const {spawnSync} = require('node:child_process')
const {mkdtempSync, readFileSync, rmSync, writeFileSync} = require('node:fs')
const Module = require('node:module')
const {tmpdir} = require('node:os')
const {dirname, join} = require('node:path')
const {Script} = require('node:vm')

const root = join(__dirname, '..')
const ending = `.${process.version}-${process.arch}.bin`

/** Few, because code that a start does not use makes it slower. */
const commandLines = [
  ['add', 'Acme', '--tier', 'A', '--since', '2020-01-01'],
  ['log', 'acme', 'called about the plan', '--minutes', '30'],
  ['value', 'acme', 'two hours saved a week', '--share', 'Two hours saved a week'],
  ['due'],
  ['list'],
  ['show', 'acme'],
  ['recap', 'acme'],
]

/** Runs the commands and writes the code they compiled. */
async function record() {
  const scripts = new Map()
  require.extensions['.cjs'] = (module, filename) => {
    const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), {filename})
    scripts.set(filename, script)
    const wrapper = script.runInThisContext()
    wrapper.call(module.exports, module.exports, id => module.require(id), module, filename, dirname(filename))
  }
  const {main} = require('../dist/main.cjs')
  for (const words of commandLines) await main(words, root)
  for (const [filename, script] of scripts) writeFileSync(filename + ending, script.createCachedData())
  process.exitCode = 0
}

/** Runs `record` away from the user's own book, its output thrown away. */
function recordApart() {
  const home = mkdtempSync(join(tmpdir(), 'crm-build-'))
  const {PATH} = process.env
  const env = {
    PATH,
    HOME: home,
    XDG_STATE_HOME: home,
    XDG_DATA_HOME: home,
    CRM_FILE: join(home, 'crm.json'),
    NO_COLOR: '1',
  }
  const {status, stderr} = spawnSync(process.execPath, [__filename, 'record'], {env, cwd: home, encoding: 'utf8'})
  rmSync(home, {recursive: true, force: true})
  if (status === 0) return
  process.stderr.write(stderr)
  process.exitCode = 1
}

if (process.argv[2] === 'record') record()
else recordApart()
