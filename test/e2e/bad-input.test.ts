import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

const withCustomers = (): Desk => {
  const desk = sitDown()
  desk.ok('init', '--currency', 'EUR')
  desk.ok('add', 'Apex Manufacturing', '--contact', 'Helen Marks <helen@apex.example>')
  desk.ok('add', 'Apex Consulting')
  return desk
}

describe('a value that cannot be is refused, named, and nothing is written', () => {
  it.each([
    [2, '2026-02-30', ['log', 'manu', 'x', '--on', '2026-02-30']],
    [2, '2027-01-01', ['log', 'manu', 'x', '--on', '2027-01-01']],
    [2, 'someday', ['remind', 'manu', 'x', '--on', 'someday']],
    [3, 'nobody', ['log', 'nobody', 'x']],
    [3, 'Apex Consulting', ['log', 'apex', 'x']],
    [2, 'name', ['add', ' ']],
    [2, '10000', ['add', 'n'.repeat(10_000)]],
    [2, 'E', ['add', 'X', '--tier', 'E']],
    [2, 'pigeon', ['log', 'manu', 'x', '--via', 'pigeon']],
    [2, 'ABC', ['value', 'manu', 'x', '--worth', '10 ABC']],
    [2, 'Mars/Olympus', ['add', 'X', '--timezone', 'Mars/Olympus']],
    [2, '-5', ['log', 'manu', 'x', '--minutes', '-5']],
    [2, '-3w', ['remind', 'manu', 'x', '--every', '-3w']],
    [2, '-3w', ['add', 'X', '--cadence', '-3w']],
    [2, '0d', ['add', 'X', '--cadence', '0d']],
    [2, 'javascript:', ['value', 'manu', 'x', '--evidence', 'javascript:alert(1)']],
    [2, 'not-a-mail', ['add', 'X', '--email', 'not-a-mail']],
    [2, 'tier', ['add', 'X', '--set', 'tier=A']],
    [2, 'later --end', ['engagement', 'add', 'manu', 'x', '--start', '2026-02-01', '--end', '2026-01-01']],
    [2, '--in', ['log', 'manu', 'x', '--in', '--out']],
    [2, '25:00', ['log', 'manu', 'x', '--at', '25:00']],
    [2, '23:00 has not happened yet: it is 09:00', ['log', 'manu', 'x', '--at', '23:00']],
    [2, '2026-03-01', ['contact', 'add', 'manu', 'Ana', '--birthday', '2026-03-01']],
    [2, 'USD, CAD', ['value', 'manu', 'x', '--worth', '$500']],
    [2, '--clear tier', ['edit', 'manu', '--unset', 'tier']],
    [2, 'crm opportunity list', ['edit', 'manu', '--stage', 'talk']],
    [2, 'crm note CUSTOMER', ['edit', 'helen', '--note', 'likes golf']],
    [2, 'probability: 140', ['opportunity', 'add', 'manu', 'x', '--probability', '140']],
    [3, 'm123', ['promise', 'keep', 'm123']],
    [2, 'xx', ['recap', 'manu', '--format', 'xx']],
    [2, 'nosuch', ['nosuch']],
    [2, 'TEXT', ['note', 'manu']],
  ])('exit %i, naming %s', (code, named, words) => {
    const desk = withCustomers()
    const before = desk.book()
    const run = desk.crm(...words)
    expect(run).toMatchObject({code, out: ''})
    expect(run.err).toContain(named)
    const json = desk.crm(...words, '--json')
    expect(json.code).toBe(code)
    expect(json.json().error).toMatchObject({code: expect.any(String), message: expect.any(String)})
    expect(desk.book()).toBe(before)
  })

  it('lists the candidates of an ambiguous customer and suggests the nearest for a miss', () => {
    const desk = withCustomers()
    const {error} = desk.crm('log', 'apex', 'x', '--json').json()
    expect(error).toMatchObject({
      code: 'ambiguous',
      candidates: [{name: expect.any(String)}, {name: expect.any(String)}],
    })
    expect(desk.crm('show', 'manufacturng').err).toContain('Apex Manufacturing')
  })
})

