import {describe, expect, it} from 'vitest'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import type {SignalName} from '../../../../src/lib/retention/signals/signal.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'

const helen = idOf('contact', 'helen')
const today: Day = '2026-03-02'
const found = (builder: BookBuilder, signal: SignalName, on: Day = today) =>
  signalsOf(builder.build(), on).filter(each => each.signal === signal)

describe('the champion left', () => {
  const left = (given = {}) =>
    aBook()
      .customer()
      .contact({id: helen, champion: true, left: '2026-03-01', ...given})

  it('is red from the day they left on', () => {
    expect(found(left(), 'champion-left', '2026-02-28')).toEqual([])
    expect(found(left().contact({name: 'Dan'}), 'champion-left', '2026-03-01')).toMatchObject([
      {
        id: `${helen}/champion-left`,
        severity: 'red',
        since: '2026-03-01',
        evidence:
          'The champion left on 2026-03-01 (today), 1 contact there now and no champion among them: Helen Marks',
        records: [helen, expect.stringMatching(/^p/)],
      },
    ])
  })

  it('is over once somebody else there is the champion', () => {
    expect(found(left().contact({name: 'Dan', champion: true}), 'champion-left')).toEqual([])
    expect(found(left().contact({name: 'Dan', champion: true, left: today}), 'champion-left')).toHaveLength(2)
  })

  it.each([{champion: null}, {champion: false}, {left: null}])('is none of %j', given => {
    expect(found(left(given), 'champion-left')).toEqual([])
  })
})

describe('only one contact at a tier A customer', () => {
  it.each([
    [0, 1, '0 contacts are'],
    [1, 1, 'Only 1 contact is'],
    [2, 0, ''],
  ])('with %i contacts there are %i signals', (contacts, count, words) => {
    const builder = aBook().customer({tier: 'A'})
    for (let at = 0; at < contacts; at++) builder.contact({name: `Contact ${at}`})
    const signals = found(builder, 'single-contact')
    expect(signals).toHaveLength(count)
    if (count > 0) expect(signals[0]).toMatchObject({severity: 'amber', evidence: expect.stringContaining(words)})
  })

  it('does not count who left', () => {
    const builder = aBook().customer({tier: 'A'}).contact().contact({name: 'Dan', left: '2026-01-01'})
    expect(found(builder, 'single-contact')).toHaveLength(1)
  })

  it.each([{tier: 'B'}, {tier: 'A', person: true}, {tier: 'A', status: 'paused'}] as const)('is none of %j', given => {
    expect(found(aBook().customer(given).contact(), 'single-contact')).toEqual([])
  })

  it('follows the tier of the settings where a customer has none', () => {
    expect(found(aBook().customer().contact().setting('tier', 'A'), 'single-contact')).toHaveLength(1)
  })
})
