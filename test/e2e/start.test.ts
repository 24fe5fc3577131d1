import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {closeSync, existsSync, openSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import packageJson from '../../package.json' with {type: 'json'}
import {sitDown} from '../support/crm.ts'

const program = join(import.meta.dirname, '../../bin/run.js')

const versionLine = `crm/${packageJson.version} ${process.platform}-${process.arch} node-${process.version}\n`

const longestLine = (text: string): number => Math.max(...text.split('\n').map(line => line.length))

describe('crm', () => {
  it.each([['--version'], ['-v'], ['version']])('prints its version for %s', word => {
    expect(sitDown().crm(word)).toMatchObject({code: 0, out: versionLine, err: ''})
  })

  it.each([[['--json', 'due']], [['due', '--json']]])(
    'takes the flags of every command before and behind it: %j',
    words => {
      expect(
        sitDown()
          .ok(...words)
          .json(),
      ).toMatchObject({today: '2026-01-05', due: []})
    },
  )

  it('takes --file with its value before the command', () => {
    const desk = sitDown()
    const other = join(desk.home, 'other.json')
    desk.ok('--file', other, 'add', 'Apex')
    expect(desk.ok('list', '--file', other, '--json').json().customers).toHaveLength(1)
    expect(desk.ok('list', '--json').json().customers).toHaveLength(0)
  })

  it('runs the overview where no command is named', () => {
    const desk = sitDown()
    expect(desk.ok('--json').json()).toEqual(desk.ok('overview', '--json').json())
  })

  it('says of an unknown command which one is near', () => {
    const desk = sitDown()
    const hint = 'Did you mean: crm list?'
    expect(desk.crm('lsit')).toMatchObject({code: 2, out: '', err: `error: no such command: lsit\n${hint}\n`})
    const run = desk.crm('lsit', '--json')
    expect(run).toMatchObject({code: 2, err: ''})
    expect(run.json()).toEqual({error: {code: 'usage', message: 'no such command: lsit', hint}})
  })

  it('says of an unknown flag which one is near, in text and in JSON', () => {
    const desk = sitDown()
    expect(desk.crm('due', '--dyas', '3')).toMatchObject({
      code: 2,
      out: '',
      err: 'error: no such flag: --dyas\nDid you mean --days?\n',
    })
    expect(desk.crm('due', '--dyas', '3', '--json').json()).toEqual({
      error: {code: 'usage', message: 'no such flag: --dyas', hint: 'Did you mean --days?'},
    })
  })

  it('says how one customer is asked for where there is a flag for that', () => {
    const desk = sitDown()
    const hintOf = (...words: string[]) => desk.crm(...words, '--json').json().error
    expect(hintOf('due', 'apex', 'ltd')).toMatchObject({
      code: 'usage',
      hint: 'For one customer: crm due --customer "apex ltd"',
    })
    expect(hintOf('expense', 'list', 'apex').hint).toBe('For one customer: crm expense list --customer apex')
    expect(hintOf('renewals', 'apex').hint).toContain('crm renewals --help')
  })

  it('ends quietly when its reader has gone', async () => {
    const desk = sitDown()
    const child = spawn(process.execPath, [program, '--help'], {
      env: {HOME: desk.home},
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    let errors = ''
    child.stderr.on('data', text => {
      errors += text
    })
    const [code] = await once(child, 'close')
    expect({code, errors}).toEqual({code: 0, errors: ''})
  })

  it.runIf(existsSync('/dev/full'))(
    'says once that its output is full, and whether something was written before',
    () => {
      const desk = sitDown()
      desk.ok('add', 'Apex')
      const full = openSync('/dev/full', 'w')
      onTestFinished(() => closeSync(full))
      const run = (...words: readonly string[]) => {
        const env = {HOME: desk.home, CRM_FILE: desk.file}
        const {status, stderr} = spawnSync(process.execPath, [program, ...words], {
          env,
          stdio: ['ignore', full, 'pipe'],
          encoding: 'utf8',
          timeout: 30_000,
        })
        return [status, stderr]
      }
      const unsaid = [4, 'error: the output could not be written: no space left on device\n']
      const unshown = [6, 'error: written, but the answer could not be shown: no space left on device\n']
      for (const json of [[], ['--json']]) {
        expect(run('list', ...json)).toEqual(unsaid)
        expect(run('note', 'apex', 'hello', ...json)).toEqual(unshown)
      }
      expect(run('show', 'nobody', '--json')).toEqual([3, expect.stringContaining('no customer fits: nobody')])
      expect(desk.records().filter(({type}) => type === 'note')).toHaveLength(2)
    },
  )

  it.skipIf(process.platform === 'win32')('says that the folder one is in is gone, where it matters', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const run = (env: {[name: string]: string}) =>
      spawnSync(
        '/bin/sh',
        ['-c', 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" due', process.execPath, program],
        {
          cwd: desk.home,
          env: {HOME: desk.home, ...env},
          encoding: 'utf8',
        },
      )
    expect(run({CRM_FILE: desk.file})).toMatchObject({status: 0})
    for (const env of [{}, {CRM_FILE: 'crm.json'}]) {
      expect(run(env)).toMatchObject({status: 2, stderr: expect.stringContaining('the folder you are in is gone')})
    }
  })

  it('reads nothing from standard input for a missing argument', () => {
    const desk = sitDown()
    const run = spawnSync(process.execPath, [program, 'show'], {
      env: {HOME: desk.home, CRM_FILE: desk.file},
      input: 'Apex\n',
      encoding: 'utf8',
    })
    expect(run).toMatchObject({status: 2, stdout: ''})
  })
})

describe('help', () => {
  it('lists the commands of every day first', () => {
    const {out} = sitDown().ok('--help')
    const place = (line: RegExp) => out.search(line)
    expect(place(/^EVERY DAY$/m)).toBeGreaterThan(0)
    expect(place(/^ {2}add +\S/m)).toBeLessThan(place(/^ {2}log +\S/m))
    expect(place(/^ {2}due +\S/m)).toBeLessThan(place(/^BY SUBJECT$/m))
    expect(out).toMatch(/^ {2}renewals +renewals, renew/m)
  })

  it.each([40, 80])('fits into %i columns', columns => {
    const desk = sitDown()
    desk.set({OCLIF_COLUMNS: `${columns}`})
    for (const words of [
      ['--help'],
      ['due', '--help'],
      ['help', 'engagement'],
      ['promise', '-h'],
      ['engagement', 'add', '-h'],
    ]) {
      expect(longestLine(desk.ok(...words).out)).toBeLessThanOrEqual(columns)
    }
  })

  it.each([[['log', '--help']], [['help', 'log']], [['--json', 'log', '-h']]])(
    'shows a command with its examples for %j',
    words => {
      const {out} = sitDown().ok(...words)
      expect(out).toContain('crm log [CUSTOMER] [TEXT...] [FLAGS]')
      expect(out).toMatch(/^ {2}crm log apex /m)
    },
  )

  it('shows the commands of a topic for its bare name', () => {
    const {out} = sitDown().ok('engagement')
    expect(out).toContain('engagement add')
    expect(out).toContain('engagement end')
  })
})
