import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

/** A desk with one client, on a Monday. */
const withApex = (): Desk => {
  const desk = sitDown()
  desk.ok('config', 'currency', 'EUR')
  desk.ok('add', 'Apex Manufacturing')
  return desk
}

/** What a refused command says, after a look that it wrote nothing. */
const refused = (
  desk: Desk,
  ...words: string[]
): {code: number; error: {code: string; message: string; hint: string}} => {
  const before = desk.book()
  const run = desk.crm(...words, '--json')
  expect(desk.book()).toBe(before)
  return {code: run.code, error: run.json().error}
}

const dueIds = (desk: Desk, ...words: string[]): string[] =>
  desk
    .ok('due', ...words, '--json')
    .json()
    .due.map(({id}: {id: string}) => id)

describe('offers', () => {
  it('keeps offers with their answers, and which kinds a client answers', () => {
    const desk = withApex()
    const first = desk.ok('offer', 'apex', 'A', 'day', 'of', 'training', '--kind', 'workshop', '--json').json().offer
    expect(first).toMatchObject({text: 'A day of training', kind: 'workshop', on: '2026-01-05'})
    const second = desk.ok('offer', 'apex', 'Two for one', '--kind', 'discount', '--on', 'yesterday', '--json').json()
    desk.ok('offer', 'apex', 'Another day', '--kind', 'Workshop')
    expect(desk.ok('offer', 'answer', first.id, 'accepted', '--json').json().offer).toMatchObject({
      answer: 'accepted',
      answeredOn: '2026-01-05',
    })
    desk.ok('offer', 'answer', second.offer.id, 'none')
    const {offers, answers} = desk.ok('offer', 'list', 'apex', '--json').json()
    expect(offers).toHaveLength(3)
    expect(answers).toMatchObject([
      {kind: 'workshop', made: 2, accepted: 1, declined: 0, none: 0, open: 1},
      {kind: 'discount', made: 1, accepted: 0, none: 1},
    ])
    expect(desk.ok('offer', 'list').out).toContain('no answer')
  })

  it('refuses an answer that does not exist, and one before the offer', () => {
    const desk = withApex()
    const {offer} = desk.ok('offer', 'apex', 'Training', '--json').json()
    expect(refused(desk, 'offer', 'answer', offer.id, 'maybe')).toMatchObject({
      code: 2,
      error: {message: expect.stringContaining('maybe'), hint: expect.stringContaining('accepted')},
    })
    expect(refused(desk, 'offer', 'answer', offer.id, 'accepted', '--on', '2025-12-01').code).toBe(2)
    expect(refused(desk, 'offer', 'answer', 'o000000000000', 'accepted').code).toBe(3)
  })
})

