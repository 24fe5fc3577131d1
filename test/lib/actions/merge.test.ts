import {describe, expect, it} from 'vitest'
import {mergeRecords} from '../../../src/lib/actions/merge.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import {inspectBook} from '../../../src/lib/book/inspection/inspect-book.ts'
import {aBook, type BookBuilder, idOf, withEdits} from '../../support/build.ts'

const [first, second] = [idOf('customer', 'first'), idOf('customer', 'second')]
const moment = {today: '2026-01-19', nowMs: 0, newId: (type: 'note') => idOf(type, 'new')} as const
const set = (...elements: string[]) => Object.fromEntries(elements.map(element => [element, true]))

const twins = (): BookBuilder =>
  aBook()
    .customer({id: first, name: 'Apex', tier: 'A', emails: set('office@apex.example'), tags: set('industry')})
    .contact({id: idOf('contact', 'helen 1'), name: 'Helen Marks', role: 'Head of Operations'})
    .customer({
      id: second,
      name: 'Apex Ltd',
      tier: 'B',
      added: '2025-03-01',
      emails: set('OFFICE@apex.example', 'sales@apex.example'),
      tags: set('steel'),
      website: 'https://apex.example',
      custom: {size: '40'},
    })
    .contact({id: idOf('contact', 'helen 2'), name: 'helen marks', role: 'Buyer', phones: set('+1 212 555 0143')})
    .contact({id: idOf('contact', 'ram'), name: 'Ram Sharma'})

function merge(book: Book, a: string = first, b: string = second) {
  const plan = mergeRecords(book, a, b, {...moment, newId: type => idOf(type, 'new')})
  const after = withEdits(book, plan.edits)
  return {after, ...plan.result(after)}
}

describe('mergeRecords', () => {
  it('keeps the facts of both, and notes where they differ', () => {
    const {after, customer, note} = merge(twins().build())
    expect(customer).toMatchObject({
      id: first,
      name: 'Apex',
      tier: 'A',
      added: '2025-03-01',
      emails: ['office@apex.example', 'sales@apex.example'],
      tags: ['industry', 'steel'],
      website: 'https://apex.example',
      custom: {size: '40'},
    })
    expect(note).toBe(
      `Merged from Apex Ltd (${second}): tier B; Helen Marks: name helen marks; Helen Marks: role Buyer`,
    )
    expect(after.of('note', first)).toMatchObject([{on: '2026-01-19', text: note}])
    expect(after.find('customer', second)).toBeUndefined()
  })

  it('joins people of the same name, moves the others, and links touches to who is left', () => {
    const book = twins()
      .touch({id: idOf('touch', 'a'), with: set(idOf('contact', 'helen 2'), idOf('contact', 'ram'))})
      .build()
    const {after, moved} = merge(book)
    expect(
      after
        .of('contact', first)
        .map(({name}) => name)
        .sort(),
    ).toEqual(['Helen Marks', 'Ram Sharma'])
    const [helen] = after.of('contact', first).filter(({name}) => name === 'Helen Marks')
    expect(helen).toMatchObject({role: 'Head of Operations', phones: {'+1 212 555 0143': true}})
    expect(after.find('touch', idOf('touch', 'a'))).toMatchObject({
      customer: first,
      with: {[idOf('contact', 'helen 1')]: true, [idOf('contact', 'ram')]: true},
    })
    expect([...moved].sort()).toEqual([idOf('contact', 'ram'), idOf('touch', 'a')].sort())
  })

  it('leaves people apart who share a mailbox under other names', () => {
    const book = aBook()
      .customer({id: first, name: 'Apex'})
      .contact({name: 'Helen Marks', emails: set('office@apex.example')})
      .customer({id: second, name: 'Apex Ltd'})
      .contact({name: 'Ram Sharma', emails: set('office@apex.example')})
      .build()
    expect(merge(book).after.of('contact', first)).toHaveLength(2)
  })

  it('relinks every field that refers to the second, in other customers too', () => {
    const book = twins()
      .promise()
      .reminder()
      .engagement({id: idOf('engagement', 'a')})
      .recap({engagement: idOf('engagement', 'a'), contact: idOf('contact', 'helen 2')})
      .add('agenda-state', {
        subject: idOf('engagement', 'a'),
        item: `${idOf('engagement', 'a')}/renewal-60`,
        doneOn: '2026-01-05',
      })
      .add('agenda-state', {subject: second, item: `${second}/check-in`, snoozedUntil: '2026-02-01'})
      .customer({name: 'Zenith', referredBy: second})
      .add('referral', {customer: second, to: idOf('customer', 'customer 12'), on: '2026-01-05'})
      .build()
    const {after} = merge(book)
    const text = JSON.stringify(
      after.records.filter(record => record.id !== second && record['deleted'] !== true && record.type !== 'note'),
    )
    expect(text).not.toContain(second)
    expect(text).not.toContain(`"${idOf('contact', 'helen 2')}":true`)
    expect(after.all('agenda-state').map(({item}) => item)).toEqual([`${idOf('engagement', 'a')}/renewal-60`])
    expect(
      inspectBook(after, {today: '2026-01-19', nowMs: 0}).filter(({message}) => message.includes('removed')),
    ).toEqual([])
  })

  it('drops a referral of one of the two to the other', () => {
    const book = aBook()
      .customer({id: second, name: 'Apex Ltd'})
      .customer({id: first, name: 'Apex', referredBy: second})
      .add('referral', {customer: second, to: first, on: '2026-01-05'})
      .build()
    const {after, customer} = merge(book)
    expect(after.all('referral')).toEqual([])
    expect(customer['referredBy']).toBeUndefined()
  })

  it('takes silence about status and person for an answer', () => {
    const book = aBook()
      .customer({id: first, name: 'Apex'})
      .customer({id: second, name: 'Apex', status: 'former', person: true})
      .build()
    const {customer, note} = merge(book)
    expect(customer['status']).toBeUndefined()
    expect(customer['person']).toBeUndefined()
    expect(note).toContain('status former')
    expect(note).toContain('person yes')
  })

  it('writes no note where nothing is left over', () => {
    const book = aBook().customer({id: first, name: 'Apex'}).customer({id: second, name: 'Apex', tier: 'B'}).build()
    const {note, customer, after} = merge(book)
    expect(note).toBeNull()
    expect(customer['tier']).toBe('B')
    expect(after.all('note')).toEqual([])
  })

  it('joins two contacts of one customer', () => {
    const book = aBook()
      .customer({id: first, name: 'Apex'})
      .contact({id: idOf('contact', 'a'), name: 'Helen Marks'})
      .contact({id: idOf('contact', 'b'), name: 'H. Marks', birthday: '--05-17'})
      .build()
    const {after} = merge(book, idOf('contact', 'a'), idOf('contact', 'b'))
    expect(after.all('contact')).toMatchObject([{name: 'Helen Marks', birthday: '--05-17'}])
    expect(after.all('customer')).toHaveLength(1)
  })

  it.each([
    ['first', first],
    ['Apex', 'apex'],
  ])('refuses a customer with itself: %s', (_, reference) => {
    const book = aBook().customer({id: first, name: 'Apex'}).build()
    expect(() => merge(book, reference, first)).toThrow(/are the same: Apex/)
  })
})
