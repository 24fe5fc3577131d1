import {describe, expect, it} from 'vitest'
import {
  annualRetention,
  grossRevenueRetention,
  logoChurn,
  netRevenueRetention,
  retentionRate,
} from '../../../src/lib/retention/retention-rates.ts'
import {present} from '../../support/vectors.ts'
import vectors from '../../vectors.json' with {type: 'json'}

describe('retentionRate', () => {
  it.each(vectors.retention.filter(row => row.crr !== undefined))('is $crr for $S, $E and $N', ({S, E, N, crr}) => {
    const movement = {start: present(S, 'S'), end: present(E, 'E'), added: present(N, 'N')}
    const figure = retentionRate(movement)
    expect(figure.value).toBeCloseTo(present(crr, 'crr'), 2)
    expect(figure).toMatchObject({n: movement.end - movement.added, of: movement.start})
  })

  it('is unknown with nobody at the start', () => {
    const unknown = 'no customers at the start of the period'
    expect(retentionRate({start: 0, end: 4, added: 4})).toEqual({value: null, n: 0, of: 0, unknown})
  })
})

describe('logoChurn', () => {
  it('is the part of those at the start who were lost', () => {
    expect(logoChurn(3, 20)).toEqual({value: 15, n: 3, of: 20})
  })

  it('is unknown with nobody at the start', () => {
    expect(logoChurn(0, 0).value).toBeNull()
  })
})

describe.each(vectors.revenue)('revenue from $start with +$expansion −$contraction −$churn', row => {
  it('is retained gross without the expansion', () => {
    expect(grossRevenueRetention(row)).toEqual({value: row.grr, n: 92, of: 100})
  })

  it('is retained net with the expansion', () => {
    expect(netRevenueRetention(row)).toEqual({value: row.nrr, n: 107, of: 100})
  })

  it('is unknown when none recurs', () => {
    const none = {...row, start: 0, contraction: 0, churn: 0}
    expect(grossRevenueRetention(none).value).toBeNull()
    expect(netRevenueRetention(none).value).toBeNull()
  })
})

describe('annualRetention', () => {
  it.each(vectors.retention.filter(row => row.monthly_churn !== undefined))(
    'is $annual_retention for a monthly churn of $monthly_churn',
    row => {
      const yearly = annualRetention(1 - present(row.monthly_churn, 'monthly churn'))
      expect(yearly).toBeCloseTo(present(row.annual_retention, 'annual retention'), 4)
    },
  )
})
