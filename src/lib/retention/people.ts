import type {Book} from '../book/book.ts'
import type {Contact} from '../book/outlines.ts'
import type {Day} from '../calendar/day.ts'

/** Whether a contact is still at the customer on a day: from the day they left on they are not. */
export const isThere = ({left}: Pick<Contact, 'left'>, day: Day): boolean => !left || left > day

/** The contacts of a customer who are still there. */
export const peopleAt = (book: Book, customer: string, day: Day): Contact[] =>
  book.outlinesOf('contact', customer).filter(contact => isThere(contact, day))
