import {describe, expect, it} from 'vitest'
import {type Move, moveOpportunity} from '../../../src/lib/actions/opportunity-moves.ts'
import {aBook, idOf} from '../../support/build.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const [apex, bright, delta] = ['apex', 'bright', 'delta'].map(name => idOf('customer', name)) as [
  string,
  string,
  string,
]
const audit = idOf('opportunity', 'audit')
const [early, late] = [idOf('referral', 'zero'), idOf('referral', 'ante')]

const win: Move = {
  stage: 'won',
  on: '2026-01-05',
  at: '2026-01-05T09:30:00+01:00',
  zone: 'Europe/Berlin',
  why: undefined,
  probability: undefined,
  engagement: {},
  onboarding: false,
}

describe('moveOpportunity', () => {
  it.each<[string, string | undefined, string]>([
    ['of who is said to have brought them', bright, late],
    ['that came first, where nobody says', undefined, early],
  ])('closes, of two open referrals, the one %s', (_, referredBy, closed) => {
    const book = aBook()
      .customer({id: apex, name: 'Apex'})
      .add('referral', {id: early, to: delta, on: '2026-01-02'})
      .customer({id: bright, name: 'Bright'})
      .add('referral', {id: late, to: delta, on: '2026-01-03'})
      .customer({id: delta, name: 'Delta', status: 'prospect', ...(referredBy ? {referredBy} : {})})
      .add('opportunity', {id: audit, on: '2026-01-02', title: 'Audit', stage: 'talk'})
      .build()
    const {result, after} = carryOut(book, current => moveOpportunity(current, audit, win, aMoment()))
    expect(result.referral?.id).toBe(closed)
    expect(after.all('referral').filter(({outcome}) => outcome === 'won')).toHaveLength(1)
  })

  it('stops the win-back of who came back, and no other playbook', () => {
    const book = aBook()
      .customer({id: apex, name: 'Apex', status: 'former'})
      .add('playbook-run', {id: idOf('playbook-run', 'back'), name: 'win-back', on: '2026-01-02'})
      .add('playbook-run', {id: idOf('playbook-run', 'first'), name: 'onboarding', on: '2025-12-30'})
      .add('opportunity', {id: audit, on: '2026-01-02', title: 'Audit', stage: 'talk'})
      .build()
    const {after} = carryOut(book, current => moveOpportunity(current, audit, win, aMoment()))
    expect(after.find('playbook-run', idOf('playbook-run', 'back'))?.stoppedOn).toBe('2026-01-05')
    expect(after.find('playbook-run', idOf('playbook-run', 'first'))?.stoppedOn ?? null).toBeNull()
    expect(after.find('customer', apex)?.status).toBe('active')
  })
})
