import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {HealthPart} from '../../../src/lib/book/health-weights.ts'
import {addDays, type Day} from '../../../src/lib/calendar/day.ts'
import {bookHealth, customerHealth, worstHealth} from '../../../src/lib/retention/customer-health.ts'
import {signalsOf} from '../../../src/lib/retention/signals.ts'
import {aBook, type BookBuilder, idOf} from '../../support/build.ts'
import {withPurchases} from '../../support/orders.ts'
import {shiftBook, shuffled, someBook, someDay} from '../../support/some-book.ts'

const apex = idOf('customer', 'apex')
const today: Day = '2026-06-01'
const ago = (days: number): Day => addDays(today, -days)

const healthOf = (builder: BookBuilder, on: Day = today) => {
  const book = builder.build()
  const customer = book.find('customer', apex)
  if (!customer) throw new Error('no customer')
  return customerHealth(book, customer, on)
}

const client = (given = {}) => aBook().customer({id: apex, tier: 'C', person: true, added: ago(20), ...given})
const scoreOf = (builder: BookBuilder, part: HealthPart) => healthOf(builder).parts[part].score

describe('the parts of health', () => {
  it.each([
    [179, 100],
    [180, 50],
    [270, 50],
    [271, 0],
  ])('cadence: the last talk %i days ago at tier C gives %i', (days, score) => {
    expect(scoreOf(client().touch({on: ago(days)}), 'cadence')).toBe(score)
  })

  it.each([
    [60, 100],
    [61, 50],
    [76, 0],
  ])('rhythm: after %i days of silence %i', (elapsed, score) => {
    const gaps = [28, 31, 30, 29, 35]
    expect(scoreOf(withPurchases(client(), ago(153 + elapsed), gaps), 'rhythm')).toBe(score)
  })

  it('rhythm: 0 once an engagement lapsed', () => {
    const builder = client().engagement({kind: 'retainer', start: ago(200), end: ago(3)})
    expect(healthOf(builder).parts.rhythm).toMatchObject({score: 0, reason: expect.stringContaining('not renewed')})
  })

  it('promises: the kept rate of 12 months, mine alone, late as not kept', () => {
    const builder = client()
      .promise({due: ago(10), state: 'kept', closedOn: ago(12)})
      .promise({due: ago(30), state: 'kept', closedOn: ago(20)})
      .promise({due: ago(5)})
      .promise({state: 'broken', closedOn: ago(364)})
      .promise({state: 'broken', closedOn: ago(365)})
      .promise({state: 'released', closedOn: ago(5)})
      .promise({due: today})
      .promise({by: 'them', due: ago(90)})
    expect(healthOf(builder).parts.promises).toMatchObject({
      score: 25,
      reason: '1 of 4 promises (25%) kept on time in 12 months',
    })
  })

  it.each([
    [{instrument: 'nps', score: 9, low: 0, high: 10}, 180, 90, 1],
    [{instrument: 'nps', score: 9, low: 0, high: 10}, 181, 90, 0.5],
    [{instrument: 'csat', score: 4, low: 1, high: 5}, 3, 75, 1],
    [{instrument: 'csat', score: 5, low: 1, high: 5, better: 'lower'}, 3, 0, 1],
    [{instrument: 'csat', score: 4, low: 1, high: 5}, 366, null, undefined],
    [{instrument: 'ces', score: 4, low: 1, high: 7}, 3, null, undefined],
  ] as const)('feedback: %j given %i days ago counts %s', (answer, days, score, factor) => {
    const {feedback} = healthOf(client().add('feedback', {better: 'higher', ...answer, on: ago(days)})).parts
    expect(feedback.score).toBe(score)
    if (factor !== undefined) expect(feedback.weightFactor ?? 1).toBe(factor)
  })

  it('feedback: the latest counts, and the satisfaction with a solved request is one', () => {
    const builder = client()
      .add('feedback', {
        on: ago(40),
        instrument: 'nps',
        score: 2,
        low: 0,
        high: 10,
        better: 'higher',
        closedOn: ago(30),
      })
      .add('request', {on: ago(20), text: 'x', resolvedOn: ago(10), confirmedOn: ago(9), csat: 5})
    expect(scoreOf(builder, 'feedback')).toBe(100)
  })

  it('responsiveness: 100 up to the own median, falling to 0 at three times', () => {
    const answering = (latest: number) => {
      const builder = client()
      for (const [at, days] of [4, 4, 4, latest].entries()) {
        builder.touch({on: ago(100 - at * 20), channel: 'email', direction: 'out'})
        builder.touch({on: ago(100 - at * 20 - days), channel: 'email', direction: 'in'})
      }
      return scoreOf(builder, 'responsiveness')
    }
    expect([4, 8, 12, 16].map(answering)).toEqual([100, 50, 0, 0])
  })

  it.each([
    [ago(-5), null, 100],
    [ago(1), null, 50],
    [ago(30), null, 50],
    [ago(31), null, 0],
    [ago(90), ago(80), 100],
    [ago(400), ago(300), null],
  ])('payment: an invoice due on %s and paid on %s gives %s', (due, paid, score) => {
    expect(scoreOf(client().add('purchase', {on: ago(450), amount: '10 EUR', due, paid}), 'payment')).toBe(score)
  })
})