describe('referrals', () => {
  it('makes a prospect of a new name, asks for thanks after three days, and shows the tree', () => {
    const desk = withApex()
    const {referral} = desk
      .ok('refer', 'apex', 'Delta', 'Logistics', '--contact', 'Ana <ana@delta.example>', '--json')
      .json()
    const delta = desk.ok('show', 'delta', '--json').json()
    expect(delta.customer).toMatchObject({id: referral.to, status: 'prospect', referredBy: referral.customer})
    expect(delta.contacts).toMatchObject([{name: 'Ana'}])
    desk.ok('refer', 'delta', 'Echo')
    expect(desk.ok('show', 'apex', '--json').json().referrals).toMatchObject({
      by: null,
      brought: [{customer: {name: 'Delta Logistics'}, outcome: 'open', brought: [{customer: {name: 'Echo'}}]}],
    })
    expect(desk.ok('show', 'echo').out).toContain('brought by Delta Logistics')
    expect(dueIds(desk)).toEqual([])
    desk.at('2026-01-08T09:00:00+01:00')
    expect(dueIds(desk, '--customer', 'apex')).toEqual([referral.id])
    expect(desk.ok('refer', 'thank', referral.id, '--json').json().referral.thankedOn).toBe('2026-01-08')
    expect(dueIds(desk, '--customer', 'apex')).toEqual([])
    expect(desk.ok('refer', 'list', 'apex', '--json').json().referrals).toMatchObject([
      {to: {name: 'Delta Logistics'}, outcome: 'open', thankedOn: '2026-01-08'},
    ])
  })

  it('is thanked for by done, once', () => {
    const desk = withApex()
    const {referral} = desk.ok('refer', 'apex', 'Delta', '--on', '2026-01-01', '--json').json()
    desk.ok('done', referral.id)
    expect(desk.ok('refer', 'list', '--json').json().referrals[0].thankedOn).toBe('2026-01-05')
    expect(refused(desk, 'refer', 'thank', referral.id).code).toBe(2)
    expect(refused(desk, 'done', referral.id).error.message).toContain('thanked')
  })

  it('finds a customer of the book, marks who brought them, and is all taken back at once', () => {
    const desk = withApex()
    desk.ok('add', 'Bright Financial')
    const before = desk.ok('list', '--json').json()
    const {referral} = desk.ok('refer', 'apex', 'bright', '--json').json()
    expect(referral.outcome).toBe('won')
    expect(desk.ok('show', 'bright', '--json').json().customer.referredBy).toBe(referral.customer)
    expect(refused(desk, 'refer', 'apex', 'bright').error.code).toBe('exists')
    expect(refused(desk, 'refer', 'bright', 'apex').code).toBe(2)
    expect(refused(desk, 'refer', 'apex', 'apex').code).toBe(2)
    desk.ok('add', 'Bright Minds')
    expect(refused(desk, 'refer', 'apex', 'bright').error).toMatchObject({
      code: 'ambiguous',
      hint: expect.stringContaining('--new'),
    })
    desk.ok('undo')
    desk.ok('undo')
    expect(desk.ok('refer', 'list', '--json').json().referrals).toEqual([])
    expect(desk.ok('list', '--json').json()).toEqual(before)
    expect(desk.ok('refer', 'apex', 'Bright', '--new', '--json').json().referral.outcome).toBe('open')
    expect(desk.ok('list', '--json').json().customers).toHaveLength(3)
  })

  it('earns points once it is won, where there is a rule', () => {
    const desk = withApex()
    desk.ok('config', 'loyalty.referral', '50')
    const {referral} = desk.ok('refer', 'apex', 'Delta', '--json').json()
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty.points).toBe(0)
    expect(desk.ok('refer', 'outcome', referral.id, 'won', '--json').json().referral.outcome).toBe('won')
    desk.ok('refer', 'outcome', referral.id, 'won')
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty.points).toBe(50)
    expect(desk.ok('show', 'delta', '--json').json().customer.status).toBe('active')
  })
})

