import type {Book} from '../book/book.ts'
import type {Contact, Customer} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import {CrmError} from '../errors.ts'
import {type Addressee, addresseesOf, purposesOf, whyNotWritten} from '../reach/consents.ts'
import {composeMessage} from '../reach/message.ts'
import {isThere} from '../retention/people.ts'
import {
  linksTo,
  type Reach,
  type ReachInput,
  type ReachLink,
  type ReachWorld,
  type Refused,
  readVia,
  whomOf,
} from './reach.ts'
import {customersOf, resolveSegment} from './segments.ts'

const leftContacts = (book: Book, customer: Customer, today: Day): Contact[] =>
  book.of('contact', customer.id).filter(contact => !isThere(contact, today))

/**
 * One message for each person of a segment who agreed to be written to for a purpose, in their own language. The others are
 * named with the reason.
 *
 * @throws CrmError `usage` naming them where something is to be done with the messages and nobody is left.
 */
export function reachSegment(
  book: Book,
  input: ReachInput & {readonly segment: string; readonly purpose: string; readonly isActedOn: boolean},
  world: ReachWorld,
): Reach {
  const {today} = world
  const segment = resolveSegment(book, input.segment)
  const via = readVia(input.via)
  const purposes = new Set([input.purpose, ...purposesOf(input.template)])
  const links: ReachLink[] = []
  const refused: Refused[] = []
  const notes = new Set<string>()
  for (const customer of customersOf(book, today, segment)) {
    refused.push(
      ...leftContacts(book, customer, today).map(contact => ({
        ...whomOf({customer, contact}),
        why: `left on ${contact.left}`,
      })),
    )
    for (const addressee of addresseesOf(book, customer, today)) {
      const why = whyNotWritten(book, addressee, purposes)
      if (why === undefined) addLink(addressee)
      else refused.push({...whomOf(addressee), why})
    }
  }
  if (links.length === 0 && input.isActedOn) throw nobodyLeft(segment.name, input.purpose, refused)
  return {links, refused, notes: [...notes]}

  function addLink(addressee: Addressee): void {
    const composed = composeMessage(book, addressee, input, world)
    if (composed.note !== undefined) notes.add(composed.note)
    try {
      links.push(...linksTo(book, addressee, via, composed, world).links.slice(0, 1))
    } catch (error) {
      if (!(error instanceof CrmError)) throw error
      refused.push({...whomOf(addressee), why: error.message})
    }
  }
}

const shownNames = 10

function nobodyLeft(segment: string, purpose: string, refused: readonly Refused[]): CrmError {
  const names = refused
    .slice(0, shownNames)
    .map(({contact, customer, why}) => `${contact ? `${contact.name}, ${customer.name}` : customer.name} (${why})`)
  const more = refused.length - names.length
  const list = names.length === 0 ? 'it holds nobody' : `${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
  return new CrmError('usage', `nobody in ${segment} may be written to for ${purpose}: ${list}`, {
    hint: `Record who agreed: crm consent CUSTOMER given --for ${purpose} --how TEXT`,
  })
}
