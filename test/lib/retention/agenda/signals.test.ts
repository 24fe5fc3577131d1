import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {completeItem, snoozeItem} from '../../../../src/lib/retention/complete.ts'
import {resolveItem} from '../../../../src/lib/retention/resolve-item.ts'
import {signalsOf} from '../../../../src/lib/retention/signals.ts'
import {aBook, idOf, withEdits} from '../../../support/build.ts'
import {withPurchases} from '../../../support/orders.ts'
import {someBook, someDay} from '../../../support/some-book.ts'

const draft = idOf('promise', 'draft')
const apex = idOf('customer', 'apex')
const due: Day = '2026-03-02'

const promised = () => aBook().customer({id: apex, added: due}).promise({id: draft, due, text: 'Draft'}).build()

describe('red signals in the agenda', () => {
  it('take the place of the line of the same record, with its day and commands', () => {
    const book = promised()
    expect(agendaOf(book, addDays(due, 14))).toMatchObject([{id: draft, kind: 'promise'}])
    const [line, ...others] = agendaOf(book, addDays(due, 15))
    expect(others).toEqual([])
    expect(line).toMatchObject({
      id: `${draft}/promise-late`,
      kind: 'signal',
      on: due,
      late: 15,
      severity: 'overdue',
      reason: 'You promised by 2026-03-02 (15 days ago): Draft',
    })
    expect(line?.actions).toEqual([
      expect.stringMatching(/^crm promise keep/),
      expect.stringMatching(/^crm snooze/),
      expect.stringMatching(/^crm promise release/),
    ])
  })

  it('leave the line itself where only its kind is asked for, or where the signal was explained away', () => {
    const book = promised()
    const today = addDays(due, 20)
    expect(agendaOf(book, today, {kinds: ['promise']})).toMatchObject([{id: draft, kind: 'promise'}])
    expect(agendaOf(book, today, {kinds: ['signal']})).toMatchObject([{kind: 'signal'}])
    const [signal] = signalsOf(book, today)
    if (!signal) throw new Error('no signal')
    const explained = withEdits(book, snoozeItem(book, signal, addDays(today, 30), today, 'They asked to wait'))
    expect(agendaOf(explained, today)).toMatchObject([{id: draft, kind: 'promise'}])
    expect(signalsOf(explained, today)).toEqual([])
  })

  it.each([draft, `${draft}/promise-late`])(
    'mean the line by %s: to snooze hides both, to complete keeps the promise',
    id => {
      const book = promised()
      const today = addDays(due, 20)
      const item = resolveItem(book, today, id)
      expect(item).toMatchObject({id: draft, kind: 'promise'})
      expect(agendaOf(withEdits(book, snoozeItem(book, item, addDays(today, 7), today)), today)).toEqual([])
      const kept = withEdits(book, completeItem(book, item, {on: today}).edits)
      expect(kept.find('promise', draft)).toMatchObject({state: 'kept', closedOn: today})
      expect(agendaOf(kept, today)).toEqual([])
    },
  )

  it('stand for an invoice, an answer with an action, and the end of an engagement', () => {
    const book = aBook()
      .customer({added: due})
      .add('purchase', {on: due, amount: '10 EUR', due})
      .customer({name: 'Bright', added: due})
      .add('feedback', {on: due, instrument: 'nps', score: 2, low: 0, high: 10, better: 'higher', action: 'call'})
      .customer({name: 'Cedar', added: due})
      .engagement({kind: 'retainer', start: '2025-01-01', end: addDays(due, 31)})
      .build()
    const lines = agendaOf(book, addDays(due, 40))
    expect(lines.map(({kind, id}) => `${kind} ${id.split('/')[1]}`).sort()).toEqual([
      'signal invoice-late',
      'signal lapsed',
      'signal unhappy',
    ])
  })

  it('are lines of their own where nothing else says it', () => {
    const book = withPurchases(aBook().customer({id: apex, added: '2026-05-01'}), '2026-01-01', [20, 20, 20]).build()
    const today: Day = '2026-09-01'
    expect(agendaOf(book, today, {kinds: ['signal']})).toMatchObject([
      {id: `${apex}/late`, late: expect.any(Number), severity: 'overdue'},
    ])
    const item = resolveItem(book, today, `${apex}/late`)
    const done = withEdits(book, completeItem(book, item, {on: today}).edits)
    expect(agendaOf(done, today, {kinds: ['signal']})).toEqual([])
    expect(signalsOf(done, today).map(({signal}) => signal)).not.toContain('late')
  })

  it('close a bad answer where it is done', () => {
    const answer = idOf('feedback', 'answer')
    const book = aBook()
      .customer({added: due})
      .add('feedback', {id: answer, on: due, instrument: 'pulse', score: 2, low: 1, high: 5, better: 'higher'})
      .build()
    const today = addDays(due, 20)
    const item = resolveItem(book, today, `${answer}/unhappy`)
    const done = withEdits(book, completeItem(book, item, {on: today, note: 'Told them'}).edits)
    expect(done.find('feedback', answer)).toMatchObject({closedOn: today, closeNote: 'Told them'})
  })

  it('are all there is of signals: ambers never appear, and no record has two lines', () => {
    fc.assert(
      fc.property(someBook, someDay, (book, today) => {
        const items = agendaOf(book, today)
        const red = new Set(signalsOf(book, today, {redOnly: true}).map(({id}) => id))
        expect(items.filter(({kind, id}) => kind === 'signal' && !red.has(id))).toEqual([])
        const promises = items.filter(({id}) => id.startsWith('m')).map(({id}) => id.split('/')[0])
        expect(new Set(promises).size).toBe(promises.length)
      }),
    )
  })
})
