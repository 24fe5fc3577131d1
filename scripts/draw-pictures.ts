/*
 * Draws the pictures of the README from the sample book, always of the same day: letters as Chromium shows them, and what a
 * terminal shows. Needs Chromium, and `script` of util-linux, which gives the program a terminal.
 */
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {chromiumPath, startChromium} from '../test/browser/chromium.ts'
import {bookIn, environmentIn} from './own-home.ts'
import {root} from './root.ts'
import {terminalSvg} from './terminal-svg.ts'

const day = '2026-11-01'
const columns = 100
const pictures = join(root, 'docs/pictures')

const letters = [
  {
    name: 'recap-en',
    words: ['recap', 'apex', '--next', 'Carry the changeover method over to lines 1 and 2'],
    height: 1180,
  },
  {name: 'recap-fa', words: ['recap', 'رضوانی'], height: 1180},
] as const

const terminals = [
  {name: 'due', words: ['due', '--customer', 'apex', '--days', '14']},
  {name: 'stats', words: ['stats']},
] as const

if (!chromiumPath()) throw new Error('pictures need Chromium (Debian: chromium; another place: CHROMIUM=/path/to/it)')
const home = mkdtempSync(join(tmpdir(), 'crm-pictures-'))
const {NO_COLOR, ...plain} = environmentIn(home)
const berlin = {CRM_NOW: `${day}T09:00:00+01:00`, TZ: 'Europe/Berlin', LANG: 'C.UTF-8'}
const env = {...plain, ...berlin, FORCE_COLOR: '1'}
const program = [process.execPath, join(root, 'bin/run.js')]
const run = (words: readonly string[]): string =>
  execFileSync(program[0] ?? '', [...program.slice(1), ...words], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`
const runInTerminal = (words: readonly string[]): string => {
  const command = `stty cols ${columns} rows 60; exec ${[...program, ...words].map(quote).join(' ')}`
  return execFileSync('script', ['-qec', command, '/dev/null'], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

try {
  mkdirSync(pictures, {recursive: true})
  run(['demo', dirname(bookIn(home)), '--today', day])
  for (const {name, words} of terminals) {
    writeFileSync(join(pictures, `${name}.svg`), terminalSvg(`crm ${words.join(' ')}`, runInTerminal(words), columns))
  }
  const browser = await startChromium()
  for (const {name, words, height} of letters) {
    const file = join(home, `${name}.html`)
    run([...words, '--format', 'html', '--out', file])
    const page = await browser.newPage({viewport: {width: 860, height}, deviceScaleFactor: 1})
    await page.goto(pathToFileURL(file).href)
    await page.screenshot({path: join(pictures, `${name}.png`)})
  }
  await browser.close()
} finally {
  rmSync(home, {recursive: true, force: true})
}