describe('the reason of payment', () => {
  const reasonOf = (...invoices: readonly (readonly [due: Day, paid?: Day])[]) => {
    const builder = client()
    for (const [due, paid] of invoices)
      builder.add('purchase', {on: ago(450), amount: '10 EUR', due, paid: paid ?? null})
    return healthOf(builder).parts.payment.reason
  }

  it('counts what is late, from the day after it was due on', () => {
    expect(reasonOf([today], [ago(90), ago(80)])).toBe('no invoice of 2 is late')
    expect(reasonOf([ago(1)], [today])).toBe('1 of 2 invoices late, the longest by 1 day')
    expect(reasonOf([ago(5)], [ago(12)], [ago(90), ago(80)])).toBe('2 of 3 invoices late, the longest by 12 days')
  })
})

describe('customerHealth', () => {
  it('has no number with fewer than 2 known parts, and says so', () => {
    expect(healthOf(client().touch({on: ago(3)}))).toMatchObject({
      score: null,
      band: null,
      unknown: 'a number needs 2 known parts, there are 1',
      reasons: ['Cadence: last two-way touch 3 days ago, ideal 180 days, worst 270 days'],
    })
  })

  it('shows the reasons: red signals, then what takes most away, nothing twice', () => {
    const builder = client()
      .touch({on: ago(181)})
      .promise({due: ago(20), text: 'Draft'})
      .add('purchase', {on: ago(90), amount: '10 EUR', due: ago(60)})
    const {reasons, band, score} = healthOf(builder)
    expect(reasons).toEqual([
      'You promised by 2026-05-12 (20 days ago): Draft',
      'Invoice of 10 EUR, due on 2026-04-02, is 60 days late',
      'Promises: 0 of 1 promises (0%) kept on time in 12 months',
      'Cadence: last two-way touch 181 days ago, ideal 180 days, worst 270 days',
    ])
    expect([band, score]).toEqual(['red', 25])
  })

  it('says of every known part what it was made from, also where all is well', () => {
    const builder = withPurchases(client(), ago(153 + 10), [28, 31, 30, 29, 35])
      .promise({state: 'kept', closedOn: today})
      .add('feedback', {on: ago(20), instrument: 'nps', score: 10, low: 0, high: 10, better: 'higher'})
      .add('purchase', {on: ago(10), amount: '10 EUR', due: ago(-5)})
    for (const at of [90, 80, 70, 60]) {
      builder.touch({on: ago(at), channel: 'email', direction: 'out'})
      builder.touch({on: ago(at - 4), channel: 'email', direction: 'in'})
    }
    const health = healthOf(builder)
    expect(health.reasons).toEqual([
      'Cadence: last two-way touch 56 days ago, ideal 180 days, worst 270 days',
      expect.stringMatching(/^Rhythm: .*30 days/),
      'Promises: 1 of 1 promises (100%) kept on time in 12 months',
      `Feedback: NPS 10 of 10 on ${ago(20)} (20 days ago)`,
      'Responsiveness: last answer after 4 days, usually after 4 days',
      'Payment: no invoice of 1 is late',
    ])
    expect(health).toMatchObject({score: 100, band: 'green'})
    expect(health).not.toHaveProperty('unknown')
  })

  it('says a late rhythm once, as the signal', () => {
    const {reasons} = healthOf(withPurchases(client(), ago(253), [28, 31, 30, 29, 35]).touch({on: today}))
    expect(reasons.filter(each => each.startsWith('Rhythm'))).toEqual([])
    expect(reasons).toHaveLength(1)
    const lapsed = healthOf(
      client()
        .touch({on: today})
        .engagement({kind: 'retainer', start: ago(200), end: ago(3)}),
    )
    expect(lapsed.reasons).toEqual([expect.stringContaining('not renewed')])
  })

  it('is capped at yellow by one red signal, and at red by two', () => {
    const fine = () =>
      client()
        .touch({on: today})
        .promise({state: 'kept', closedOn: today})
        .add('feedback', {on: ago(20), instrument: 'nps', score: 10, low: 0, high: 10, better: 'higher'})
    expect(healthOf(fine())).toMatchObject({band: 'green', score: 100})
    const one = fine().contact({champion: true, left: ago(3)})
    expect(healthOf(one)).toMatchObject({band: 'yellow', score: 75})
    const two = one.contact({champion: true, left: ago(2), name: 'Dan'})
    expect(healthOf(two)).toMatchObject({band: 'red', score: 50})
  })

  it('leaves out a rhythm of engagements that lapsed and was explained away, and no rhythm for anything else', () => {
    const until = addDays(today, 60)
    const asideOf = (builder: BookBuilder, subject: string, signal: string) =>
      healthOf(builder.add('agenda-state', {subject, item: `${subject}/${signal}`, snoozedUntil: until})).parts.rhythm
    const [retainer, helen] = [idOf('engagement', 'retainer'), idOf('contact', 'helen')]
    const lapsed = client().engagement({id: retainer, kind: 'retainer', start: ago(200), end: ago(3)})
    expect(asideOf(lapsed, retainer, 'lapsed')).toMatchObject({score: null, unknown: `set aside until ${until}`})
    const steady = withPurchases(client(), ago(153 + 10), [28, 31, 30, 29, 35])
    const left = steady.contact({id: helen, champion: true, left: ago(3)})
    expect(asideOf(left, helen, 'champion-left').score).toBe(100)
  })

  it('leaves out what was explained away', () => {
    const gaps = [28, 31, 30, 29, 35]
    const builder = withPurchases(client(), ago(253), gaps)
      .touch({on: today})
      .promise({state: 'kept', closedOn: today})
      .add('agenda-state', {subject: apex, item: `${apex}/late`, snoozedUntil: addDays(today, 60), note: 'Rebuilding'})
    const health = healthOf(builder)
    expect(health.parts.rhythm).toMatchObject({
      score: null,
      unknown: `set aside until ${addDays(today, 60)}`,
      weight: 0,
    })
    expect(health).toMatchObject({band: 'green', score: 100})
  })

  it('leaves out a silence that was dealt with', () => {
    const builder = withPurchases(client(), ago(253), [28, 31, 30, 29, 35])
    const late = signalsOf(builder.build(), today).find(({signal}) => signal === 'late')
    if (!late) throw new Error('not late')
    builder.add('agenda-state', {subject: apex, item: late.id, doneFor: late.since})
    expect(healthOf(builder).parts.rhythm).toMatchObject({score: null, unknown: 'dealt with'})
  })

  it('knows no cadence of a client who is left in peace', () => {
    expect(healthOf(client({status: 'paused'}).touch({on: ago(3)})).parts.cadence).toMatchObject({
      score: null,
      unknown: 'no cadence',
    })
  })

  it('follows the weights of the settings', () => {
    const builder = client()
      .touch({on: ago(181)})
      .promise({state: 'kept', closedOn: today})
    expect(healthOf(builder).score).toBe(69)
    builder.setting('health.weights', 'cadence=80,rhythm=0,promises=20,feedback=0,responsiveness=0,payment=0')
    expect(healthOf(builder).score).toBe(60)
  })
})

