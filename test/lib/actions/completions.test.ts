import {describe, expect, it} from 'vitest'
import {complete} from '../../../src/lib/actions/completions.ts'
import {lastTwoWayTouch} from '../../../src/lib/retention/cadence.ts'
import {aBook, idOf} from '../../support/build.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const apex = idOf('customer', 'apex')
const tried = idOf('touch', 'tried')
const book = aBook()
  .customer({id: apex, name: 'Apex'})
  .touch({id: tried, on: '2026-01-02', channel: 'whatsapp', direction: 'out', text: 'How are you?'})
  .build()
const input = {on: '2026-01-05' as const, note: undefined, log: undefined, fields: {}}

describe('complete', () => {
  it('makes a talk of an attempt, on the day of the answer, and counts from it', () => {
    expect(lastTwoWayTouch(book, apex)).toBeUndefined()
    const {after, result} = carryOut(book, now =>
      complete(now, tried, {...input, note: 'Fine, call in May'}, aMoment()),
    )
    expect(after.find('touch', tried)).toMatchObject({
      on: '2026-01-05',
      direction: 'both',
      channel: 'whatsapp',
      text: 'How are you?\nFine, call in May',
    })
    expect(lastTwoWayTouch(after, apex)?.id).toBe(tried)
    expect(result.done).toMatchObject({id: tried, kind: 'touch', customer: {name: 'Apex'}})
    expect(() => complete(after, tried, input, aMoment())).toThrow('already two-way')
  })

  it('refuses an answer before the attempt', () => {
    expect(() => complete(book, tried, {...input, on: '2026-01-01'}, aMoment())).toThrow('an answer on 2026-01-01')
  })

  it('leaves what is no touch to the agenda', () => {
    expect(() => complete(book, 'nothing', input, aMoment())).toThrow('nothing on the agenda')
  })
})
