import {expect, it} from 'vitest'
import {addresseeOf} from '../../../src/lib/recap/addressee.ts'
import {aBook} from '../../support/build.ts'

it('addresses nobody who has left', () => {
  const book = aBook()
    .customer({name: 'Apex'})
    .contact({name: 'Helen', left: '2025-06-30'})
    .contact({name: 'Robert'})
    .build()
  const [customer] = book.all('customer')
  expect(customer && addresseeOf(book, customer)?.name).toBe('Robert')
})