describe('a data file that cannot be read is refused and left as it is', () => {
  const good =
    '{"crm":1,"records":[\n{"id":"c0000000000aa","type":"customer","added":"2026-01-01","name":"A","_u":"0mk0vegw00000r6gfe"},\nnull]}\n'
  it.each([
    ['empty', ''],
    ['truncated', good.slice(0, 60)],
    ['a byte-order mark', `\ufeff${good}`],
    ['conflict markers', good.replace('null]}', '<<<<<<< ours\n=======\n>>>>>>> theirs\nnull]}')],
    ['duplicate keys', good.replace('"name":"A"', '"name":"A","name":"B"')],
    ['wrong types', good.replace('"name":"A"', '"name":7')],
    ['an impossible day', good.replace('2026-01-01', '2026-02-30')],
    ['__proto__ keys', good.replace('"name":"A"', '"name":"A","__proto__":{"x":1}')],
    ['a bad id', good.replace('c0000000000aa', 'C1')],
    ['1e999', good.replace('"name":"A"', '"name":"A","n":1e999')],
    ['a whole number beyond 2^53', good.replace('"name":"A"', '"name":"A","n":9007199254740993')],
    ['another JSON', '{"hello":"world"}\n'],
  ])('%s', (_what, text) => {
    const desk = sitDown()
    mkdirSync(dirname(desk.file), {recursive: true})
    writeFileSync(desk.file, text)
    for (const words of [['list'], ['log', 'A', 'x'], ['add', 'B']]) {
      const run = desk.crm(...words, '--json')
      expect(run.code).toBe(4)
      expect(run.json().error).toMatchObject({code: 'data-file', hint: expect.stringContaining('doctor')})
    }
    expect(desk.book()).toBe(text)
  })

  it('a newer format asks for an update', () => {
    const desk = sitDown()
    mkdirSync(dirname(desk.file), {recursive: true})
    const text = good.replace(
      '{"id":"c',
      '{"id":"b0000000000aa","type":"book","epoch":0,"format":2,"_u":"0mk0vegw00000r6gfe"},\n{"id":"c',
    )
    writeFileSync(desk.file, text)
    const run = desk.crm('add', 'B', '--json')
    expect([run.code, run.json().error.code]).toEqual([4, 'newer-format'])
    expect(desk.book()).toBe(text)
  })

  it('a folder in its place, an unreadable file, latin-1', () => {
    const desk = sitDown()
    mkdirSync(desk.file, {recursive: true})
    expect(desk.crm('list').code).toBe(4)
    expect(desk.crm('add', 'X').code).toBe(4)
    const latin = `${desk.home}/latin.json`
    writeFileSync(
      latin,
      Buffer.concat([Buffer.from(good.slice(0, 70)), Buffer.from([0xe9]), Buffer.from(good.slice(70))]),
    )
    expect(desk.crm('list', '--file', latin)).toMatchObject({code: 4, err: expect.stringContaining('UTF-8')})
    if (process.getuid?.() !== 0) {
      const secret = `${desk.home}/secret.json`
      writeFileSync(secret, good)
      chmodSync(secret, 0)
      expect(desk.crm('list', '--file', secret).code).toBe(4)
    }
  })

  it('a link whose target is gone begins a book there, and a link in circles is refused', () => {
    const desk = sitDown()
    mkdirSync(dirname(desk.file), {recursive: true})
    symlinkSync('loop.json', `${desk.home}/loop.json`)
    expect(desk.crm('list', '--file', `${desk.home}/loop.json`).code).toBe(4)
  })
})

describe('data never drives the terminal', () => {
  const hostile = 'Evil\u001b[31m\u001b]8;;http://x\u0007\u009b2J\u007f\u202e\rBad\nLine\u0008'
  const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/
  it('shows hostile names safely in every reading command, as text and as JSON', () => {
    const desk = sitDown()
    desk.ok('add', hostile, '--tier', 'A', '--contact', `Mallory ${hostile.replace(/[<>]/g, '')} <m@x.example>`)
    const [customer] = desk.ok('list', '--json').json().customers
    desk.ok('log', customer.id, hostile)
    desk.ok('value', customer.id, hostile)
    desk.ok('note', customer.id, hostile)
    desk.ok('promise', customer.id, hostile, '--due', '2026-01-04')
    desk.ok('remind', customer.id, hostile, '--on', '2026-01-05', '--every', '1m')
    desk.ok('engagement', 'add', customer.id, hostile, '--end', '2026-02-01')
    for (const words of [
      [],
      ['due'],
      ['due', '--brief'],
      ['list'],
      ['show', customer.id],
      ['brief', customer.id],
      ['renewals'],
      ['find', 'bad'],
      ['history'],
      ['promise', 'list'],
      ['remind', 'list'],
      ['value', 'list', customer.id],
      ['engagement', 'list'],
      ['show', hostile],
      ['rm', customer.id],
    ]) {
      for (const extra of [[], ['--json']]) {
        const run = desk.crm(...words, ...extra)
        expect.soft(run.out, words.join(' ')).not.toMatch(control)
        expect.soft(run.err, words.join(' ')).not.toMatch(control)
      }
    }
  })
})
