import {chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

/** A desk after some everyday work. */
function workAWhile(): Desk {
  const desk = sitDown()
  desk.ok(
    'add',
    'Apex Manufacturing',
    '--contact',
    'Helen Marks <helen@apex.example>',
    '--tier',
    'A',
    '--timezone',
    'America/New_York',
  )
  desk.ok('add', 'श्री गणेश ट्रेडर्स', '--contact', 'राम शर्मा <ram@ganesh.example>', '--language', 'hi')
  desk.ok(
    'engagement',
    'add',
    'apex',
    'Retainer 2026',
    '--start',
    '2026-01-05',
    '--end',
    '2026-12-31',
    '--notice',
    '30d',
  )
  desk.ok(
    'log',
    'apex',
    'Kick-off',
    '--promise',
    'Draft',
    '--due',
    '2026-01-16',
    '--remind',
    'Ask',
    '--when',
    '2026-01-19',
  )
  desk.ok('value', 'apex', 'Contract reviewed', '--kind', 'extra', '--worth', '600 EUR')
  desk.ok('note', 'apex', 'Prefers mornings')
  return desk
}

describe('crm doctor', () => {
  it('finds nothing where there is no book, makes none, and exits 0', () => {
    const desk = sitDown()
    expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})
    expect(desk.ok('doctor').out).toContain('There is no book')
    expect(desk.ok('doctor', '--fix', '--json').json()).toEqual({problems: [], fixed: []})
    expect(existsSync(dirname(desk.file))).toBe(false)
  })

  it('finds nothing in a book after everyday work, removals and their undoing', () => {
    const desk = workAWhile()
    expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})
    desk.ok('rm', 'helen@apex.example', '--yes')
    expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})
    desk.ok('rm', 'apex', '--yes')
    expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})
    desk.ok('undo')
    expect(desk.ok('doctor').out).toContain('is in order')
  })

  it('lists what is wrong with exit 4, and writes nothing', () => {
    const desk = workAWhile()
    const text = desk.book().replace('"start":"2026-01-05"', '"start":"2027-01-05"')
    writeFileSync(desk.file, text)
    const run = desk.crm('doctor', '--json')
    expect(run.code).toBe(4)
    expect(run.json().problems).toEqual([
      {
        path: expect.stringMatching(/^engagement e\w{12} end$/),
        message: expect.stringContaining('crm edit'),
        fixable: false,
      },
    ])
    expect(desk.crm('doctor').out).toContain('1 problem in')
    expect(desk.book()).toBe(text)
  })

  it('says in which line a file that no other command reads is wrong', () => {
    const desk = workAWhile()
    writeFileSync(desk.file, desk.book().replace('"on":"2026-01-05"', '"on":"2026-02-30"'))
    expect(desk.crm('due').code).toBe(4)
    const {problems} = desk.crm('doctor', '--json').json()
    expect(problems).toHaveLength(1)
    expect(problems[0].path).toMatch(/crm\.json:\d+$/)
    expect(problems[0].message).toContain('2026-02-30')
  })

  it('rebuilds a file with conflict markers, keeps the old one, and says where', () => {
    const desk = workAWhile()
    const whole = desk.book()
    const [header, first, second, ...rest] = whole.split('\n')
    const torn = [header, '<<<<<<< HEAD', first, '=======', second, '>>>>>>> origin/main', ...rest].join('\n')
    writeFileSync(desk.file, torn)
    expect(desk.crm('due').code).toBe(4)
    expect(desk.crm('doctor').out).toContain('crm doctor --fix')
    const {problems, fixed} = desk.ok('doctor', '--fix', '--json').json()
    expect(problems).toEqual([])
    expect(readFileSync(fixed[0].kept, 'utf8')).toBe(torn)
    expect(desk.book()).toBe(whole)
    desk.ok('due')
  })

  it('joins a conflict copy of a synchronised folder, and a command finds what was in it', () => {
    const desk = workAWhile()
    const before = desk.book()
    desk.ok('add', 'Bright Financial')
    const folder = dirname(desk.file)
    writeFileSync(join(folder, 'crm (conflicted copy 2026-01-05).json'), desk.book())
    writeFileSync(desk.file, before)
    const run = desk.ok('doctor', '--fix')
    expect(run.out).toContain('Mended')
    expect(run.out).toContain('is in order')
    expect(readdirSync(folder)).toEqual(['crm.json'])
    desk.ok('show', 'Bright Financial')
  })

  it.skipIf(process.platform === 'win32')('closes a book that others can read', () => {
    const desk = workAWhile()
    chmodSync(desk.file, 0o644)
    expect(desk.crm('doctor', '--json').json().problems).toMatchObject([{path: desk.file, fixable: true}])
    desk.ok('doctor', '--fix')
    expect(statSync(desk.file).mode & 0o777).toBe(0o600)
  })

  it('never prints control characters of the data', () => {
    const desk = workAWhile()
    writeFileSync(
      desk.file,
      desk
        .book()
        .replaceAll('Retainer 2026', 'Re\\u001b[31m\\u202e')
        .replace('"start":"2026-01-05"', '"start":"2027-01-05"'),
    )
    const outputs = [desk.crm('doctor').out, desk.crm('doctor', '--json').out].join('')
    expect(outputs).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/)
  })
})
