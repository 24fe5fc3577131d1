import {type ChildProcess, spawn} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {describe, expect, it} from 'vitest'
import {makeBenchBook} from '../../bench/book.ts'
import {formatBook} from '../../src/lib/store/format.ts'
import {type Desk, sitDown} from '../support/crm.ts'
import {seededRandom} from '../support/random.ts'

/** Starts the program and waits for its end: the exit code, or the signal that ended it. */
const start = (desk: Desk, words: readonly string[]): {child: ChildProcess; ended: Promise<number | string>} => {
  const [command = '', ...args] = desk.command
  const child = spawn(command, [...args, ...words], {env: desk.environment(), cwd: desk.home, stdio: 'ignore'})
  const ended = new Promise<number | string>(resolve =>
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'gone')),
  )
  return {child, ended}
}

const touchesOf = (desk: Desk): string[] =>
  desk.records().flatMap(record => (record['type'] === 'touch' ? [String(record['text'])] : []))

const filesBeside = (desk: Desk): string[] => readdirSync(dirname(desk.file)).sort()

describe('many processes on one file', () => {
  it('40 at once lose nothing of 200 mixed writes, and none fails', {timeout: 600_000}, async () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const writer = async (number: number): Promise<(number | string)[]> => {
      const codes: (number | string)[] = []
      for (const [verb, ...rest] of [['log'], ['note'], ['value'], ['promise'], ['remind', '--on', '2026-03-01']]) {
        codes.push(await start(desk, [verb ?? '', 'apex', `${verb} of ${number}`, ...rest]).ended)
      }
      return codes
    }
    const codes = (await Promise.all(Array.from({length: 40}, (_, number) => writer(number)))).flat()
    expect(codes.filter(code => code !== 0)).toEqual([])
    const texts = desk.records().flatMap(record => (typeof record['text'] === 'string' ? [record['text']] : []))
    expect(new Set(texts).size).toBe(200)
    expect(filesBeside(desk)).toEqual(['crm.json'])
  })

  it('20 that begin the same new book at once all find their customer in it', async () => {
    const desk = sitDown()
    const codes = await Promise.all(
      Array.from({length: 20}, (_, number) => start(desk, ['add', `Customer ${number}`]).ended),
    )
    expect(codes).toEqual(Array.from({length: 20}, () => 0))
    expect(desk.ok('list', '--json').json().customers).toHaveLength(20)
  })
})

describe('many readers of one file', () => {
  it('go on while others write, also by the index of a large book', async () => {
    const desk = sitDown()
    mkdirSync(dirname(desk.file))
    const records = makeBenchBook({customers: 100, touches: 900, today: '2026-01-05', seed: 1})
    writeFileSync(desk.file, formatBook(records), {mode: 0o600})
    const [customer = ''] = records.flatMap(({id, type}) => (type === 'customer' ? [id] : []))
    desk.ok('show', customer)
    let isOver = false
    const codes: (number | string)[] = []
    const read = async () => {
      while (!isOver) codes.push(await start(desk, ['show', customer]).ended)
    }
    const readers = [read(), read(), read()]
    for (let at = 0; at < 12; at++) codes.push(await start(desk, ['log', customer, `touch ${at}`]).ended)
    isOver = true
    await Promise.all(readers)
    expect(codes.filter(code => code !== 0)).toEqual([])
  })
})

describe('a writer that is killed', () => {
  const kills = Number(process.env['CRM_TEST_KILLS'] ?? 300)
  it(`at ${kills} random moments leaves a whole file with all that was acknowledged`, {timeout: 600_000}, async () => {
    const seed = Number(process.env['CRM_TEST_SEED'] ?? Date.now() % 1_000_000)
    const random = seededRandom(seed)
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const acknowledged: string[] = []
    for (let number = 0; number < kills; number++) {
      const text = `touch ${number}`
      const {child, ended} = start(desk, ['log', 'apex', text])
      const timer = setTimeout(() => child.kill('SIGKILL'), 20 + random() * 120)
      if ((await ended) === 0) acknowledged.push(text)
      clearTimeout(timer)
      const there = touchesOf(desk)
      expect(there, `seed ${seed}, kill ${number}`).toEqual(expect.arrayContaining(acknowledged))
    }
    desk.ok('log', 'apex', 'the last')
    expect(filesBeside(desk), `seed ${seed}`).toEqual(['crm.json'])
    expect(statSync(desk.file).mode & 0o777).toBe(0o600)
    expect(() => JSON.parse(readFileSync(desk.file, 'utf8'))).not.toThrow()
  })
})
