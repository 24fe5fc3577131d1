import type {Book} from '../book/book.ts'
import {type LetterLanguage, letterLanguages} from '../book/letter-languages.ts'
import type {Contact, Customer} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import {byStamp} from '../retention/chronology.ts'
import {isThere} from '../retention/people.ts'

/** The contact whom a letter addresses where none is named: of those who are there that day the one who was first in the book. */
export const addresseeOf = (book: Book, customer: Customer, day: Day): Contact | undefined =>
  book
    .of('contact', customer.id)
    .filter(contact => isThere(contact, day))
    .sort(byStamp)[0]

/**
 * The language of letters to a contact: theirs, else the customer's, else the book's. Of a tag such as `hi-IN` the
 * language counts; one that letters cannot be written in is passed over.
 */
export function letterLanguageOf(book: Book, customer: Customer, contact: Contact | undefined): LetterLanguage {
  const wanted = [contact?.language, customer.language].map(tag => tag?.toLowerCase().split('-')[0])
  const known = wanted.flatMap(tag => letterLanguages.filter(language => language === tag))
  return known[0] ?? book.settings.language
}
