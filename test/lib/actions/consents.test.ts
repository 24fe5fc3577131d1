import {describe, expect, it} from 'vitest'
import {listConsents, type NewConsent, recordConsent} from '../../../src/lib/actions/consents.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const [apex, helen, jan] = [idOf('customer', 'apex'), idOf('contact', 'helen'), idOf('contact', 'jan')]

const one = aBook().customer({id: apex, name: 'Apex'}).contact({id: helen, name: 'Helen Marks'}).build()
const two = aBook()
  .customer({id: apex, name: 'Apex'})
  .contact({id: helen, name: 'Helen Marks'})
  .contact({id: jan, name: 'Jan Novak'})
  .build()
const none = aBook().customer({id: apex, name: 'Apex'}).build()

const record = (input: Partial<NewConsent> = {}, book = one) =>
  carryOut(book, current =>
    recordConsent(
      current,
      {
        customer: 'apex',
        state: 'given',
        purpose: 'newsletter',
        how: undefined,
        on: '2026-01-04',
        contact: undefined,
        ...input,
      },
      aMoment(),
    ),
  ).result

describe('recordConsent', () => {
  it('is that of the only person there, of nobody by name where none is known', () => {
    expect(record({how: ' By mail '})).toMatchObject({
      customer: 'Apex',
      contact: 'Helen Marks',
      consent: {
        customer: apex,
        contact: helen,
        on: '2026-01-04',
        state: 'given',
        purpose: 'newsletter',
        how: 'By mail',
      },
    })
    expect(record({}, none).contact).toBeNull()
  })

  it('is that of whom the reference or the name means', () => {
    expect(record({customer: 'jan'}, two).contact).toBe('Jan Novak')
    expect(record({contact: 'jan'}, two).contact).toBe('Jan Novak')
    expect(record({customer: 'helen', contact: 'jan'}, two).contact).toBe('Jan Novak')
  })

  it('is not guessed where there are several', () => {
    const error = errorOf(() => record({}, two))
    expect(error).toMatchObject({code: 'ambiguous', hint: expect.stringContaining('--contact')})
    expect(error.candidates?.map(({name}) => name).toSorted()).toEqual(['Helen Marks', 'Jan Novak'])
  })

  it('may be withdrawn for all of a customer at once', () => {
    const {consent, contact} = record({state: 'withdrawn'}, two)
    expect([consent['state'], contact]).toEqual(['withdrawn', null])
    expect(consent).not.toHaveProperty('contact')
  })

  it.each([
    ['no purpose', {purpose: ' '}, 'invalid-value'],
    ['a person who is not there', {contact: 'nobody'}, 'not-found'],
  ])('refuses %s', (_, input, code) => {
    expect(errorOf(() => record(input)).code).toBe(code)
  })
})

describe('listConsents', () => {
  it('gives what was said last first, by all or at one customer', () => {
    const book = aBook()
      .customer({id: apex, name: 'Apex'})
      .add('consent', {on: '2026-01-02', state: 'given', purpose: 'newsletter'})
      .add('consent', {on: '2026-01-04', state: 'withdrawn', purpose: 'newsletter'})
      .customer({name: 'Bright'})
      .add('consent', {on: '2026-01-03', state: 'given', purpose: 'events'})
      .build()
    const said = (customer?: string) =>
      listConsents(book, customer).consents.map(({on, customer: {name}}) => [on, name])
    expect(said()).toEqual([
      ['2026-01-04', 'Apex'],
      ['2026-01-03', 'Bright'],
      ['2026-01-02', 'Apex'],
    ])
    expect(said('bright')).toEqual([['2026-01-03', 'Bright']])
  })
})
