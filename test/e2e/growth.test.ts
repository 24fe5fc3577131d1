import {describe, expect, it} from 'vitest'
import {type Desk, idsDue, refusalOf, sitDown} from '../support/crm.ts'

/** A desk with one client, on a Monday. */
const withApex = (): Desk => {
  const desk = sitDown()
  desk.ok('config', 'currency', 'EUR')
  desk.ok('add', 'Apex Manufacturing')
  return desk
}

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
    expect(refusalOf(desk, 'offer', 'answer', offer.id, 'maybe')).toMatchObject({
      code: 2,
      error: {message: expect.stringContaining('maybe'), hint: expect.stringContaining('accepted')},
    })
    expect(refusalOf(desk, 'offer', 'answer', offer.id, 'accepted', '--on', '2025-12-01').code).toBe(2)
    expect(refusalOf(desk, 'offer', 'answer', 'o000000000000', 'accepted').code).toBe(3)
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
    expect(idsDue(desk)).toEqual([])
    desk.at('2026-01-08T09:00:00+01:00')
    expect(idsDue(desk, '--customer', 'apex')).toEqual([referral.id])
    expect(desk.ok('refer', 'thank', referral.id, '--json').json().referral.thankedOn).toBe('2026-01-08')
    expect(idsDue(desk, '--customer', 'apex')).toEqual([])
    expect(desk.ok('refer', 'list', 'apex', '--json').json().referrals).toMatchObject([
      {to: {name: 'Delta Logistics'}, outcome: 'open', thankedOn: '2026-01-08'},
    ])
  })

  it('is thanked for by done, once', () => {
    const desk = withApex()
    const {referral} = desk.ok('refer', 'apex', 'Delta', '--on', '2026-01-01', '--json').json()
    desk.ok('done', referral.id)
    expect(desk.ok('refer', 'list', '--json').json().referrals[0].thankedOn).toBe('2026-01-05')
    expect(refusalOf(desk, 'refer', 'thank', referral.id).code).toBe(2)
    expect(refusalOf(desk, 'done', referral.id).error.message).toContain('thanked')
  })

  it('finds a customer of the book, marks who brought them, and is all taken back at once', () => {
    const desk = withApex()
    desk.ok('add', 'Bright Financial')
    const before = desk.ok('list', '--json').json()
    const {referral} = desk.ok('refer', 'apex', 'bright', '--json').json()
    expect(referral.outcome).toBe('won')
    expect(desk.ok('show', 'bright', '--json').json().customer.referredBy).toBe(referral.customer)
    expect(refusalOf(desk, 'refer', 'apex', 'bright').error.code).toBe('exists')
    expect(refusalOf(desk, 'refer', 'bright', 'apex').code).toBe(2)
    expect(refusalOf(desk, 'refer', 'apex', 'apex').code).toBe(2)
    desk.ok('add', 'Bright Minds')
    expect(refusalOf(desk, 'refer', 'apex', 'bright').error).toMatchObject({
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
    expect(refusalOf(desk, 'loyalty', 'apex', '--redeem', '51', '--reward', 'Lunch')).toMatchObject({
      code: 2,
      error: {code: 'invalid-value', message: expect.stringContaining('51'), hint: expect.stringContaining('50')},
    })
    expect(refusalOf(desk, 'loyalty', 'apex', '--take', '51').code).toBe(2)
    expect(refusalOf(desk, 'loyalty', 'apex', '--redeem', '5').error.message).toContain('--reward')
    expect(refusalOf(desk, 'loyalty', 'apex', '--points', '0').code).toBe(2)
  })

  it('has no rules until they are set: points for purchases, tiers by spend, anniversaries', () => {
    const desk = withApex()
    desk.ok('edit', 'apex', '--since', '2024-01-05')
    desk.ok('log', 'apex', 'talked')
    desk.ok('purchase', 'apex', '900 EUR')
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty).toMatchObject({points: 0, tier: null})
    expect(idsDue(desk)).toEqual([])
    desk.ok('config', 'loyalty.points', '1 per 100 EUR')
    desk.ok('config', 'loyalty.tiers', 'Silver 1,000 EUR, Gold 5000 EUR')
    desk.ok('config', 'loyalty.anniversaries', 'yes')
    const {purchase} = desk.ok('purchase', 'apex', '1250 EUR', '--json').json()
    expect(desk.ok('loyalty', 'apex', '--json').json().loyalty).toMatchObject({points: 12, tier: 'Silver'})
    const [tenure] = desk.ok('due', '--kind', 'date', '--json').json().due
    expect(tenure).toMatchObject({id: expect.stringMatching(/\/tenure$/), kind: 'date', severity: 'due'})
    expect(tenure.reason).toContain('2 years a customer')
    desk.ok('done', tenure.id)
    expect(idsDue(desk, '--kind', 'date')).toEqual([])
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
    expect(refusalOf(withApex(), 'config', key, value)).toMatchObject({code: 2, error: {code: 'invalid-value'}})
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
    expect(refusalOf(desk, 'expense', '120 EUR', '--purpose', 'fun').error.hint).toContain('acquisition')
    expect(refusalOf(desk, 'expense', 'much').code).toBe(2)
    expect(refusalOf(desk, 'expense', '120 EUR', '--on', '2026-02-01').code).toBe(2)
    expect(refusalOf(desk, 'log', 'apex', 'x', '--purpose', 'fun').code).toBe(2)
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