describe('loyalty', () => {
  it('keeps a ledger; a reward is a promise', () => {
    const desk = withApex()
    desk.ok('loyalty', 'apex', '--points', '50', '--why', 'Spoke at our open day')
    const redeemed = desk.ok('loyalty', 'apex', '--redeem', '40', '--reward', 'Half a day of coaching', '--json').json()
    expect(redeemed.loyalty).toMatchObject({
      points: 10,
      tier: null,
      entries: [
        {points: -40, reward: 'Half a day of coaching', balance: 10},
        {points: 50, why: 'Spoke at our open day', balance: 50},
      ],
    })
    const promises = desk.ok('promise', 'list', 'apex', '--json').json().promises
    expect(promises).toMatchObject([{text: 'Reward: Half a day of coaching', by: 'me', state: 'open'}])
    desk.ok('undo')
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty.points).toBe(50)
    expect(desk.ok('promise', 'list', 'apex', '--json').json().promises).toEqual([])
    desk.ok('loyalty', 'apex', '--take', '20', '--why', 'Entered twice')
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty.points).toBe(30)
  })

  it('refuses to redeem more points than there are, and writes nothing', () => {
    const desk = withApex()
    desk.ok('loyalty', 'apex', '--points', '50')
    expect(refused(desk, 'loyalty', 'apex', '--redeem', '51', '--reward', 'Lunch')).toMatchObject({
      code: 2,
      error: {code: 'invalid-value', message: expect.stringContaining('51'), hint: expect.stringContaining('50')},
    })
    expect(refused(desk, 'loyalty', 'apex', '--take', '51').code).toBe(2)
    expect(refused(desk, 'loyalty', 'apex', '--redeem', '5').error.message).toContain('--reward')
    expect(refused(desk, 'loyalty', 'apex', '--points', '0').code).toBe(2)
  })

  it('has no rules until they are set: points for purchases, tiers by spend, anniversaries', () => {
    const desk = withApex()
    desk.ok('edit', 'apex', '--since', '2024-01-05')
    desk.ok('log', 'apex', 'talked')
    desk.ok('purchase', 'apex', '900 EUR')
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty).toMatchObject({points: 0, tier: null})
    expect(dueIds(desk)).toEqual([])
    desk.ok('config', 'loyalty.points', '1 per 100 EUR')
    desk.ok('config', 'loyalty.tiers', 'Silver 1,000 EUR, Gold 5000 EUR')
    desk.ok('config', 'loyalty.anniversaries', 'yes')
    const {purchase} = desk.ok('purchase', 'apex', '1250 EUR', '--json').json()
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty).toMatchObject({points: 12, tier: 'Silver'})
    const [tenure] = desk.ok('due', '--kind', 'date', '--json').json().due
    expect(tenure).toMatchObject({id: expect.stringMatching(/\/tenure$/), kind: 'date', severity: 'due'})
    expect(tenure.reason).toContain('2 years a customer')
    desk.ok('done', tenure.id)
    expect(dueIds(desk, '--kind', 'date')).toEqual([])
    desk.ok('rm', purchase.id, '--yes')
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty.points).toBe(0)
  })

  it.each([
    ['loyalty.points', 'many'],
    ['loyalty.points', '1 per 0 EUR'],
    ['loyalty.tiers', 'Silver'],
    ['loyalty.tiers', 'Gold 5000 EUR, Silver 1000 EUR'],
    ['loyalty.referral', '-5'],
    ['loyalty.anniversaries', 'sometimes'],
    ['stages', 'won, lost'],
    ['stages', 'talk'],
    ['stages', 'talk 10, Talk 20'],
    ['stages', 'talk 10, won 50'],
  ])('refuses the setting %s %s', (key, value) => {
    expect(refused(withApex(), 'config', key, value)).toMatchObject({code: 2, error: {code: 'invalid-value'}})
  })
})

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
    expect(dueIds(desk, '--kind', 'playbook')).toEqual([`${won.playbook.id}/day-0`])
    expect(desk.ok('show', 'delta', '--json').json().customer.status).toBe('active')
    expect(desk.ok('refer', 'list', '--json').json().referrals[0].outcome).toBe('won')
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty.points).toBe(50)
    expect(refused(desk, 'opportunity', 'move', opportunity.id, 'lost').error.hint).toContain('engagement end')
    desk.ok('undo')
    expect(desk.ok('show', 'delta', '--json').json()).toEqual(before)
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty.points).toBe(0)
    const again = desk.ok('opportunity', 'move', opportunity.id, 'won', '--no-onboarding', '--json').json()
    expect(again.playbook).toBeUndefined()
  })

  it('refuse a stage that does not exist, and write nothing', () => {
    const desk = withApex()
    const {opportunity} = desk.ok('opportunity', 'add', 'apex', 'Audit', '--json').json()
    expect(refused(desk, 'opportunity', 'move', opportunity.id, 'dreaming')).toMatchObject({
      code: 2,
      error: {
        code: 'invalid-value',
        message: expect.stringContaining('dreaming'),
        hint: expect.stringContaining('talk, proposal, negotiation, won, lost'),
      },
    })
    expect(refused(desk, 'opportunity', 'add', 'apex', 'x', '--stage', 'dreaming').code).toBe(2)
    expect(refused(desk, 'opportunity', 'add', 'apex', 'x', '--stage', 'won').code).toBe(2)
    expect(refused(desk, 'opportunity', 'add', 'apex', 'x', '--probability', '101').code).toBe(2)
    expect(refused(desk, 'opportunity', 'add', 'apex', 'x', '--worth', 'much').code).toBe(2)
    expect(refused(desk, 'opportunity', 'move', opportunity.id, 'proposal', '--fee', '1 EUR').code).toBe(2)
    expect(refused(desk, 'opportunity', 'move', opportunity.id, 'talk', '--on', '2025-01-01').code).toBe(2)
    expect(refused(desk, 'opportunity', 'move', 'y000000000000', 'won').code).toBe(3)
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
    expect(dueIds(desk, '--kind', 'opportunity')).toEqual([])
    desk.at('2026-01-21T09:00:00+01:00')
    const [decision] = desk.ok('due', '--kind', 'opportunity', '--json').json().due
    expect(decision).toMatchObject({id: `${opportunity.id}/close`, late: 1, severity: 'overdue'})
    desk.ok('snooze', decision.id, '--for', '1w')
    expect(dueIds(desk, '--kind', 'opportunity')).toEqual([])
    desk.ok('opportunity', 'move', opportunity.id, 'lost')
    expect(dueIds(desk, '--kind', 'opportunity', '--days', '90')).toEqual([])
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
    expect(refused(desk, 'edit', opportunity.id, '--on', '2025-12-24').error.message).toContain('2025-12-20')
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

describe('time and money by purpose', () => {
  it('adds up touches and expenses, each currency apart', () => {
    const desk = withApex()
    const {expense} = desk
      .ok('expense', '120', 'EUR', '--purpose', 'acquisition', '--what', 'Trade fair', '--json')
      .json()
    expect(expense).toMatchObject({amount: {amount: '120', currency: 'EUR'}, on: '2026-01-05', purpose: 'acquisition'})
    desk.ok('expense', '35 USD', '--customer', 'apex', '--purpose', 'retention', '--on', '2025-12-30')
    desk.ok('log', 'apex', 'Talked', '--minutes', '90', '--purpose', 'retention')
    desk.ok('log', 'apex', 'Talked', '--minutes', '30')
    expect(desk.ok('expense', 'list', '--json').json()).toMatchObject({
      expenses: [{customer: null}, {customer: {name: 'Apex Manufacturing'}}],
      total: expect.arrayContaining([{amount: '35', currency: 'USD'}]),
      spending: [
        {purpose: 'acquisition', minutes: 0, money: [{amount: '120', currency: 'EUR'}]},
        {purpose: 'retention', minutes: 90, money: [{amount: '35', currency: 'USD'}]},
        {purpose: 'delivery', minutes: 0, money: []},
        {purpose: null, minutes: 30, money: []},
      ],
    })
    expect(desk.ok('expense', 'list', '--from', '2026-01-01', '--json').json().expenses).toHaveLength(1)
    expect(desk.ok('expense', 'list', '--customer', 'apex', '--json').json().expenses).toHaveLength(1)
    expect(desk.ok('expense', 'list').out).toContain('1.5 h')
    expect(desk.ok('edit', expense.id, '--purpose', 'delivery', '--json').json().expense.purpose).toBe('delivery')
  })

  it('refuses a purpose that does not exist, no amount, and a day to come', () => {
    const desk = withApex()
    expect(refused(desk, 'expense', '120 EUR', '--purpose', 'fun').error.hint).toContain('acquisition')
    expect(refused(desk, 'expense', 'much').code).toBe(2)
    expect(refused(desk, 'expense', '120 EUR', '--on', '2026-02-01').code).toBe(2)
    expect(refused(desk, 'log', 'apex', 'x', '--purpose', 'fun').code).toBe(2)
  })
})

it.each(['offer list', 'refer list', 'opportunity list', 'pipeline', 'expense list'])(
  'crm %s sees an empty book and exits 0',
  words => {
    const desk = sitDown()
    const run = desk.crm(...words.split(' '), '--json')
    expect(run.code).toBe(0)
    expect(() => run.json()).not.toThrow()
    expect(desk.ok(...words.split(' ')).out).not.toBe('')
    expect(desk.book()).toBe('')
  },
)
