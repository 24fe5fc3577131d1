import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

/** A client with something of every sort to say about: on 2026-06-01. */
const busyDesk = (): Desk => {
  const desk = sitDown('2026-01-05T09:00:00+01:00')
  desk.ok('init', '--no-git', '--currency', 'EUR')
  desk.ok('add', 'Apex Manufacturing', '--contact', 'Helen Marks <helen@apex.example>', '--tier', 'A')
  desk.ok('promise', 'apex', 'Draft of the model', '--due', '2026-05-01')
  desk.at('2026-06-01T09:00:00+02:00')
  desk.ok('purchase', 'apex', '1350 EUR', '--on', '2026-03-01', '--due', '2026-03-31', '--number', '17')
  desk.ok('feedback', 'helen@apex.example', 'nps', '3', '--on', '2026-05-01')
  desk.ok('request', 'apex', 'Broken export', '--on', '2026-05-01', '--promised', '2d')
  return desk
}

describe('crm next', () => {
  it('ranks risks and opportunities, each with evidence and a command', () => {
    const desk = busyDesk()
    const {suggestions} = desk.ok('next', '--json').json()
    expect(
      suggestions.map(({signal, severity}: {signal: string; severity: string}) => `${severity} ${signal}`),
    ).toEqual([
      'red unhappy',
      'red promise-late',
      'red invoice-late',
      'amber request-late',
      'amber silent',
      'amber single-contact',
    ])
    for (const each of suggestions) {
      expect(Object.keys(each)).toEqual(
        expect.arrayContaining(['id', 'customer', 'kind', 'signal', 'severity', 'evidence', 'action']),
      )
      expect(each.customer.name).toBe('Apex Manufacturing')
    }
    const {out, err} = desk.ok('next', 'apex', '--risk')
    expect(out).toMatch(/^Risks\n/)
    expect(err).toBe('')
    expect(desk.ok('next', '--opportunity').out).toBe('Nothing stands out.\n')
  })

  it('every command that is printed works when pasted', () => {
    const desk = busyDesk()
    const actions = desk
      .ok('next', '--json')
      .json()
      .suggestions.map(({action}: {action: string}) => action)
    expect(actions).toHaveLength(6)
    for (const action of actions) {
      const words = [...action.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
      expect.soft(desk.crm(...words.slice(1)), action).toMatchObject({code: 0})
      desk.ok('undo')
    }
  })

  it('puts red ones into due, once each, and leaves ambers to a line of the overview', () => {
    const desk = busyDesk()
    const {due} = desk.ok('due', '--json').json()
    const kinds = due.map(({kind}: {kind: string}) => kind)
    expect(kinds.filter((kind: string) => kind === 'signal')).toHaveLength(3)
    expect(kinds).not.toContain('promise')
    expect(kinds).not.toContain('invoice')
    expect(desk.ok('due', '--kind', 'promise', '--json').json().due).toHaveLength(1)
    expect(desk.ok().out).toMatch(/3 risks: crm next$/m)
    expect(desk.ok('--json').json().ambers).toEqual({risk: 3, opportunity: 0})
  })

  it('sets a signal aside until a day, and takes that back', () => {
    const desk = busyDesk()
    const [{id}] = desk.ok('next', '--json').json().suggestions
    const {explained} = desk
      .ok('next', 'explain', id, '--until', 'in 3 weeks', '--why', 'They are on holiday', '--json')
      .json()
    expect(explained).toMatchObject({id, signal: 'unhappy', until: '2026-06-22', why: 'They are on holiday'})
    const ids = () =>
      desk
        .ok('next', '--json')
        .json()
        .suggestions.map((each: {id: string}) => each.id)
    expect(ids()).not.toContain(id)
    expect(desk.ok('next', '--aside').out).toContain('set aside until 2026-06-22: They are on holiday')
    desk.ok('undo')
    expect(ids()).toContain(id)
    desk.ok('next', 'explain', id, '--until', '2026-06-22')
    desk.at('2026-06-22T09:00:00+02:00')
    expect(ids()).toContain(id)
  })

  it.each([
    [['next', 'nobody'], 3, 'nobody'],
    [['next', '--risk', '--opportunity'], 2, 'opportunity'],
    [['next', 'explain', 'zzzz', '--until', '2026-09-01'], 3, 'zzzz'],
    [['next', 'explain', 'helen', '--until', '2026-09-01'], 3, 'helen'],
    [['health', 'nobody'], 3, 'nobody'],
    [['health', '--limit', 'many'], 2, 'many'],
    [['stats', '--from', '2026-05-01', '--to', '2026-04-01'], 2, '2026-05-01'],
    [['stats', '--from', '2026-02-30'], 2, '2026-02-30'],
    [['stats', '--from', '2027-01-01'], 2, '2027-01-01'],
    [['stats', '--why', 'happiness'], 2, 'happiness'],
    [['config', 'health.weights', 'cadence=50,rhythm=49'], 2, 'total 99'],
    [['config', 'health.weights', 'mood=100'], 2, 'mood'],
    [['config', 'lifetime.discount', '120%'], 2, '120%'],
  ])('crm %j exits %i, names what is wrong, and writes nothing', (words, code, text) => {
    const desk = busyDesk()
    const before = desk.book()
    const run = desk.crm(...words)
    expect([run.code, run.err]).toEqual([code, expect.stringContaining(text)])
    expect(desk.crm(...words, '--json').json().error.message).toMatch(/\S/)
    expect(desk.book()).toBe(before)
  })
})

describe('crm health', () => {
  it('gives reasons, parts and a number, also in show', () => {
    const desk = busyDesk()
    const [health] = desk.ok('health', '--json').json().health
    expect(health).toMatchObject({customer: {name: 'Apex Manufacturing'}, band: 'red'})
    expect(health.reasons[0]).toContain('NPS 3 of 10')
    expect(Object.keys(health.parts)).toEqual([
      'cadence',
      'rhythm',
      'promises',
      'feedback',
      'responsiveness',
      'payment',
    ])
    expect(health.parts.rhythm).toMatchObject({score: null, unknown: expect.stringContaining('3 gaps')})
    expect(desk.ok('show', 'apex', '--json').json().health).toEqual(health)
    expect(desk.ok('show', 'apex').out).toMatch(/Health\n {2}NPS 3 of 10/)
    expect(desk.ok('health', 'apex').out).toMatch(/\n {2}red \d+ {2}cadence 0/)
  })

  it('weighs as the settings say', () => {
    const desk = busyDesk()
    desk.ok('config', 'health.weights', 'promises=50,payment=50')
    expect(desk.ok('config', 'health.weights', '--json').json().settings['health.weights']).toBe(
      'cadence=0,rhythm=0,promises=50,feedback=0,responsiveness=0,payment=50',
    )
    expect(desk.ok('health', '--json').json().health[0].score).toBe(0)
  })
})

describe('crm stats', () => {
  it('has every figure, each with its counts or the reason it is unknown', () => {
    const stats = busyDesk().ok('stats', '--json').json()
    expect(Object.keys(stats)).toEqual([
      'period',
      'nps',
      'csat',
      'ces',
      'retention',
      'churn',
      'revenue',
      'lifetimeValue',
      'promises',
      'referrals',
      'firstReply',
      'concentration',
      'acquisition',
    ])
    expect(stats.period).toEqual({from: '2025-06-02', to: '2026-06-01'})
    expect(stats.nps).toMatchObject({value: -100, n: 1, of: 1})
    expect(stats.promises).toMatchObject({value: 0, n: 0, of: 1})
    expect(stats.csat).toMatchObject({value: null, unknown: 'no answers in this period'})
    expect(stats.revenue.grr).toMatchObject({value: null, unknown: expect.stringMatching(/\S/)})
    expect(stats.concentration).toMatchObject({value: 100, currency: 'EUR'})
  })

  it('says in text what it says in JSON, without charts in a pipe', () => {
    const desk = busyDesk()
    const {out} = desk.ok('stats', '--from', '2026-01-01')
    expect(out).toMatch(/^2026-01-01 to 2026-06-01\n/)
    expect(out).toMatch(/^NPS +−100 +1 answer/m)
    expect(out).toMatch(/^CSAT +unknown +no answers in this period$/m)
    expect(out).not.toMatch(/[▁-█●─]/)
    expect(desk.ok('stats', '--why', 'nps').out).toMatch(/3: detractor +Apex Manufacturing/)
  })

  it('measures the first reply on the clock of the zone', () => {
    const desk = sitDown('2026-03-02T18:00:00+05:45', 'Asia/Kathmandu')
    desk.ok('config', 'hours', '07:00-17:00')
    desk.ok('add', 'Apex')
    const {request} = desk.ok('request', 'apex', 'Broken', '--json').json()
    desk.at('2026-03-03T08:00:00+05:45')
    desk.ok('request', 'reply', request.id)
    expect(desk.ok('stats', '--json').json().firstReply).toMatchObject({value: 1, businessHours: 1, calendarHours: 14})
  })
})

it.each(['next', 'health', 'stats'])('crm %s sees an empty book where there is none, and exits 0', words => {
  const desk = sitDown()
  expect(desk.crm(words).code).toBe(0)
  expect(() => desk.crm(words, '--json').json()).not.toThrow()
  expect(desk.book()).toBe('')
})