describe('bookHealth', () => {
  it('puts within a band the lower number first, and of equal ones the earlier id', () => {
    const book = aBook()
    const add = (name: string, id: string, kept: number, broken: number) => {
      book.customer({id: idOf('customer', id), name, added: today})
      for (let each = 0; each < kept; each += 1) book.promise({state: 'kept', closedOn: today})
      for (let each = 0; each < broken; each += 1) book.promise({state: 'broken', closedOn: today})
    }
    const [first = '', second = ''] = ['x', 'y'].toSorted((a, b) =>
      idOf('customer', a) < idOf('customer', b) ? -1 : 1,
    )
    add('green, second', second, 2, 0)
    add('green, first', first, 2, 0)
    add('green, lower', 'p', 5, 1)
    add('yellow', 'q', 1, 1)
    add('red', 'r', 0, 2)
    expect(bookHealth(book.build(), today).map(({customer}) => customer.name)).toEqual([
      'red',
      'yellow',
      'green, lower',
      'green, first',
      'green, second',
    ])
  })

  it('gives each customer the signals of their own', () => {
    const book = aBook()
      .customer({name: 'Late', added: today})
      .promise({due: ago(20)})
      .promise({due: ago(21)})
      .customer({name: 'Fine', added: today})
      .promise({state: 'kept', closedOn: today})
      .build()
    expect(bookHealth(book, today).map(({customer, reasons}) => [customer.name, reasons.length])).toEqual([
      ['Late', 3],
      ['Fine', 2],
    ])
  })

  it('lists whom one works with, the worst first', () => {
    const book = aBook()
      .customer({name: 'Fine', added: today})
      .promise({state: 'kept', closedOn: today})
      .customer({name: 'Unknown', added: today})
      .customer({name: 'Bad', added: ago(400)})
      .promise({state: 'broken', closedOn: today})
      .customer({name: 'Paused', status: 'paused'})
      .customer({name: 'Prospect', status: 'prospect'})
      .build()
    expect(bookHealth(book, today).map(({customer, band}) => [customer.name, band])).toEqual([
      ['Bad', 'red'],
      ['Fine', 'green'],
      ['Unknown', null],
    ])
    expect(worstHealth(book, today, 1)).toMatchObject({health: [{customer: {name: 'Bad'}}], total: 3})
  })

  it('does not depend on the order of the records, and moves with the calendar', () => {
    const mirrored = someBook.chain(book => fc.tuple(fc.constant(book), shuffled(book)))
    fc.assert(
      fc.property(mirrored, someDay, fc.integer({min: -900, max: 900}), ([book, other], on, days) => {
        const plain = bookHealth(book, on)
        expect(bookHealth(other, on)).toEqual(plain)
        const essence = ({customer, band, score}: (typeof plain)[number]) => ({id: customer.id, band, score})
        expect(bookHealth(shiftBook(book, days), addDays(on, days)).map(essence)).toEqual(plain.map(essence))
      }),
    )
  })

  it('keeps every number between 0 and 100, and gives the reasons before it', () => {
    fc.assert(
      fc.property(someBook, someDay, (book, on) => {
        for (const {score, reasons, parts, unknown} of bookHealth(book, on)) {
          if (score === null) expect(unknown).toMatch(/\d/)
          else {
            expect(score).toBeGreaterThanOrEqual(0)
            expect(score).toBeLessThanOrEqual(100)
            expect(reasons.length).toBeGreaterThan(0)
          }
          for (const part of Object.values(parts))
            expect(part.score === null ? part.unknown : part.reason).toMatch(/\S/)
        }
      }),
    )
  })
})
