import {expect, it} from 'vitest'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {addresseeOf} from '../../../src/lib/recap/addressee.ts'
import {aBook} from '../../support/build.ts'

it.each<[string, Day]>([
  ['Helen', '2026-06-29'],
  ['Robert', '2026-06-30'],
])('addresses %s on %s, where Helen leaves on 30 June', (name, day) => {
  const book = aBook()
    .customer({name: 'Apex'})
    .contact({name: 'Helen', left: '2026-06-30'})
    .contact({name: 'Robert'})
    .build()
  const [customer] = book.all('customer')
  expect(customer && addresseeOf(book, customer, day)?.name).toBe(name)
})
