import {describe, expect, it} from 'vitest'
import {type Desk, dueOf, sitDown} from '../support/crm.ts'

const withClients = (): Desk => {
  const desk = sitDown()
  desk.ok('init', '--no-git', '--name', 'Riko Sand')
  desk.ok('add', 'Apex Manufacturing', '--contact', 'Helen Marks <helen@apex.example>', '--tier', 'A')
  desk.ok('add', 'Bright Financial')
  return desk
}

describe('feedback', () => {
  it('keeps a score with its scale, and an action in due until it is closed', () => {
    const desk = withClients()
    const {feedback} = desk
      .ok(
        'feedback',
        'helen@apex.example',
        'csat',
        '2',
        '--action',
        'Name one person',
        '--comment',
        'Whom do I ask?',
        '--json',
      )
      .json()
    expect(feedback).toMatchObject({
      instrument: 'csat',
      score: 2,
      low: 1,
      high: 5,
      better: 'higher',
      on: '2026-01-05',
      contact: expect.stringMatching(/^p/),
    })
    expect(dueOf(desk)).toMatchObject([{id: feedback.id, kind: 'feedback', late: 0, severity: 'due'}])
    desk.at('2026-01-20T09:00:00+01:00')
    expect(dueOf(desk)).toMatchObject([{late: 15, severity: 'overdue'}])
    expect(desk.ok('feedback', 'list', '--open', '--json').json().feedback).toHaveLength(1)
    const closed = desk
      .ok('feedback', 'close', feedback.id.slice(0, 6), '--note', 'It is Mira', '--json')
      .json().feedback
    expect(closed).toMatchObject({closedOn: '2026-01-20', closeNote: 'It is Mira'})
    expect(dueOf(desk)).toEqual([])
    expect(desk.ok('feedback', 'list', '--open', '--json').json().feedback).toEqual([])
    desk.ok('undo')
    expect(dueOf(desk)).toHaveLength(1)
    desk.ok('done', feedback.id, '--note', 'Told them')
    expect(desk.ok('feedback', 'list', 'apex', '--json').json().feedback).toMatchObject([{closeNote: 'Told them'}])
  })

  it('asks those who have not been asked for too long', () => {
    const desk = withClients()
    desk.ok('config', 'feedback.every', '3m')
    desk.ok('engagement', 'add', 'apex', 'Retainer', '--start', '2026-01-05')
    desk.at('2026-04-05T09:00:00+02:00')
    const [item] = dueOf(desk, '--kind', 'feedback')
    expect(item?.id).toMatch(/^c\w{12}\/feedback$/)
    desk.ok('feedback', 'apex', 'nps', '9')
    expect(dueOf(desk, '--kind', 'feedback')).toEqual([])
  })

  it('offers exit feedback when a client becomes former', () => {
    const desk = withClients()
    expect(desk.ok('edit', 'bright', '--status', 'former').out).toMatch(/crm feedback c\w+ exit/)
    expect(dueOf(desk)).toMatchObject([{id: expect.stringMatching(/^c\w{12}\/exit-feedback$/), kind: 'feedback'}])
    desk.ok('feedback', 'bright', 'exit', '--comment', 'The new plant has its own team')
    expect(dueOf(desk)).toEqual([])
  })

  it('brings words that may be quoted into a recap, and no others', () => {
    const desk = withClients()
    const quote = 'You kept the launch on track'
    desk.ok('feedback', 'helen@apex.example', 'nps', '9', '--comment', quote, '--may-quote')
    desk.ok('feedback', 'apex', 'nps', '8', '--comment', 'PRIVATE words')
    for (const share of ['One', 'Two']) desk.ok('value', 'apex', 'x', '--share', share)
    const text = desk.ok('recap', 'apex', '--format', 'md').out
    expect(text).toContain(quote)
    expect(text).toContain('Helen Marks')
    expect(text).not.toContain('PRIVATE')
  })
})

