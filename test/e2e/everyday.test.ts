import {statSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {sitDown} from '../support/crm.ts'

describe('add and log', () => {
  it('adds a customer with people and logs touches found by name, part, e-mail and other scripts', () => {
    const desk = sitDown()
    const added = desk
      .ok(
        'add',
        'Apex Manufacturing',
        '--contact',
        'Helen Marks <helen@apex.example>',
        '--tier',
        'a',
        '--tag',
        'industry',
        '--json',
      )
      .json()
    expect(added.customer).toMatchObject({
      name: 'Apex Manufacturing',
      tier: 'A',
      tags: ['industry'],
      status: 'active',
      emails: [],
    })
    expect(added.contacts[0]).toMatchObject({name: 'Helen Marks', emails: ['helen@apex.example']})
    desk.ok('add', 'Łódź Tekstyl')
    desk.ok('add', 'श्री गणेश ट्रेडर्स')
    const touch = desk
      .ok('log', 'helen@apex.example', 'Sent', 'the', 'the', 'summary', '--via', 'email', '--json')
      .json().touch
    expect(touch).toMatchObject({
      customer: added.customer.id,
      channel: 'email',
      direction: 'out',
      with: [added.contacts[0].id],
      text: 'Sent the the summary',
    })
    expect(
      desk.ok('log', 'lodz', 'Met at the fair', '--via', 'meeting', '--on', 'yesterday', '--json').json().touch,
    ).toMatchObject({on: '2026-01-04', direction: 'both'})
    expect(desk.ok('log', 'गणेश', 'पहली बातचीत', '--minutes', '४५', '--json').json().touch).toMatchObject({
      minutes: 45,
      text: 'पहली बातचीत',
    })
  })

  it('keeps the file private and canonical', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('log', 'apex', 'hello')
    expect(statSync(desk.file).mode & 0o777).toBe(0o600)
    const text = desk.book()
    expect(text.startsWith('{"crm":1,"records":[\n')).toBe(true)
    expect(text.endsWith('\nnull]}\n')).toBe(true)
    const ids = desk.records().map(({id}) => id)
    expect(ids).toEqual([...ids].sort())
  })

  it('takes a promise and a reminder with the touch, in one change', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const words = [
      'log',
      'apex',
      'Kick-off',
      '--promise',
      'Draft of the model',
      '--due',
      'friday',
      '--remind',
      'Ask about hiring',
      '--when',
      'in 2 weeks',
      '--json',
    ]
    const {promise, reminder} = desk.ok(...words).json()
    expect(promise).toMatchObject({due: '2026-01-09', by: 'me', state: 'open'})
    expect(reminder).toMatchObject({on: '2026-01-19'})
    desk.ok('undo')
    expect(desk.ok('show', 'apex', '--json').json().timeline).toEqual([])
  })

  it("logs by the customer's preferred channel where none is given", () => {
    const desk = sitDown()
    desk.ok('add', 'Apex', '--channel', 'whatsapp')
    expect(desk.ok('log', 'apex', 'hi', '--json').json().touch).toMatchObject({channel: 'whatsapp', direction: 'out'})
    expect(desk.ok('log', 'apex', 'hi', '--in', '--json').json().touch).toMatchObject({direction: 'in'})
  })

  it('says what was written and how to take it back', () => {
    const desk = sitDown()
    const run = desk.ok('add', 'Apex')
    expect(run.out).toMatch(/^Added Apex {2}c\w{3}/)
    expect(run.out).toContain('crm undo')
    expect(run.err).toBe('')
  })
})

describe('due, done and snooze', () => {
  it('shows reminders and promises with what deals with them, and completes them', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const reminder = desk.ok('remind', 'apex', 'Ask', '--on', '2026-01-05', '--json').json().reminder
    const promise = desk.ok('promise', 'apex', 'Draft', '--due', '2026-01-02', '--json').json().promise
    const {due} = desk.ok('due', '--json').json()
    expect(
      due.map((item: {id: string; late: number; severity: string}) => [item.id, item.late, item.severity]),
    ).toEqual([
      [promise.id, 3, 'overdue'],
      [reminder.id, 0, 'due'],
    ])
    expect(due[0].customer).toMatchObject({name: 'Apex'})
    expect(due[0].actions.length).toBeGreaterThan(0)
    expect(desk.crm('due', '--check').code).toBe(10)
    expect(desk.ok('done', promise.id.slice(0, 6), '--json').json().done.id).toBe(promise.id)
    expect(desk.ok('snooze', reminder.id, '--for', '3d', '--json').json().snoozed.until).toBe('2026-01-08')
    expect(desk.ok('due', '--check').code).toBe(0)
    desk.at('2026-01-08T09:00:00+01:00')
    expect(desk.ok('due', '--json').json().due[0]).toMatchObject({id: reminder.id, late: 3})
  })

  it('every printed action that needs no text works when pasted', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex', '--tier', 'A')
    desk.ok('remind', 'apex', 'Ask', '--on', '2026-01-05', '--every', '1m')
    desk.ok('promise', 'apex', 'Draft', '--due', '2026-01-02')
    desk.ok('engagement', 'add', 'apex', 'Retainer', '--start', '2025-02-01', '--end', '2026-02-10', '--notice', '30d')
    desk.at('2026-03-01T09:00:00+01:00')
    const actions: string[] = desk
      .ok('due', '--json')
      .json()
      .due.flatMap((item: {actions: string[]}) => item.actions)
    expect(actions.length).toBeGreaterThan(5)
    for (const action of actions.filter(each => !each.startsWith('crm recap'))) {
      const words = [...action.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
      const before = desk.book()
      expect.soft(desk.crm(...words.slice(1)), action).toMatchObject({code: 0})
      if (desk.book() !== before) desk.ok('undo')
    }
  })

  it("tells the client's own time where they are in another zone", () => {
    const desk = sitDown('2026-01-05T09:40:00+00:00', 'UTC')
    desk.ok('add', 'Ganesh', '--timezone', 'Asia/Kolkata')
    desk.ok('remind', 'ganesh', 'Call', '--on', '2026-01-05')
    expect(desk.ok('due').out).toContain('15:10 in Kolkata')
  })

  it('takes a machine whose zone is empty or unknown to be in UTC', () => {
    const desk = sitDown('2026-01-05T09:00:00Z')
    desk.ok('add', 'Apex', '--timezone', 'Asia/Kathmandu')
    desk.ok('remind', 'apex', 'Call', '--on', '2026-01-05')
    for (const zone of ['', 'Etc/Unknown', 'Atlantis/Poseidonis']) {
      desk.at('2026-01-05T09:00:00Z', zone)
      expect(desk.ok('due').out).toContain('14:45 in Kathmandu')
      expect(desk.ok('log', 'apex', 'called', '--at', '08:30', '--json').json().touch).toMatchObject({at: '08:30'})
    }
  })

  it('filters by kind, customer and number, and looks ahead', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('add', 'Bright')
    desk.ok('remind', 'apex', 'One', '--on', '2026-01-05')
    desk.ok('promise', 'bright', 'Two', '--due', '2026-01-05')
    desk.ok('remind', 'bright', 'Three', '--on', '2026-01-10')
    const count = (...words: string[]) => desk.ok('due', ...words, '--json').json().due.length
    expect(count()).toBe(2)
    expect(count('--kind', 'promise')).toBe(1)
    expect(count('--customer', 'bright')).toBe(1)
    expect(count('--days', '7')).toBe(3)
    expect(count('--limit', '1')).toBe(1)
    expect(desk.ok('due', '--brief').out.trim().split('\n')).toHaveLength(1)
  })
})
