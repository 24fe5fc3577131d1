import {describe, expect, it} from 'vitest'
import {inspectPeople, namesAgree} from '../../../../src/lib/book/inspection/people.ts'
import {aBook, type BookBuilder, idOf} from '../../../support/build.ts'

const moment = {today: '2026-01-05', nowMs: 0} as const
const find = (book: BookBuilder) => inspectPeople(book.build(), moment).map(({message}) => message)

const mail = {'helen@apex.example': true}
const otherMail = {'h.marks@home.example': true}
const phone = {'+1 212 555 0143': true}
const apex = () => aBook().customer({id: idOf('customer', 'apex'), name: 'Apex'})
const bright = {id: idOf('customer', 'bright'), name: 'Bright'}

describe('inspectPeople', () => {
  it.each<[string, BookBuilder, string]>([
    [
      'contacts of one customer with the same name',
      apex().contact({name: 'Helen Marks'}).contact({name: 'Hélen marks'}),
      'the name in common: likely the same; join them: crm merge',
    ],
    [
      'the same e-mail under names that agree, at two customers',
      apex().contact({name: 'Helen Marks', emails: mail}).customer(bright).contact({name: 'Helen', emails: mail}),
      'the e-mail helen@apex.example in common',
    ],
    [
      'the same phone under the same name, written in two ways',
      apex()
        .contact({name: 'Helen', emails: mail, phones: phone})
        .contact({name: 'Helen', emails: otherMail, phones: {'001 (212) 555-0143': true}}),
      'the name and the phone number in common',
    ],
    [
      'customers with the same name',
      apex().customer({...bright, name: 'APEX'}),
      'the name in common: likely the same; join them: crm merge',
    ],
    [
      'a person who is a customer and a contact of another one',
      apex()
        .contact({name: 'Helen Marks', emails: mail})
        .customer({...bright, name: 'Helen Marks', emails: mail, person: true}),
      'the e-mail helen@apex.example in common',
    ],
  ])('finds %s', (_, book, message) => {
    expect(find(book)).toEqual([expect.stringContaining(message)])
  })

  it.each<[string, BookBuilder]>([
    ['namesakes whose e-mails tell them apart', apex().contact({emails: mail}).contact({emails: otherMail})],
    ['namesakes at two customers', apex().contact().customer(bright).contact()],
    [
      'colleagues who share a mailbox',
      apex().contact({name: 'Helen', emails: mail}).contact({name: 'Robert', emails: mail}),
    ],
    [
      'colleagues who share a phone',
      apex().contact({name: 'Helen', phones: phone}).contact({name: 'Robert', phones: phone}),
    ],
    [
      'a person and the contact of that person',
      aBook().customer({name: 'Ada', person: true, emails: mail}).contact({name: 'Ada', emails: mail}),
    ],
  ])('has no word about %s', (_, book) => {
    expect(find(book)).toEqual([])
  })
})

describe('namesAgree', () => {
  it.each([
    ['John Doe', 'doe', true],
    ['Mr. John Doe', 'John Doe', true],
    ['John Doe', 'Jane Doe', false],
    ['राम शर्मा', 'शर्मा', true],
    ['???', '???', true],
    ['???', '!!!', false],
    ['???', 'Doe', false],
  ])('of %s and %s is %s', (a, b, agree) => {
    expect(namesAgree(a, b)).toBe(agree)
    expect(namesAgree(b, a)).toBe(agree)
  })
})
