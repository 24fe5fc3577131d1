import {describe, expect, it} from 'vitest'
import {Book} from '../../../src/lib/book/book.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {agendaOf} from '../../../src/lib/retention/agenda.ts'
import {resolveItem} from '../../../src/lib/retention/resolve-item.ts'
import {aBook} from '../../support/build.ts'

const apex = 'capex00000000'
const gone = 'cgone00000000'
const helen = 'phelen0000000'
const retainer = 'eretainer0000'
const draft = 'mdraft0000000'
const kept = 'mkept00000000'
const ask = 'rask000000000'
const askMore = 'raskmore00000'

const book = aBook()
  .customer({id: apex, tier: 'A', added: '2026-01-05'})
  .contact({id: helen, birthday: '1980-05-17', dates: {Wedding: '2010-07-07'}})
  .engagement({id: retainer, start: '2026-01-05', end: '2026-12-31', notice: '30d'})
  .promise({id: draft, due: '2026-06-01'})
  .promise({id: kept, state: 'kept', closedOn: '2026-01-16'})
  .reminder({id: ask, on: '2026-01-19'})
  .reminder({id: askMore, on: '2026-02-19', doneThrough: '2026-02-19'})
  .note({id: 'nprivate00000'})
  .build()

const today: Day = '2026-01-20'

const failure = (reference: string, on: Day = today, from: Book = book): CrmError => {
  try {
    resolveItem(from, on, reference)
  } catch (error) {
    if (error instanceof CrmError) return error
    throw error
  }
  throw new Error(`found: ${reference}`)
}

