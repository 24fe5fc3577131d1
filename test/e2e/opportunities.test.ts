import {describe, expect, it} from 'vitest'
import {type Desk, idsDue, refusalOf, sitDown} from '../support/crm.ts'

/** A desk with one client, on a Monday. */
const withApex = (): Desk => {
  const desk = sitDown()
  desk.ok('config', 'currency', 'EUR')
  desk.ok('add', 'Apex Manufacturing')
  return desk
}

describe('opportunities', () => {
  it('stand on a board with sums and weighted sums per stage and currency', () => {
    const desk = withApex()
    const {opportunity} = desk.ok('opportunity', 'add', 'apex', 'Second', 'plant', '--worth', '18000', '--json').json()
    expect(opportunity).toMatchObject({
      title: 'Second plant',
      stage: 'talk',
      probability: 10,
      worth: {amount: '18000', currency: 'EUR'},
    })
    desk.ok('opportunity', 'add', 'apex', 'Audit', '--worth', '1000 USD', '--stage', 'Proposal', '--probability', '60')
    desk.ok('opportunity', 'add', 'apex', 'Training', '--worth', '500.50 EUR', '--stage', 'proposal')
    const {stages, open} = desk.ok('pipeline', '--json').json()
    expect(stages.map(({stage}: {stage: string}) => stage)).toEqual(['talk', 'proposal', 'negotiation', 'won', 'lost'])
    expect(stages[0]).toMatchObject({
      opportunities: [{id: opportunity.id, customer: {name: 'Apex Manufacturing'}}],
      sums: [{amount: '18000', currency: 'EUR'}],
      weighted: [{amount: '1800', currency: 'EUR'}],
    })
    expect(stages[1].sums).toHaveLength(2)
    expect(stages[1].sums).toEqual(
      expect.arrayContaining([
        {amount: '1000', currency: 'USD'},
        {amount: '500.50', currency: 'EUR'},
      ]),
    )
    expect(stages[1].weighted).toEqual(
      expect.arrayContaining([
        {amount: '600', currency: 'USD'},
        {amount: '200.20', currency: 'EUR'},
      ]),
    )
    expect(open.count).toBe(3)
    expect(desk.ok('pipeline').out).toContain('Second plant')
    expect(desk.ok('opportunity', 'list', '--stage', 'proposal', '--json').json().opportunities).toHaveLength(2)
  })

  it('keep a history of moves, and why they were lost', () => {
    const desk = withApex()
    const {opportunity} = desk
      .ok('opportunity', 'add', 'apex', 'Audit', '--worth', '900', '--probability', '80', '--json')
      .json()
    const moved = desk.ok('opportunity', 'move', opportunity.id, 'proposal', '--json').json().opportunity
    expect(moved.probability).toBe(40)
    desk.at('2026-02-02T09:00:00+01:00')
    const lost = desk.ok('opportunity', 'move', opportunity.id, 'lost', '--why', 'Too expensive', '--json').json()
    expect(lost.opportunity).toMatchObject({stage: 'lost', closedOn: '2026-02-02', why: 'Too expensive'})
    expect(Object.values(lost.opportunity.moves)).toEqual(['talk', 'proposal', 'lost'])
    expect(lost.engagement).toBeUndefined()
    const {lostReasons, wonRate} = desk.ok('pipeline', '--json').json()
    expect([lostReasons, wonRate]).toEqual([[{why: 'Too expensive', count: 1}], 0])
    expect(desk.ok('opportunity', 'list', '--json').json().opportunities).toEqual([])
    expect(desk.ok('opportunity', 'list', '--all', '--json').json().opportunities).toHaveLength(1)
  })

  it('become an engagement with an onboarding when won, in one change', () => {
    const desk = withApex()
    desk.ok('config', 'loyalty.referral', '50')
    desk.ok('refer', 'apex', 'Delta Logistics')
    const {opportunity} = desk.ok('opportunity', 'add', 'delta', 'Line 4', '--worth', '9000', '--json').json()
    const before = desk.ok('show', 'delta', '--json').json()
    const won = desk.ok('opportunity', 'move', opportunity.id, 'won', '--end', '2026-06-30', '--json').json()
    expect(won.engagement).toMatchObject({
      title: 'Line 4',
      start: '2026-01-05',
      end: '2026-06-30',
      fee: {amount: '9000', currency: 'EUR', per: 'total'},
    })
    expect(won.opportunity).toMatchObject({stage: 'won', closedOn: '2026-01-05', engagement: won.engagement.id})
    expect(won.playbook).toMatchObject({name: 'onboarding', on: '2026-01-05'})
    expect(idsDue(desk, '--kind', 'playbook')).toEqual([`${won.playbook.id}/day-0`])
    expect(desk.ok('show', 'delta', '--json').json().customer.status).toBe('active')
    expect(desk.ok('refer', 'list', '--json').json().referrals[0].outcome).toBe('won')
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty.points).toBe(50)
    expect(refusalOf(desk, 'opportunity', 'move', opportunity.id, 'lost').error.hint).toContain('engagement end')
    desk.ok('undo')
    expect(desk.ok('show', 'delta', '--json').json()).toEqual(before)
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty.points).toBe(0)
    const again = desk.ok('opportunity', 'move', opportunity.id, 'won', '--no-onboarding', '--json').json()
    expect(again.playbook).toBeUndefined()
  })

  it('refuse a stage that does not exist, and write nothing', () => {
    const desk = withApex()
    const {opportunity} = desk.ok('opportunity', 'add', 'apex', 'Audit', '--json').json()
    expect(refusalOf(desk, 'opportunity', 'move', opportunity.id, 'dreaming')).toMatchObject({
      code: 2,
      error: {
        code: 'invalid-value',
        message: expect.stringContaining('dreaming'),
        hint: expect.stringContaining('talk, proposal, negotiation, won, lost'),
      },
    })
    expect(refusalOf(desk, 'opportunity', 'add', 'apex', 'x', '--stage', 'dreaming').code).toBe(2)
    expect(refusalOf(desk, 'opportunity', 'add', 'apex', 'x', '--stage', 'won').code).toBe(2)
    expect(refusalOf(desk, 'opportunity', 'add', 'apex', 'x', '--probability', '101').code).toBe(2)
    expect(refusalOf(desk, 'opportunity', 'add', 'apex', 'x', '--worth', 'much').code).toBe(2)
    expect(refusalOf(desk, 'opportunity', 'move', opportunity.id, 'proposal', '--fee', '1 EUR').code).toBe(2)
    expect(refusalOf(desk, 'opportunity', 'move', opportunity.id, 'talk', '--on', '2025-01-01').code).toBe(2)
    expect(refusalOf(desk, 'opportunity', 'move', 'y000000000000', 'won').code).toBe(3)
  })

  it('come up in due on the day of the next step and of the decision', () => {
    const desk = withApex()
    const {opportunity} = desk
      .ok(
        ...['opportunity', 'add', 'apex', 'Audit', '--close', '2026-01-20', '--next', 'Call Helen'],
        ...['--next-on', 'friday', '--json'],
      )
      .json()
    desk.at('2026-01-09T09:00:00+01:00')
    const [step] = desk.ok('due', '--kind', 'opportunity', '--json').json().due
    expect(step).toMatchObject({id: `${opportunity.id}/next`, on: '2026-01-09', severity: 'due'})
    expect(step.reason).toContain('Call Helen')
    desk.ok('done', step.id)
    expect(idsDue(desk, '--kind', 'opportunity')).toEqual([])
    desk.at('2026-01-21T09:00:00+01:00')
    const [decision] = desk.ok('due', '--kind', 'opportunity', '--json').json().due
    expect(decision).toMatchObject({id: `${opportunity.id}/close`, late: 1, severity: 'overdue'})
    desk.ok('snooze', decision.id, '--for', '1w')
    expect(idsDue(desk, '--kind', 'opportunity')).toEqual([])
    desk.ok('opportunity', 'move', opportunity.id, 'lost')
    expect(idsDue(desk, '--kind', 'opportunity', '--days', '90')).toEqual([])
  })

  it('have stages of your own; what stands in one that is gone stays on the board', () => {
    const desk = withApex()
    desk.ok('opportunity', 'add', 'apex', 'Audit', '--worth', '100', '--stage', 'negotiation')
    desk.ok('config', 'stages', 'Lead 5, Workshop ५०%')
    expect(desk.ok('config', 'stages', '--json').json().settings.stages).toBe('Lead 5, Workshop 50, won, lost')
    const {stages} = desk.ok('pipeline', '--json').json()
    expect(
      stages.map(({stage, probability}: {stage: string; probability: number | null}) => [stage, probability]),
    ).toEqual([
      ['Lead', 5],
      ['Workshop', 50],
      ['negotiation', null],
      ['won', 100],
      ['lost', 0],
    ])
    expect(desk.ok('opportunity', 'add', 'apex', 'x', '--json').json().opportunity.stage).toBe('Lead')
  })

  it('may have come up, and moved, on an earlier day', () => {
    const desk = withApex()
    const words = ['opportunity', 'add', 'apex', 'Audit', '--on', '2025-12-01', '--json']
    const {opportunity} = desk.ok(...words).json()
    const moved = desk.ok('opportunity', 'move', opportunity.id, 'won', '--on', '2025-12-20', '--json').json()
    expect(moved.opportunity.moves).toEqual({'2025-12-01': 'talk', '2025-12-20': 'won'})
    expect(moved.engagement.start).toBe('2025-12-20')
    expect(refusalOf(desk, 'edit', opportunity.id, '--on', '2025-12-24').error.message).toContain('2025-12-20')
  })

  it('are edited as every record, their wording for the client too', () => {
    const desk = withApex()
    const {opportunity} = desk.ok('opportunity', 'add', 'apex', 'Audit', '--json').json()
    const words = ['--worth', '700 EUR', '--close', '2026-03-01', '--share', 'An audit of line 3']
    expect(desk.ok('edit', opportunity.id, ...words, '--json').json().opportunity).toMatchObject({
      worth: {amount: '700', currency: 'EUR'},
      close: '2026-03-01',
      share: 'An audit of line 3',
    })
    expect(desk.ok('find', 'audit', '--json').json().matches[0].type).toBe('opportunity')
    expect(desk.ok('rm', opportunity.id, '--yes', '--json').json().removed).toEqual([opportunity.id])
  })
})
