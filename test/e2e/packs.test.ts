import {spawnSync} from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'
import {deadPid} from '../support/worker.ts'

const root = join(import.meta.dirname, '../..')

/** Installs the program in a folder of its own, without the packs that the build left. */
function install(desk: Desk): {readonly folder: string; run(...words: readonly string[]): string} {
  const folder = join(desk.home, 'program')
  for (const name of ['bin', 'dist', 'package.json', 'oclif.manifest.json']) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      filter: source => source !== join(root, 'dist', 'start'),
    })
  }
  const run = (...words: readonly string[]) => {
    const {stdout, stderr} = spawnSync(process.execPath, [join(folder, 'bin/run.js'), ...words], {
      env: desk.environment(),
      encoding: 'utf8',
    })
    return `${stdout}${stderr}`
  }
  return {folder, run}
}

const packs = ({home}: Desk): string => join(home, 'cache', 'crm', 'start')
const packName = `due.${process.version}-${process.arch}.pack`

describe('packs', () => {
  it('are made by a first run, for oneself alone', () => {
    const desk = sitDown()
    install(desk).run('due')
    expect(readdirSync(packs(desk))).toEqual([packName])
    expect(statSync(join(packs(desk), packName)).mode & 0o777).toBe(0o600)
  })

  it('leave nothing of a run that was killed while it wrote one, and what a run that goes on writes', () => {
    const desk = sitDown()
    mkdirSync(packs(desk), {recursive: true})
    for (const pid of [deadPid(), process.pid]) writeFileSync(join(packs(desk), `list.v20.0.0-x64.pack.${pid}`), 'half')
    install(desk).run('due')
    expect(readdirSync(packs(desk))).toEqual([packName, `list.v20.0.0-x64.pack.${process.pid}`])
  })

  it.each([
    ['a file is in the way of the cache', (home: string) => writeFileSync(join(home, 'cache'), '')],
    ['there is no folder for the cache', (home: string) => symlinkSync(join(home, 'none'), join(home, 'cache'))],
  ])('are done without where %s', (_, spoil) => {
    const desk = sitDown()
    spoil(desk.home)
    expect(install(desk).run('due')).toContain('Nothing is due')
  })

  it('are not taken for another version whose files have the same sizes and times', () => {
    const desk = sitDown()
    const {folder, run} = install(desk)
    expect(run('due')).toContain('No book yet')
    for (const name of readdirSync(join(folder, 'dist'), {recursive: true, encoding: 'utf8'})) {
      const file = join(folder, 'dist', name)
      const {atime, mtime} = statSync(file)
      if (!name.endsWith('.cjs')) continue
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('No book yet', 'No book now'))
      utimesSync(file, atime, mtime)
    }
    expect(run('due')).toContain('No book now')
  })
  /** Runs once, and puts other words of the same length into the pack that the run left. */
  function plant(desk: Desk) {
    const {run} = install(desk)
    expect(run('due')).toContain('No book yet')
    const pack = join(packs(desk), packName)
    const bytes = readFileSync(pack, 'latin1').replaceAll('No book yet', 'No book now')
    writeFileSync(pack, bytes, 'latin1')
    expect(run('due')).toContain('No book now')
    return {run, pack}
  }

  it.skipIf(process.platform === 'win32')('are not taken where others may write them', () => {
    const {run, pack} = plant(sitDown())
    chmodSync(pack, 0o622)
    expect(run('due')).toContain('No book yet')
  })

  it.skipIf(process.platform === 'win32')(
    'are neither taken from a folder that others may write nor left in it',
    () => {
      const desk = sitDown()
      const {run} = plant(desk)
      chmodSync(packs(desk), 0o777)
      expect(run('due')).toContain('No book yet')
      run('list')
      expect(readdirSync(packs(desk))).toEqual([packName])
    },
  )
})

describe('a damaged installation', () => {
  it('says so and ends', () => {
    const desk = sitDown()
    const {folder, run} = install(desk)
    writeFileSync(join(folder, 'dist/parts/core.cjs'), 'const')
    expect(run('due')).toBe(
      "error: SyntaxError: Unexpected token '}'\nThe installation of crm is damaged: install it anew.\n",
    )
  })

  it('says so where nothing of it is left', () => {
    const desk = sitDown()
    const {folder, run} = install(desk)
    rmSync(join(folder, 'dist/main.cjs'))
    expect(run('due')).toMatch(/^error: .*main\.cjs.*\nThe installation of crm is damaged: install it anew\.\n$/)
  })
})
