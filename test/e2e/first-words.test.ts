import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {sitDown} from '../support/crm.ts'

describe('an empty book', () => {
  it('says how to begin', () => {
    const desk = sitDown()
    desk.ok('init', '--no-git')
    for (const words of [[], ['list']]) expect(desk.ok(...words).out).toContain('crm add "First client"')
  })
})

describe('without a book', () => {
  it.each([
    '',
    'due',
    'list',
    'renewals',
    'history',
    'config',
    'promise list',
    'remind list',
    'engagement list',
    'contact list',
    'find x',
  ])('crm %s sees an empty one and exits 0', words => {
    const desk = sitDown()
    const run = desk.crm(...words.split(' ').filter(Boolean), '--json')
    expect(run.code).toBe(0)
    expect(() => run.json()).not.toThrow()
    expect(desk.book()).toBe('')
  })

  it.each([['due'], ['due', '--json']])('says on stderr how to begin %s', (...words) => {
    const run = sitDown().crm(...words)
    expect([run.code, run.err]).toEqual([0, expect.stringContaining('crm add')])
  })
})

describe('crm demo', () => {
  it('says how to set the clock to the day of its stories, where that is not today', () => {
    const desk = sitDown()
    const {out} = desk.ok('demo', 'sample', '--today', '2025-05-05')
    expect(out).toContain('\n  export CRM_NOW=2025-05-05T09:00:00+01:00\n')
    desk.set({CRM_FILE: join(desk.home, 'sample', 'crm.json'), CRM_NOW: '2025-05-05T09:00:00+01:00'})
    expect(desk.ok('due', '--json').json().today).toBe('2025-05-05')
    expect(desk.ok('demo', 'other').out).not.toContain('CRM_NOW')
  })
})

describe('what somebody mistypes', () => {
  it('says which command below was meant', () => {
    const desk = sitDown()
    const run = desk.crm('promise', 'kep', 'm4k7')
    expect(run).toMatchObject({code: 3, err: 'error: no customer fits: kep\nDid you mean: crm promise keep?\n'})
  })

  it.each([
    [['edit', 'apex', '--add-tag', ' '], 'an empty tag'],
    [['add', 'Bright', '--tier', 'E'], 'no such tier: E\nChoose one of: A, B, C, D.'],
    [['snooze', 'apex', '--for', '1w', '--until', 'friday'], '--for and --until exclude each other'],
    [['log', 'apex', 'hi', '--due', 'friday'], '--due needs --promise'],
    [['segment', 'save', 'x'], 'missing: --filter'],
    [['year', 'apex', 'last'], 'not a year: last\nWrite it like 2026.'],
    [['stats', '--why', 'lifetime-valu'], 'Did you mean lifetime-value?'],
    [['--foo'], 'no such flag: --foo\nThe flags are listed by: crm --help'],
    [['undo', 'z4k7', '--last', '2'], 'Give either an id or --last.'],
  ])('refuses %j, naming the value and the way out', (words, said) => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const before = desk.book()
    const run = desk.crm(...words)
    expect(run).toMatchObject({code: 2, out: ''})
    expect(run.err).toContain(said)
    expect(desk.book()).toBe(before)
  })
})

describe('help', () => {
  it('is one screen, and every command in a line where that is asked for', () => {
    const desk = sitDown()
    const help = desk.ok('--help').out.trimEnd().split('\n')
    expect(help.length).toBeLessThanOrEqual(24)
    expect(help.filter(line => line.length > 80)).toEqual([])
    const all = desk.ok('help', '--all').out
    expect(all).toMatch(/^ {2}promise keep +Keep a promise$/m)
    expect(desk.ok('--help', '--all').out).toBe(all)
  })
})
