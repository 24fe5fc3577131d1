import type {Book} from '../book/book.ts'
import {type Owned, presentName, presentRecord} from '../book/present.ts'
import type {KnownRecord, RecordTypes, TypeName} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'

/** The records of a type that a list is about: all of them, or those of the customer whom a reference names. Throws where it names nobody. */
export const recordsFor = <T extends TypeName>(
  book: Book,
  type: T,
  reference: string | undefined,
): readonly RecordTypes[T][] =>
  reference === undefined ? book.all(type) : book.of(type, resolveCustomer(book, reference).id)

/** Records with the name of the customer they belong to; what belongs to nobody who is there is left out. */
export const withCustomers = (book: Book, records: readonly (KnownRecord & {readonly customer: string})[]): Owned[] =>
  records.flatMap(record => {
    const customer = book.find('customer', record.customer)
    return customer ? [{...presentRecord(record), customer: presentName(customer)}] : []
  })