describe('resolveItem', () => {
  it.each([
    [draft, draft],
    ['mdra', draft],
    ['md', draft],
    [' MDRAFT ', draft],
    [ask, ask],
    [apex, `${apex}/check-in`],
    ['cape', `${apex}/check-in`],
    ['cape/check-in', `${apex}/check-in`],
    ['cape/ch', `${apex}/check-in`],
    [`${helen}/birthday`, `${helen}/birthday`],
    ['phel/date-wedding', `${helen}/date-wedding`],
    ['eret/renewal-30', `${retainer}/renewal-30`],
    ['eret/renewal-3', `${retainer}/renewal-3`],
    ['eret/renewal-12', `${retainer}/renewal-120`],
  ])('finds by %s the item %s, due or not', (reference, id) => {
    expect(resolveItem(book, today, reference).id).toBe(id)
  })

  it('finds every item by its short id', () => {
    for (const {id} of agendaOf(book, today, {days: 365})) {
      expect(resolveItem(book, today, book.shortId(id)).id).toBe(id)
    }
  })

  it('takes of several items of one record the only one that is due', () => {
    expect(resolveItem(book, '2026-11-02', 'eret').id).toBe(`${retainer}/renewal-30`)
    expect(resolveItem(book, '2026-05-18', helen).id).toBe(`${helen}/birthday`)
  })

  it('takes of several items of one record the only one that is not done', () => {
    const done = aBook()
      .customer({id: apex})
      .engagement({id: retainer, start: '2026-01-01', end: '2026-03-02'})
      .add('agenda-state', {subject: retainer, item: `${retainer}/renewal-send`, doneFor: '2026-02-18'})
      .build()
    expect(resolveItem(done, '2026-02-19', retainer).id).toBe(`${retainer}/renewal-ask`)
  })

  it('means by the id of a record its line before its signals', () => {
    const near = aBook()
      .customer({id: apex, added: '2026-01-01'})
      .engagement({id: retainer, start: '2025-02-01', end: '2026-01-31', notice: '1d'})
      .build()
    expect(agendaOf(near, today, {customer: apex}).map(({id}) => id)).toContain(`${retainer}/no-recap`)
    expect(resolveItem(near, today, retainer)).toMatchObject({kind: 'renewal'})
  })

  it('takes the id of several records for none', () => {
    const notes = aBook().customer({id: apex}).note({id: 'nprivate00000'}).note({id: 'nprivate00001'}).build()
    expect(failure('nprivate', today, notes).message).toBe('nothing on the agenda has the id: nprivate')
  })

  it('finds what is snoozed', () => {
    const snoozed = aBook()
      .customer({id: apex})
      .reminder({id: ask, on: '2026-01-19'})
      .add('agenda-state', {subject: ask, item: ask, snoozedUntil: '2026-03-01'})
      .build()
    expect(resolveItem(snoozed, today, ask).id).toBe(ask)
  })

  it('lists the candidates of a record with several items', () => {
    const error = failure(helen)
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(({id}) => id)).toEqual([`${helen}/birthday`, `${helen}/date-wedding`])
  })

  it('does not guess between records, also where only one is due', () => {
    const two = aBook()
      .customer({id: apex})
      .reminder({id: ask, on: '2026-01-19'})
      .reminder({id: askMore, on: '2026-09-01'})
      .build()
    expect(failure('rask', today, two).code).toBe('ambiguous')
    expect(resolveItem(two, today, ask).id).toBe(ask)
  })

  it.each(['m', 'zzzz', 'cape/renewal-30', 'nprivate', 'Apex', ''])('finds nothing by %j', reference => {
    const error = failure(reference)
    expect(error.code).toBe('not-found')
    expect(error.hint).toContain('crm due')
  })

  it('takes a customer of whom nothing is due yet for the check-in, and guesses no more once something is', () => {
    expect(resolveItem(book, today, apex).id).toBe(`${apex}/check-in`)
    expect(failure(apex, '2026-08-01').candidates?.map(({id}) => id)).toEqual([`${apex}/check-in`, `${apex}/feedback`])
  })

  it.each([
    ['feedback', {id: 'fanswer000000', action: 'x', closedOn: '2026-01-06'}, 'closed on 2026-01-06'],
    ['purchase', {id: 'uinvoice00000', due: '2026-01-06', paid: '2026-01-07'}, 'paid on 2026-01-07'],
    [
      'referral',
      {id: 'gref000000000', to: apex, on: '2026-01-06', thankedOn: '2026-01-07'},
      'thanked for on 2026-01-07',
    ],
    [
      'opportunity',
      {id: 'oaudit0000000', stage: 'won', closedOn: '2026-01-07', close: '2026-01-06'},
      'won since 2026-01-07',
    ],
    ['request', {id: 'qask000000000', resolvedOn: '2026-01-06', confirmedOn: '2026-01-08'}, 'solved on 2026-01-06'],
  ] as const)('says how a %s was closed', (type, given, how) => {
    const closed = aBook().customer({id: apex}).add(type, given).build()
    expect(failure(given.id, today, closed).message).toBe(`the ${type} ${given.id} is already ${how}`)
  })

  it.each([
    ['feedback', {id: 'fanswer000000'}],
    ['purchase', {id: 'uinvoice00000'}],
    ['opportunity', {id: 'oaudit0000000', stage: 'talk'}],
    ['contact', {id: 'phelen0000000'}],
  ] as const)('says of a %s without a line that none comes from it', (type, given) => {
    const error = failure(given.id, today, aBook().customer({id: apex}).add(type, given).build())
    expect(error).toMatchObject({
      code: 'not-found',
      message: `nothing on the agenda comes from the ${type} ${given.id}`,
      hint: expect.stringContaining('crm due'),
    })
  })

  it.each([
    ['an open promise to', 'promise', {id: draft, customer: gone}],
    ['a reminder about', 'reminder', {id: ask, customer: gone}],
  ] as const)('does not take %s a customer who was removed for done', (_, type, given) => {
    const orphaned = aBook().customer({id: apex}).add(type, given).build()
    expect(failure(given.id, today, orphaned)).toMatchObject({
      code: 'not-found',
      message: `nothing on the agenda comes from the ${type} ${given.id}`,
    })
  })

  it('does not take a reminder that ends before it begins for done', () => {
    const never = aBook()
      .customer({id: apex})
      .reminder({id: ask, on: '2026-02-01', every: '1w', until: '2026-01-31'})
      .build()
    expect(failure(ask, today, never).message).toBe(`nothing on the agenda comes from the reminder ${ask}`)
  })

  it.each([
    ['whose day nobody noted', 'promise', {id: kept, state: 'kept'}, `the promise ${kept} is already kept`],
    [
      'of no customer',
      'segment',
      {id: 'gseg000000000', name: 'Key', filter: 'tier A'},
      'nothing on the agenda comes from the segment gseg000000000',
    ],
    [
      'of a type that only a newer version knows',
      'gadget' as 'note',
      {id: 'xgadget000000'},
      'nothing on the agenda comes from the gadget xgadget000000',
    ],
  ] as const)('says why of a record %s there is no line', (_, type, given, message) => {
    const builder = aBook().customer({id: apex})
    const record = {...given, type, customer: type === 'segment' ? null : apex} as unknown as StoredRecord
    const records = [...builder.records, record].toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(failure(given.id, today, new Book(records)).message).toBe(message)
  })

  it('says of a reference that fits nothing what was asked, and of one that fits several which', () => {
    expect(failure('zz').message).toBe('nothing on the agenda has the id: zz')
    expect(failure(helen)).toMatchObject({
      message: `${helen} fits several: ${helen}/birthday, ${helen}/date-wedding`,
      hint: 'Give more of the id, with what follows the slash.',
    })
    expect(failure('/check-in').message).toBe('nothing on the agenda has the id: /check-in')
  })

  it('says of what is closed how it was closed', () => {
    expect(failure(kept)).toMatchObject({
      code: 'invalid-value',
      message: `the promise ${kept} is already kept on 2026-01-16`,
    })
    expect(failure(askMore).message).toBe(`the reminder ${askMore} is already done through 2026-02-19`)
  })
})
