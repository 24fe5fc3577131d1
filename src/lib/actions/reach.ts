import type {Book} from '../book/book.ts'
import {createRecord} from '../book/edits.ts'
import {readChoice} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Presented, present, presentName} from '../book/present.ts'
import type {Customer} from '../book/registry.ts'
import {resolveContact} from '../book/resolve-named.ts'
import {resolveParty} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {isZone} from '../calendar/instant.ts'
import {readHours} from '../calendar/working-week.ts'
import {CrmError} from '../errors.ts'
import {type Addressee, addresseesOf, purposesOf, whyNotWritten} from '../reach/consents.ts'
import {type LocalMoment, localMoment} from '../reach/local-day.ts'
import {type ComposedMessage, composeMessage, type MessageInput, type MessageWords} from '../reach/message.ts'
import type {ReadNumber} from '../reach/phone.ts'
import {addressOf, channelsFor, channelsOf, linkTo, meantBy, reachChannels, touchChannelOf} from '../reach/ways.ts'
import {weekendWith} from '../retention/business-days.ts'

/** Somebody by name: a person there, or the customer alone. */
export interface Whom {
  readonly contact: Named | null
  readonly customer: Named
}

/** A link that is ready to be followed. */
export interface ReachLink extends Whom {
  readonly channel: string
  readonly url: string
  /** What the link writes, or what to paste where it cannot. */
  readonly text: string
  readonly subject?: string
  /** Of a mail: where it goes. */
  readonly address?: string
  readonly language: string
  /** The file that it was written to. */
  readonly file?: string
}

/** Somebody who gets no message, and why. */
export interface Refused extends Whom {
  readonly why: string
}

export interface Reach {
  readonly links: readonly ReachLink[]
  /** The client's clock, where their zone is known; not of a segment. */
  readonly local?: LocalMoment
  /** Of a segment: who is left out. */
  readonly refused?: readonly Refused[]
  /** What did not work or is not as asked. */
  readonly notes: readonly string[]
}

/** What is said, and on which channel where one is asked for. */
export interface ReachInput extends MessageInput {
  readonly via: string | undefined
}

/** What reaching out needs of the world. */
export interface ReachWorld extends MessageWords {
  readonly today: Day
  readonly nowMs: number
  readonly readNumber: ReadNumber
}

/** The person to reach where none is named: who speaks for me there, else who was first in the book. */
function firstAddressee(book: Book, customer: Customer, today: Day): Addressee {
  const stampOf = ({contact}: Addressee): string => String(contact && book.record(contact.id)?.['_u'])
  const rank = (addressee: Addressee): string => `${addressee.contact?.champion ? 0 : 1}${stampOf(addressee)}`
  return addresseesOf(book, customer, today).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? {customer}
}

/** An addressee by name, as JSON shows them. */
export const whomOf = ({customer, contact}: Addressee): Whom => ({
  contact: contact ? presentName(contact) : null,
  customer: presentName(customer),
})

/** The links to somebody, the preferred channel first, and what did not work. Throws the first problem where none works. */
export function linksTo(
  book: Book,
  addressee: Addressee,
  via: string | undefined,
  {message, language}: ComposedMessage,
  {readNumber}: ReachWorld,
): Reach {
  const {customer, contact} = addressee
  const channels =
    via === undefined
      ? channelsFor(addressee, contact?.channel ?? customer.channel)
      : meantBy(via, addressee).slice(0, 1)
  const links: ReachLink[] = []
  const problems: CrmError[] = []
  for (const channel of channels) {
    try {
      const url = linkTo(channel, addressee, message, {settings: book.settings, readNumber})
      const mail = channel === 'email' ? mailOf(addressee, message.subject) : {}
      links.push({channel, url, text: message.text, ...mail, language, ...whomOf(addressee)})
    } catch (error) {
      if (!(error instanceof CrmError)) throw error
      problems.push(error)
    }
  }
  const [problem] = problems
  if (links.length === 0) throw problem ?? noWay(addressee)
  return {links, notes: [...new Set(problems.map(({message: said}) => said))]}
}

