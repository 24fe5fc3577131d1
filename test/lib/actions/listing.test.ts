import {describe, expect, it} from 'vitest'
import {recordsFor, withCustomers} from '../../../src/lib/actions/listing.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {aBook} from '../../support/build.ts'

const book = aBook()
  .customer({name: 'Apex'})
  .note({text: 'of Apex'})
  .customer({name: 'Bright'})
  .note({text: 'of Bright'})
  .note({text: 'of nobody', customer: 'c0000000000zz'})
  .build()

const textsFor = (reference?: string): string[] =>
  recordsFor(book, 'note', reference)
    .map(({text}) => text)
    .sort()

describe('recordsFor', () => {
  it('gives all records of a type, or those of the customer who is named', () => {
    expect(textsFor()).toEqual(['of Apex', 'of Bright', 'of nobody'])
    expect(textsFor('bright')).toEqual(['of Bright'])
  })

  it('refuses a name that fits nobody', () => {
    expect(() => textsFor('Cole')).toThrow(CrmError)
  })
})

describe('withCustomers', () => {
  it('names the customer of each record, and leaves out what belongs to nobody who is there', () => {
    const rows = withCustomers(book, book.all('note'))
    expect(rows.map(({text, customer}) => [text, customer.name]).sort()).toEqual([
      ['of Apex', 'Apex'],
      ['of Bright', 'Bright'],
    ])
  })
})
