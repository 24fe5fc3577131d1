import {spawnSync} from 'node:child_process'
import {mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

/** Runs the program where new files would be open to everybody. */
function openly(desk: Desk, ...words: readonly string[]): void {
  const run = spawnSync('sh', ['-c', 'umask 000; exec "$@"', 'sh', ...desk.command, ...words], {
    env: desk.environment(),
    cwd: desk.home,
    encoding: 'utf8',
  })
  expect(run.status, `crm ${words.join(' ')}\n${run.stderr}`).toBe(0)
}

/** The files under a folder that others than their owner may read or write; git's own objects are behind a folder of 0700. */
const openFilesIn = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !file.includes('/.git/') && (statSync(file).mode & 0o077) !== 0)
    .map(file => relative(folder, file))

it.skipIf(process.platform === 'win32')('under umask 000 whatever crm writes is for its owner alone', () => {
  const desk = sitDown()
  desk.set({GIT_CONFIG_NOSYSTEM: '1', EMAIL: 'me@example.com', GIT_AUTHOR_NAME: 'Me', GIT_COMMITTER_NAME: 'Me'})
  const letters = join(desk.home, 'letters')
  mkdirSync(letters)
  openly(desk, 'init', '--git', '--name', 'Riko', '--currency', 'EUR')
  openly(desk, 'add', 'Apex', '--email', 'apex@example.com')
  openly(desk, 'log', 'apex', 'Kick-off')
  for (const share of ['One', 'Two', 'Three']) openly(desk, 'value', 'apex', share, '--share', share)
  openly(desk, 'recap', 'apex', '--format', 'html', '--out', join(letters, 'recap.html'))
  openly(desk, 'export', '--format', 'csv', '--type', 'customer', '--out', join(letters, 'all.csv'))
  openly(desk, 'export', '--format', 'json', '--out', join(letters, 'all.json'))
  openly(desk, 'undo')
  openly(desk, 'redo')
  openly(desk, 'sync')
  // doctor keeps the old file.
  writeFileSync(desk.file, `${desk.book().replace('null]}\n', '')}\nnull]}\n`, {mode: 0o600})
  openly(desk, 'doctor', '--fix')
  expect(openFilesIn(desk.home).filter(file => !file.endsWith('.gitattributes'))).toEqual([])
  expect(statSync(join(desk.home, 'book', '.git')).mode & 0o077).toBe(0)
  expect(statSync(join(desk.home, 'book')).mode & 0o077).toBe(0)
})
