import {describe, expect, it} from 'vitest'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, type Given, idOf} from '../../../support/build.ts'

const invoice = idOf('purchase', 'invoice')

const invoicesOf = (purchase: Given<'purchase'>, today: Day, status?: 'former') =>
  agendaOf(
    aBook()
      .customer({status: status ?? null})
      .purchase({id: invoice, amount: '1350 EUR', due: '2026-02-04', ...purchase})
      .build(),
    today,
    {kinds: ['invoice']},
  )

describe('invoices', () => {
  it.each<[Day, number, string]>([
    ['2026-02-04', 0, 'due'],
    ['2026-02-05', 1, 'overdue'],
    ['2026-02-14', 10, 'overdue'],
  ])('are on %s %i days late and %s', (today, late, severity) => {
    expect(invoicesOf({}, today)).toMatchObject([{id: invoice, on: '2026-02-04', late, severity}])
  })

  it.each<[string, Given<'purchase'>]>([
    ['are paid', {paid: '2026-02-01'}],
    ['have no day to be paid by', {due: null}],
    ['are due later', {due: '2026-03-15'}],
  ])('do not come up where they %s', (_, purchase) => {
    expect(invoicesOf(purchase, '2026-03-14')).toEqual([])
  })

  it('say the amount, how late it is, and the number and text last', () => {
    expect(invoicesOf({number: '2026-017', what: 'Workshop'}, '2026-02-14')[0]?.reason).toBe(
      '1,350 EUR unpaid, due on 2026-02-04 (10 days late): invoice 2026-017, Workshop',
    )
    expect(invoicesOf({}, '2026-02-04')[0]?.reason).toBe('1,350 EUR unpaid, due on 2026-02-04 (today)')
  })

  it('are paid first, asked about second, also of a former customer', () => {
    const [item] = invoicesOf({}, '2026-02-14', 'former')
    expect(item?.actions.map(action => action.split(' ').slice(1, 3).join(' '))).toEqual([
      'purchase paid',
      expect.stringMatching(/^log c/),
      expect.stringMatching(/^snooze u/),
    ])
  })
})
