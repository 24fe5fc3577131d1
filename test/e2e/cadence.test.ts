import {describe, expect, it} from 'vitest'
import {type Desk, dueOf, sitDown} from '../support/crm.ts'

const withApex = (clock?: string, zone?: string): Desk => {
  const desk = sitDown(clock, zone)
  desk.ok('add', 'Apex', '--tier', 'D')
  return desk
}

describe('cadence settings', () => {
  const talkedTo = (...flags: string[]): Desk => {
    const desk = sitDown()
    desk.ok('add', 'Apex', ...flags)
    desk.ok('log', 'apex', 'Talked')
    return desk
  }
  const severityOn = (desk: Desk, day: string): string | undefined => {
    desk.at(`${day}T09:00:00+01:00`)
    return dueOf(desk, '--kind', 'check-in')[0]?.severity
  }

  it.each([
    ['by tier', ['--tier', 'B'], 'cadence.B'],
    ['by tag', ['--tier', 'D', '--tag', 'VIP'], 'cadence.tag.vip'],
  ])('%s give the ideal and the worst silence', (_, flags, key) => {
    const desk = talkedTo(...flags)
    desk.ok('config', key, '10d/20d')
    expect(severityOn(desk, '2026-01-14')).toBeUndefined()
    expect(severityOn(desk, '2026-01-15')).toBe('due')
    expect(severityOn(desk, '2026-01-25')).toBe('due')
    expect(severityOn(desk, '2026-01-26')).toBe('overdue')
    desk.ok('config', key, '--unset')
    expect(severityOn(desk, '2026-01-26')).toBeUndefined()
  })

  it('let a tag beat the tier, and the own value beat both', () => {
    const desk = talkedTo('--tier', 'A', '--tag', 'vip')
    desk.ok('config', 'cadence.tag.vip', '60d/90d')
    expect(severityOn(desk, '2026-02-20')).toBeUndefined()
    desk.ok('edit', 'apex', '--cadence', '1w', '--worst', '2w')
    expect(severityOn(desk, '2026-02-20')).toBe('overdue')
  })

  it.each(['45d/30d', '30d', 'soon', '-3d/5d', ''])('refuse %j', value => {
    const desk = talkedTo()
    const before = desk.book()
    expect(desk.crm('config', 'cadence.tag.vip', value).code).toBe(2)
    expect(desk.book()).toBe(before)
  })
})

describe('quiet periods', () => {
  it('hold check-ins back until the day after, and change neither history nor lateness', () => {
    const desk = sitDown('2026-12-14T09:00:00+01:00')
    desk.ok('config', 'quiet', '12-20..01-06, 2026-08-03..2026-08-21')
    expect(desk.ok('config', 'quiet', '--json').json().settings.quiet).toBe('--12-20..--01-06, 2026-08-03..2026-08-21')
    desk.ok('add', 'Apex', '--cadence', '10d', '--worst', '20d')
    desk.ok('log', 'apex', 'Talked')
    desk.at('2026-12-28T09:00:00+01:00')
    const before = desk.book()
    expect(dueOf(desk)).toEqual([])
    expect(desk.book()).toBe(before)
    desk.at('2027-01-07T09:00:00+01:00')
    expect(dueOf(desk)).toMatchObject([{kind: 'check-in', on: '2026-12-24', late: 14}])
  })

  it.each(['2026-02-30..2026-03-01', '2027-01-06..2026-12-20', 'summer', '01-01..12-31'])('refuse %s', value => {
    const desk = withApex()
    const before = desk.book()
    const run = desk.crm('config', 'quiet', value)
    expect(run.code).toBe(2)
    expect(run.err).toContain(value)
    expect(desk.book()).toBe(before)
  })
})

describe('spread', () => {
  const imported = (): Desk => {
    const desk = sitDown()
    for (const [name, tier] of [
      ['Delta', 'D'],
      ['Alpha', 'A'],
      ['Charlie', 'C'],
      ['Bravo', 'B'],
    ] as const) {
      desk.ok('add', name, '--tier', tier, '--since', '2020-01-01')
    }
    desk.ok('add', 'Known', '--tier', 'A')
    desk.ok('log', 'known', 'Talked')
    return desk
  }

  it('staggers first check-ins over working days, tier A first, in one change', () => {
    const desk = imported()
    expect(dueOf(desk, '--kind', 'check-in')).toHaveLength(4)
    const before = desk.book()
    const plan = desk.ok('spread', '1w', '--dry-run', '--json').json()
    expect(desk.book()).toBe(before)
    expect(plan.spread.map(({on, customer}: {on: string; customer: {name: string}}) => [on, customer.name])).toEqual([
      ['2026-01-06', 'Alpha'],
      ['2026-01-07', 'Bravo'],
      ['2026-01-08', 'Charlie'],
      ['2026-01-09', 'Delta'],
    ])
    expect(desk.ok('spread', '1w', '--json').json()).toEqual(plan)
    expect(dueOf(desk, '--kind', 'check-in')).toEqual([])
    desk.at('2026-01-07T09:00:00+01:00')
    expect(dueOf(desk, '--kind', 'check-in')).toHaveLength(2)
    desk.ok('undo')
    expect(dueOf(desk, '--kind', 'check-in')).toHaveLength(4)
  })

  it('brings those forward whose ideal day is the same for all', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex', '--tier', 'C')
    desk.ok('add', 'Bright', '--tier', 'C')
    desk.ok('spread', '4w')
    const {customers} = desk.ok('list', '--json').json()
    expect(customers.map(({nextDue}: {nextDue: string}) => nextDue).sort()).toEqual(['2026-01-06', '2026-01-20'])
    desk.at('2026-01-20T09:00:00+01:00')
    expect(dueOf(desk, '--kind', 'check-in')).toHaveLength(2)
  })

  it('takes one tier, and says so where there is nobody', () => {
    const desk = imported()
    expect(desk.ok('spread', '2w', '--tier', 'b', '--json').json().spread).toHaveLength(1)
    expect(sitDown().ok('spread', '2w').out).toContain('Nobody')
  })

  it.each(['', '0d', '-1w', 'soon', '2y', '2w --tier E'])('refuses %j', line => {
    const desk = imported()
    const before = desk.book()
    expect(desk.crm('spread', ...line.split(' ').filter(Boolean)).code).toBe(2)
    expect(desk.book()).toBe(before)
  })
})
