import {CrmError} from '../errors.ts'
import {foldText, wordsOf} from '../text/fold.ts'
import type {Book} from './book.ts'
import {elementsOf} from './fields.ts'
import type {Contact, Engagement} from './registry.ts'

/** Finds a contact by id, name or address; of one customer where that is known. Throws `ambiguous` or `not-found`. */
export function resolveContact(book: Book, customer: string | undefined, reference: string): Contact {
  const contacts = customer === undefined ? book.all('contact') : book.of('contact', customer)
  return pickOne(reference, contacts, 'contact', contact => [
    contact.name,
    ...elementsOf(contact.emails),
    ...elementsOf(contact.phones),
  ])
}

/** Finds an engagement by id or title; of one customer where that is known. Throws `ambiguous` or `not-found`. */
export function resolveEngagement(book: Book, customer: string | undefined, reference: string): Engagement {
  const engagements = customer === undefined ? book.all('engagement') : book.of('engagement', customer)
  return pickOne(reference, engagements, 'engagement', engagement => [engagement.title])
}

function pickOne<R extends {readonly id: string}>(
  reference: string,
  records: readonly R[],
  what: string,
  names: (record: R) => readonly string[],
): R {
  const wanted = foldText(reference.trim())
  const named = (fits: (name: string) => boolean) =>
    records.filter(record => names(record).some(name => fits(foldText(name))))
  const tries = [
    records.filter(record => wanted.length >= 4 && record.id.startsWith(wanted)),
    named(name => name === wanted),
    named(name => wanted !== '' && wordsOf(name).some((_, i, words) => words.slice(i).join(' ').startsWith(wanted))),
    named(name => wanted.length >= 2 && name.includes(wanted)),
  ]
  const found = tries.find(each => each.length > 0) ?? []
  const [first, ...others] = found
  if (first && others.length === 0) return first
  const label = (record: R) => names(record)[0] ?? record.id
  if (first) {
    throw new CrmError('ambiguous', `${reference} fits ${found.length} ${what}s: ${found.map(label).join(', ')}`, {
      hint: 'Use more of the name, or the id.',
      candidates: found.map(record => ({id: record.id, name: label(record)})),
    })
  }
  const known = records.slice(0, 5).map(label).join(', ')
  throw new CrmError('not-found', `no ${what} fits: ${reference}`, {
    hint: known ? `There is: ${known}` : `There is no ${what} yet.`,
  })
}