function mailOf(addressee: Addressee, subject: string | undefined): {subject?: string; address?: string} {
  const address = addressOf(addressee)
  return {...(subject ? {subject} : {}), ...(address ? {address} : {})}
}

/** The channel that was asked for. Throws `invalid-value` for what is neither one nor a service somebody is on. */
export function readVia(via: string | undefined, addressee?: Addressee): string | undefined {
  return via === undefined ? undefined : readChoice(via, addressee ? channelsOf(addressee) : reachChannels, 'channel')
}

const noWay = ({customer, contact}: Addressee): CrmError =>
  new CrmError('not-found', `no way to reach ${contact?.name ?? customer.name}`, {
    hint: `Give an address: crm edit ${(contact ?? customer).id} --email name@example.com --phone "+49 …"`,
  })

/** Throws where a message needs consent that this person has not given: a newsletter to one is a mailing, too. */
function checkConsent(book: Book, addressee: Addressee, template: string | undefined): void {
  const why = whyNotWritten(book, addressee, purposesOf(template))
  if (why === undefined) return
  const {customer, contact} = addressee
  throw new CrmError('usage', `${contact?.name ?? customer.name} may not be written to: ${why}`, {
    hint: `Record it where they agreed: crm consent ${(contact ?? customer).id} given --for ${template} --how TEXT`,
  })
}

/** Ready links to one person: the channel they prefer first, or the one that is named alone. */
export function reachCustomer(
  book: Book,
  input: ReachInput & {readonly customer: string; readonly contact: string | undefined},
  world: ReachWorld,
): Reach {
  const {customer, contact: named} = resolveParty(book, input.customer)
  const contact = input.contact === undefined ? named : resolveContact(book, customer.id, input.contact)
  const addressee = contact ? {customer, contact} : firstAddressee(book, customer, world.today)
  checkConsent(book, addressee, input.template)
  const via = readVia(input.via, addressee)
  const composed = composeMessage(book, addressee, input, world)
  const {links, notes} = linksTo(book, addressee, via, composed, world)
  const reach = {links, notes: composed.note === undefined ? notes : [composed.note, ...notes]}
  const local = clockOf(book, addressee, world.nowMs)
  return local ? {...reach, local} : reach
}

/** What somebody's clock says, where their zone is known; by their own days and hours of work, else the customer's. */
function clockOf(book: Book, {customer, contact}: Addressee, nowMs: number): LocalMoment | undefined {
  const zone = contact?.timezone ?? customer.timezone
  if (!zone || !isZone(zone)) return undefined
  const weekend = weekendWith({weekend: contact?.weekend ?? customer.weekend ?? null}, book.settings)
  return localMoment(nowMs, zone, weekend, contact?.hours ? readHours(contact.hours) : undefined)
}

/** Logs each link as an attempt: a touch from me, which does not count as a talk until it is answered. */
export function logReach(
  book: Book,
  reach: Reach,
  {today, newId}: Moment,
): Plan<Reach & {readonly touches: readonly Presented[]}> {
  const links = reach.refused ? reach.links : reach.links.slice(0, 1)
  const edits = links
    .filter(({customer}) => book.find('customer', customer.id))
    .map(({customer, contact, channel, text}) =>
      createRecord('touch', newId('touch'), {
        customer: customer.id,
        on: today,
        channel: touchChannelOf(channel),
        direction: 'out',
        with: contact ? {[contact.id]: true} : undefined,
        text: text === '' ? `Tried to reach by ${channel}` : text,
      }),
    )
  const [first] = links
  return {
    edits,
    summary: links.length === 1 && first ? `reach: ${first.customer.name}` : `reach: ${links.length} people`,
    result: after => ({...reach, touches: edits.map(({id}) => present(after, id))}),
  }
}
