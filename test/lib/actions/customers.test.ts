import {describe, expect, it} from 'vitest'
import {addContact} from '../../../src/lib/actions/contacts.ts'
import {addCustomer, type NewCustomer, readNameAndAddress} from '../../../src/lib/actions/customers.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const apex = idOf('customer', 'apex')
const book = aBook().customer({id: apex, name: 'Ápex'}).build()

describe('addCustomer', () => {
  const add = (given: Partial<NewCustomer>) =>
    carryOut(book, current => addCustomer(current, {name: 'Bright', fields: {}, contacts: [], ...given}, aMoment()))

  it('is active from today, unless told, with the people there and a note in one change', () => {
    const {result, after} = add({
      name: ' Bright ',
      contacts: ['Robert Silva <Robert@bright.example>', 'Eva'],
      note: 'Met at the fair',
    })
    expect(result.customer).toMatchObject({name: 'Bright', status: 'active', added: '2026-01-05'})
    expect(result.contacts.map(({name}) => name)).toEqual(['Robert Silva', 'Eva'])
    expect(after.of('note', result.customer.id)).toMatchObject([{text: 'Met at the fair', on: '2026-01-05'}])
    expect(add({fields: {status: 'prospect', tier: 'a'}}).result.customer).toMatchObject({
      status: 'prospect',
      tier: 'A',
    })
  })

  it('names those that bear the same name already, whatever its case and accents', () => {
    expect(add({name: 'apex'}).result.sameName).toEqual([{id: apex, name: 'Ápex'}])
    expect(add({name: 'Apex two'}).result.sameName).toEqual([])
  })

  it.each<[string, Partial<NewCustomer>]>([
    ['a name of no sign', {name: ' '}],
    ['a tier that is none', {fields: {tier: 'Z'}}],
    ['a person whose address is none', {contacts: ['Eva <eva>']}],
    ['a note of no word', {note: ' '}],
  ])('refuses %s', (_, given) => {
    expect(errorOf(() => add(given)).code).toBe('invalid-value')
  })
})

describe('addContact', () => {
  it('keeps the address in the name beside those given', () => {
    const add = (name: string, email?: string) =>
      carryOut(book, current =>
        addContact(current, {customer: 'apex', name, fields: email ? {emails: [email]} : {}}, aMoment()),
      ).after.of('contact', apex)[0]
    expect(add('Eva <eva@apex.example>', 'office@apex.example')).toMatchObject({
      name: 'Eva',
      emails: {'eva@apex.example': true, 'office@apex.example': true},
    })
    expect(add('Eva')).not.toHaveProperty('emails')
  })
})

describe('readNameAndAddress', () => {
  it.each([
    ['Helen Marks <helen@apex.example>', {name: 'Helen Marks', email: 'helen@apex.example'}],
    [' "Marks, Helen"  <helen@apex.example> ', {name: 'Marks, Helen', email: 'helen@apex.example'}],
    ['<helen@apex.example>', {name: 'helen@apex.example', email: 'helen@apex.example'}],
    ['helen@apex.example', {name: 'helen@apex.example', email: 'helen@apex.example'}],
    ['Helen Marks', {name: 'Helen Marks'}],
    ['Helen @ work', {name: 'Helen @ work'}],
  ])('reads %j', (text, read) => {
    expect(readNameAndAddress(text)).toEqual(read)
  })

  it.each(['', 'Helen <', 'Helen <helen> Marks', 'Helen <helen>', '>'])('refuses %j', text => {
    expect(errorOf(() => readNameAndAddress(text)).code).toBe('invalid-value')
  })
})
