import {describe, expect, it} from 'vitest'
import {addresseesOf, consentedPurposes, consentFor} from '../../../src/lib/reach/consents.ts'
import {aBook, type BookBuilder, idOf} from '../../support/build.ts'

const helen = idOf('contact', 'helen')
const ben = idOf('contact', 'ben')
const apex = idOf('customer', 'apex')
const today = '2026-01-05'

const withPeople = (): BookBuilder =>
  aBook()
    .customer({id: apex, name: 'Apex'})
    .contact({id: helen, name: 'Helen'})
    .contact({id: ben, name: 'Ben', left: '2026-01-01'})

const stateOf = (builder: BookBuilder, contact: string | undefined): string | undefined => {
  const book = builder.build()
  const [customer] = book.all('customer')
  if (!customer) throw new Error('no customer')
  return consentFor(book, {customer, contact: book.find('contact', contact)}, 'NEWSLETTER')?.state
}

describe('consentFor', () => {
  it('takes the last word of a person: by day, within it as it was written', () => {
    const given = {contact: helen, state: 'given', purpose: 'newsletter'} as const
    const withdrawn = {...given, state: 'withdrawn'} as const
    const first = withPeople()
      .add('consent', {...withdrawn, on: '2026-01-01'})
      .add('consent', {...given, on: '2026-01-02'})
    expect(stateOf(first, helen)).toBe('given')
    const sameDay = withPeople()
      .add('consent', {...given, on: '2026-01-02'})
      .add('consent', {...withdrawn, on: '2026-01-02'})
    expect(stateOf(sameDay, helen)).toBe('withdrawn')
  })

  it('keeps purposes and people apart', () => {
    const book = withPeople().add('consent', {contact: helen, state: 'given', purpose: 'events', on: '2026-01-01'})
    expect(stateOf(book, helen)).toBeUndefined()
    const other = withPeople().add('consent', {contact: ben, state: 'given', purpose: 'newsletter', on: '2026-01-01'})
    expect(stateOf(other, helen)).toBeUndefined()
  })

  it('lets a customer withdraw for all, but not agree for a person', () => {
    const agreed = withPeople().add('consent', {state: 'given', purpose: 'newsletter', on: '2026-01-03'})
    expect([stateOf(agreed, undefined), stateOf(agreed, helen)]).toEqual(['given', undefined])
    const withdrawn = withPeople()
      .add('consent', {contact: helen, state: 'given', purpose: 'newsletter', on: '2026-01-01'})
      .add('consent', {state: 'withdrawn', purpose: 'newsletter', on: '2026-01-02'})
    expect(stateOf(withdrawn, helen)).toBe('withdrawn')
  })
})

describe('addresseesOf', () => {
  it('leaves out who has left, and means the customer where nobody ever was', () => {
    const book = withPeople().customer({name: 'Solo'}).build()
    const [first, second] = book.all('customer').toSorted((a, b) => (a.name < b.name ? -1 : 1))
    if (!first || !second) throw new Error('no customers')
    expect(addresseesOf(book, first, today).map(({contact}) => contact?.name)).toEqual(['Helen'])
    expect(addresseesOf(book, second, today)).toEqual([{customer: second}])
    expect(
      addresseesOf(book, first, '2025-12-31')
        .map(({contact}) => contact?.name)
        .toSorted(),
    ).toEqual(['Ben', 'Helen'])
  })
})

describe('consentedPurposes', () => {
  it('counts what somebody who is still there agreed to', () => {
    const book = withPeople()
      .add('consent', {contact: helen, state: 'given', purpose: 'events', on: '2026-01-01'})
      .add('consent', {contact: ben, state: 'given', purpose: 'newsletter', on: '2026-01-01'})
      .build()
    expect(book.all('customer').map(customer => consentedPurposes(book, customer, today))).toEqual([['events']])
  })
})
