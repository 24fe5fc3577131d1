import type {Book} from '../book/book.ts'
import type {Instrument} from '../book/choices.ts'
import type {Customer, Feedback} from '../book/registry.ts'
import {newestFirst} from '../retention/chronology.ts'
import {cleanText} from './clean-text.ts'
import {isWithin, type Period} from './period.ts'

/** The client's own words, given with permission to quote. */
export interface Quote {
  readonly text: string
  readonly author?: string
}

/** What was written to be read by others comes first. */
const rankOf = (instrument: Instrument): number => {
  if (instrument === 'testimonial') return 0
  return instrument === 'review' ? 1 : 2
}

/** The answers of a period whose words may be quoted: testimonials, then reviews, then the others, the newest first. */
export const quotableAnswers = (book: Book, customer: Customer, period: Period): Feedback[] =>
  book
    .of('feedback', customer.id)
    .filter(({on, mayQuote, comment}) => mayQuote === true && isWithin(on, period) && cleanText(comment ?? '') !== '')
    .sort((a, b) => rankOf(a.instrument) - rankOf(b.instrument) || newestFirst(a, b))

/** The words of an answer and the name of who said them; nothing where there is no permission. */
export function viewQuote(book: Book, customer: Customer, {mayQuote, comment, contact}: Feedback): Quote[] {
  const text = cleanText(comment ?? '')
  if (mayQuote !== true || text === '') return []
  const person = book.find('contact', contact)?.name ?? (customer.person ? customer.name : undefined)
  const author = cleanText(person ?? '')
  return [author ? {text, author} : {text}]
}