describe('purchases', () => {
  it('are late in due until they are paid', () => {
    const desk = withClients()
    const words = ['purchase', 'apex', '1350', 'EUR', '--number', '2026-017', '--due', 'in 30 days', '--json']
    const {purchase} = desk.ok(...words).json()
    expect(purchase).toMatchObject({amount: {amount: '1350', currency: 'EUR'}, due: '2026-02-04', on: '2026-01-05'})
    expect(dueOf(desk)).toEqual([])
    desk.at('2026-02-14T09:00:00+01:00')
    const [item] = dueOf(desk, '--kind', 'invoice')
    expect(item).toMatchObject({id: purchase.id, late: 10, severity: 'overdue'})
    expect(item?.reason).toContain('1,350 EUR')
    expect(desk.ok('purchase', 'paid', purchase.id, '--on', 'yesterday', '--json').json().purchase.paid).toBe(
      '2026-02-13',
    )
    expect(dueOf(desk, '--kind', 'invoice')).toEqual([])
    desk.ok('undo')
    desk.ok('done', purchase.id, '--on', '2026-02-12')
    expect(desk.ok('purchase', 'list', 'apex', '--json').json().purchases).toMatchObject([{paid: '2026-02-12'}])
  })

  it('of several currencies are listed together and never added', () => {
    const desk = withClients()
    desk.ok('purchase', 'apex', '100 EUR', '--due', 'in 2 weeks')
    desk.ok('purchase', 'apex', '23.50 EUR', '--paid', 'today')
    desk.ok('purchase', 'bright', '5000 JPY', '--due', 'in 2 weeks')
    const {purchases, total, unpaid} = desk.ok('purchase', 'list', '--json').json()
    expect(purchases).toHaveLength(3)
    expect(
      new Set(total.map(({amount, currency}: {amount: string; currency: string}) => `${amount} ${currency}`)),
    ).toEqual(new Set(['123.50 EUR', '5000 JPY']))
    expect(unpaid).toHaveLength(2)
    expect(desk.ok('purchase', 'list', '--unpaid').out).toMatch(/In all: .*(100 EUR · 5,000 JPY|5,000 JPY · 100 EUR)/)
  })
})

describe('requests', () => {
  it('are answered, solved and confirmed, and show a cause that comes back', () => {
    const desk = withClients()
    const first = desk
      .ok('request', 'apex', 'Figures', 'are', 'off', '--on', '2026-01-02', '--at', '16:00', '--json')
      .json()
    expect(first.request).toMatchObject({text: 'Figures are off', at: '2026-01-02T16:00:00+01:00'})
    const {id} = first.request
    expect(dueOf(desk)).toMatchObject([{id, kind: 'request', late: 3}])
    expect(desk.ok('request', 'reply', id, '--json').json()).toMatchObject({
      request: {repliedAt: '2026-01-05T09:00:00+01:00'},
      firstReply: {calendarHours: 65, businessHours: 1},
    })
    desk.ok('request', 'reply', id, 'Found', 'it')
    expect(desk.ok('brief', 'apex').out).toContain('Figures are off')
    expect(desk.ok('show', 'apex', '--json').json().requests).toMatchObject([{id}])
    expect(dueOf(desk)).toEqual([])
    desk.ok('request', 'resolve', id, '--cause', 'Time zone', '--fix', 'Theirs is used')
    const second = desk.ok('request', 'bright', 'Late', '--promised', '2d', '--via', 'email', '--json').json().request
    const run = desk.ok('request', 'resolve', second.id, '--cause', 'time zone')
    expect(run.out).toContain('The same cause as 1 other: time zone')
    expect(run.out).toContain('Figures are off')
    expect(desk.ok('request', 'list', '--cause', 'zone').out).toContain('(2 times)')
    desk.at('2026-01-12T09:00:00+01:00')
    expect(
      dueOf(desk)
        .map(item => item.id)
        .sort(),
    ).toEqual([`${id}/confirm`, `${second.id}/confirm`].sort())
    expect(desk.ok('request', 'confirm', id, '--csat', '5', '--json').json().request).toMatchObject({
      confirmedOn: '2026-01-12',
      csat: 5,
    })
    desk.ok('request', 'reopen', second.id)
    expect(dueOf(desk)).toMatchObject([{id: second.id, severity: 'overdue'}])
    desk.ok('done', second.id)
    expect(dueOf(desk)).toEqual([])
    expect(desk.ok('request', 'list', '--open', '--json').json().requests).toEqual([])
  })

  it('count hours of work by the settings, and by those of a customer', () => {
    const desk = withClients()
    desk.ok('config', 'hours', '8-18')
    desk.ok('edit', 'bright', '--weekend', 'fri, sat', '--hours', '10-12')
    const hours = (customer: string) => {
      const {request} = desk.ok('request', customer, 'x', '--on', '2026-01-02', '--at', '16:00', '--json').json()
      return desk.ok('request', 'reply', request.id, '--on', '2026-01-05', '--at', '08:30', '--json').json().firstReply
    }
    desk.at('2026-01-06T09:00:00+01:00')
    expect(hours('apex')).toEqual({calendarHours: 64.5, businessHours: 2.5})
    expect(hours('bright')).toEqual({calendarHours: 64.5, businessHours: 2})
  })
})

