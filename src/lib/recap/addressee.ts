import type {Book} from '../book/book.ts'
import {type LetterLanguage, letterLanguages} from '../book/letter-languages.ts'
import type {Contact, Customer} from '../book/registry.ts'

/** The contact whom a letter addresses where none is named: the one who was first in the book and has not left. */
export function addresseeOf(book: Book, customer: Customer): Contact | undefined {
  const stampOf = (contact: Contact): string => String(book.record(contact.id)?.['_u'] ?? '')
  const present = book.of('contact', customer.id).filter(({left}) => !left)
  return present.sort((a, b) => (stampOf(a) < stampOf(b) ? -1 : 1))[0]
}

/**
 * The language of letters to a contact: theirs, else the customer's, else the book's. Of a tag such as `hi-IN` the
 * language counts; one that letters cannot be written in is passed over.
 */
export function letterLanguageOf(book: Book, customer: Customer, contact: Contact | undefined): LetterLanguage {
  const wanted = [contact?.language, customer.language].map(tag => tag?.toLowerCase().split('-')[0])
  const known = wanted.flatMap(tag => letterLanguages.filter(language => language === tag))
  return known[0] ?? book.settings.language
}