describe('every printed action that needs no words works when pasted', () => {
  it('for answers, requests and invoices', () => {
    const desk = withClients()
    desk.ok('feedback', 'apex', 'csat', '2', '--action', 'Call')
    desk.ok('request', 'apex', 'One')
    desk.ok('request', 'resolve', desk.ok('request', 'apex', 'Two', '--json').json().request.id)
    desk.ok('purchase', 'apex', '10 EUR', '--due', '2026-01-09')
    desk.ok('engagement', 'add', 'apex', 'Retainer', '--start', '2025-01-01')
    desk.ok('edit', 'bright', '--status', 'former')
    desk.at('2026-01-20T09:00:00+01:00')
    const actions: string[] = ['feedback', 'request', 'invoice'].flatMap(kind =>
      desk
        .ok('due', '--kind', kind, '--json')
        .json()
        .due.flatMap((item: {actions: string[]}) => item.actions),
    )
    expect(actions.length).toBeGreaterThan(15)
    for (const action of actions) {
      const words = [...action.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
      const before = desk.book()
      const needsAnswer = / (nps|exit)$/.test(action)
      expect.soft(desk.crm(...words.slice(1)), action).toMatchObject({code: needsAnswer ? 2 : 0})
      if (desk.book() !== before) desk.ok('undo')
    }
  })
})

describe('what cannot be is refused, named, and nothing is written', () => {
  const ids = (desk: Desk): Readonly<Record<string, string>> => ({
    F: desk.ok('feedback', 'apex', 'nps', '9', '--json').json().feedback.id,
    U: desk.ok('purchase', 'apex', '10 EUR', '--json').json().purchase.id,
    Q: desk.ok('request', 'apex', 'Why?', '--json').json().request.id,
  })

  it.each([
    [2, '11', ['feedback', 'apex', 'nps', '11']],
    [2, '0', ['feedback', 'apex', 'csat', '0']],
    [2, '8', ['feedback', 'apex', 'ces', '8']],
    [2, '8.5', ['feedback', 'apex', 'nps', '8.5']],
    [2, 'nps, csat', ['feedback', 'apex', 'stars', '5']],
    [2, '5-1', ['feedback', 'apex', 'csat', '3', '--scale', '5-1']],
    [2, 'sideways', ['feedback', 'apex', 'csat', '3', '--better', 'sideways']],
    [2, 'score', ['feedback', 'apex', 'nps']],
    [2, '--comment', ['feedback', 'apex', 'exit']],
    [2, 'INSTRUMENT', ['feedback', 'apex']],
    [2, '2026-01-06', ['feedback', 'apex', 'nps', '9', '--on', '2026-01-06']],
    [3, 'Nobody', ['feedback', 'apex', 'nps', '9', '--contact', 'Nobody']],
    [2, '2026-01-01', ['feedback', 'close', 'F', '--on', '2026-01-01']],
    [2, '11', ['edit', 'F', '--score', '11']],
    [2, 'no currency', ['purchase', 'apex', '10']],
    [2, 'XYZ', ['purchase', 'apex', '10 XYZ']],
    [2, 'EUR/month', ['purchase', 'apex', '10 EUR/month']],
    [2, '2026-01-04', ['purchase', 'apex', '10 EUR', '--paid', '2026-01-04']],
    [2, '2026-01-06', ['purchase', 'apex', '10 EUR', '--paid', '2026-01-06']],
    [2, '2026-01-04', ['purchase', 'paid', 'U', '--on', '2026-01-04']],
    [2, '2026-01-04', ['edit', 'U', '--paid', '2026-01-04']],
    [2, 'TEXT', ['request', 'apex']],
    [2, '09:01', ['request', 'apex', 'x', '--at', '09:01']],
    [2, '2h', ['request', 'apex', 'x', '--promised', '2h']],
    [2, '2026-01-01', ['request', 'resolve', 'Q', '--on', '2026-01-01']],
    [2, 'not solved', ['request', 'confirm', 'Q', '--csat', '5']],
    [3, 'q000', ['request', 'reply', 'q000']],
    [2, '17-9', ['config', 'hours', '17-9']],
    [2, '25-26', ['edit', 'apex', '--hours', '25-26']],
    [2, 'someday', ['edit', 'apex', '--weekend', 'someday']],
  ])('exit %i, naming %s: %j', (code, named, words) => {
    const desk = withClients()
    const known = ids(desk)
    const before = desk.book()
    const given = words.map(word => known[word] ?? word)
    const run = desk.crm(...given)
    expect(run).toMatchObject({code, out: ''})
    expect(run.err).toContain(named)
    const json = desk.crm(...given, '--json')
    expect([json.code, json.json().error.code]).toEqual([code, expect.any(String)])
    expect(desk.book()).toBe(before)
  })
})

describe('without a book', () => {
  it.each(['feedback list', 'purchase list', 'request list'])('crm %s sees an empty one and exits 0', words => {
    const desk = sitDown()
    expect(desk.crm(...words.split(' '), '--json')).toMatchObject({code: 0})
    expect(desk.book()).toBe('')
  })
})

describe('data never drives the terminal', () => {
  it('in answers, purchases and requests', () => {
    const desk = withClients()
    const hostile = 'Evil\u001b[31m\u009b2J\u202e\rBad\nLine\u0008'
    const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/
    const {feedback} = desk
      .ok('feedback', 'apex', 'nps', '1', '--comment', hostile, '--action', hostile, '--json')
      .json()
    const {purchase} = desk.ok('purchase', 'apex', '10 EUR', '--what', hostile, '--due', '2026-01-05', '--json').json()
    const {request} = desk.ok('request', 'apex', hostile, '--json').json()
    desk.ok('request', 'resolve', desk.ok('request', 'bright', hostile, '--json').json().request.id, '--cause', hostile)
    for (const words of [
      ['due'],
      ['show', 'apex'],
      ['brief', 'apex'],
      ['feedback', 'list'],
      ['purchase', 'list'],
      ['request', 'list'],
      ['feedback', 'close', feedback.id, '--note', hostile],
      ['purchase', 'paid', purchase.id],
      ['request', 'reply', request.id, hostile],
      ['request', 'resolve', request.id, '--cause', hostile],
      ['request', 'confirm', request.id],
      ['request', 'reopen', request.id],
    ]) {
      const run = desk.ok(...words)
      expect.soft(run.out, words.join(' ')).not.toMatch(control)
    }
  })
})
