import type {Book} from '../book/book.ts'
import {createRecord} from '../book/edits.ts'
import {readChoice, readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Presented, presentName} from '../book/present.ts'
import type {Contact, Customer} from '../book/registry.ts'
import {resolveContact, resolveParty} from '../book/resolve.ts'
import {isZone} from '../calendar/instant.ts'
import {CrmError} from '../errors.ts'
import {type Addressee, addresseesOf, consentFor} from '../reach/consents.ts'
import {type LocalMoment, localMoment} from '../reach/local-day.ts'
import type {ReadNumber} from '../reach/phone.ts'
import {defaultTemplate, fillTemplate, type Message, templateNames} from '../reach/templates.ts'
import {channelsFor, channelsOf, linkTo, meantBy, reachChannels, touchChannelOf} from '../reach/ways.ts'
import {weekendWith} from '../retention/business-days.ts'
import {present} from './customers.ts'
import {customersOf, resolveSegment} from './segments.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** A link that is ready to be followed. */
export interface ReachLink {
  readonly channel: string
  readonly url: string
  /** What the link writes, or what to paste where it cannot. */
  readonly text: string
  readonly subject?: string
  readonly contact: Named | null
  readonly customer: Named
}

/** Somebody who gets no message, and why. */
export interface Refused {
  readonly contact: Named | null
  readonly customer: Named
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

export interface MessageInput {
  readonly via: string | undefined
  readonly template: string | undefined
  readonly text: string | undefined
}

/** What reaching out needs of the world. */
export interface ReachWorld {
  readonly nowMs: number
  readonly readNumber: ReadNumber
  /** The user's own template in a language; undefined where there is none. */
  readonly ownTemplate: (language: string, name: string) => string | undefined
}

/** The person to reach where none is named: who speaks for me there, else who was first in the book. */
function firstAddressee(book: Book, customer: Customer): Addressee {
  const stampOf = ({contact}: Addressee): string => String(contact && book.record(contact.id)?.['_u'])
  const rank = (addressee: Addressee): string => `${addressee.contact?.champion ? 0 : 1}${stampOf(addressee)}`
  return addresseesOf(book, customer).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? {customer}
}

function templateFor(
  book: Book,
  {customer, contact}: Addressee,
  name: string,
  {ownTemplate}: ReachWorld,
): {template: string; note?: string} {
  const language = contact?.language ?? customer.language ?? book.settings.language
  const wanted = [...new Set([language, language.split('-')[0] ?? language])]
  for (const each of wanted) {
    const own = ownTemplate(each, name)
    if (own !== undefined) return {template: own}
  }
  const english = ownTemplate('en', name) ?? defaultTemplate(name)
  if (english === undefined) {
    throw new CrmError('not-found', `no template is called: ${name}`, {
      hint: `There is ${templateNames.join(', ')}; your own is templates/${wanted.at(-1)}/${name}.txt beside the book.`,
    })
  }
  if (wanted.includes('en')) return {template: english}
  return {
    template: english,
    note: `No template ${name} in ${language}: the English one is used. Your own: templates/${wanted.at(-1)}/${name}.txt beside the book`,
  }
}

function messageFor(
  book: Book,
  addressee: Addressee,
  {template: name, text}: MessageInput,
  world: ReachWorld,
): {message: Message; note?: string} {
  if (name === undefined && text === undefined) return {message: {subject: undefined, text: ''}}
  const {template, note}: {template: string; note?: string} =
    name === undefined ? {template: readText(text ?? '', 'text')} : templateFor(book, addressee, name, world)
  const {settings} = book
  const message = fillTemplate(template, {
    name: addressee.contact?.name ?? addressee.customer.name,
    customer: addressee.customer.name,
    me: settings.name,
    business: settings.business,
  })
  return note === undefined ? {message} : {message, note}
}

const namesOf = ({customer, contact}: Addressee): {contact: Named | null; customer: Named} => ({
  contact: contact ? presentName(contact) : null,
  customer: presentName(customer),
})

/** The links to somebody, the preferred channel first, and what did not work. Throws the first problem where none works. */
function linksTo(
  book: Book,
  addressee: Addressee,
  via: string | undefined,
  message: Message,
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
      const subject = channel === 'email' && message.subject ? {subject: message.subject} : {}
      links.push({channel, url, text: message.text, ...subject, ...namesOf(addressee)})
    } catch (error) {
      if (!(error instanceof CrmError)) throw error
      problems.push(error)
    }
  }
  const [problem] = problems
  if (links.length === 0) throw problem ?? noWay(addressee)
  return {links, notes: [...new Set(problems.map(({message: said}) => said))]}
}

/** The channel that was asked for. Throws `invalid-value` for what is neither one nor a service somebody is on. */
function readVia(via: string | undefined, addressee?: Addressee): string | undefined {
  return via === undefined ? undefined : readChoice(via, addressee ? channelsOf(addressee) : reachChannels, 'channel')
}

const noWay = ({customer, contact}: Addressee): CrmError =>
  new CrmError('not-found', `no way to reach ${contact?.name ?? customer.name}`, {
    hint: `Give an address: crm edit ${(contact ?? customer).id} --email name@example.com --phone "+49 …"`,
  })

/** Ready links to one person: the channel they prefer first, or the one that is named alone. */
export function reachCustomer(
  book: Book,
  input: MessageInput & {readonly customer: string; readonly contact: string | undefined},
  world: ReachWorld,
): Reach {
  const {customer, contact: named} = resolveParty(book, input.customer)
  const contact = input.contact === undefined ? named : resolveContact(book, customer.id, input.contact)
  const addressee = contact ? {customer, contact} : firstAddressee(book, customer)
  const via = readVia(input.via, addressee)
  const {message, note} = messageFor(book, addressee, input, world)
  const {links, notes} = linksTo(book, addressee, via, message, world)
  const reach = {links, notes: note === undefined ? notes : [note, ...notes]}
  const zone = addressee.contact?.timezone ?? customer.timezone
  return zone && isZone(zone)
    ? {...reach, local: localMoment(world.nowMs, zone, weekendWith(customer, book.settings))}
    : reach
}

const notConsented = (book: Book, addressee: Addressee, purpose: string): string | undefined => {
  const consent = consentFor(book, addressee, purpose)
  if (!consent) return `no consent for ${purpose}`
  return consent.state === 'given' ? undefined : `consent for ${purpose} withdrawn on ${consent.on}`
}

const leftContacts = (book: Book, customer: Customer): Contact[] =>
  book.of('contact', customer.id).filter(({left}) => Boolean(left))

/**
 * One link for each person of a segment who agreed to be written to for a purpose. The others are named with the reason.
 *
 * @throws CrmError `usage` naming them where nobody is left.
 */
export function reachSegment(
  book: Book,
  today: Moment['today'],
  input: MessageInput & {readonly segment: string; readonly purpose: string; readonly isDryRun: boolean},
  world: ReachWorld,
): Reach {
  const segment = resolveSegment(book, input.segment)
  const via = readVia(input.via)
  const links: ReachLink[] = []
  const refused: Refused[] = []
  const notes = new Set<string>()
  for (const customer of customersOf(book, today, segment)) {
    refused.push(
      ...leftContacts(book, customer).map(contact => ({
        ...namesOf({customer, contact}),
        why: `left on ${contact.left}`,
      })),
    )
    for (const addressee of addresseesOf(book, customer)) {
      const why = notConsented(book, addressee, input.purpose)
      if (why === undefined) addLink(addressee)
      else refused.push({...namesOf(addressee), why})
    }
  }
  if (links.length === 0 && !input.isDryRun) throw nobodyLeft(segment.name, input.purpose, refused)
  return {links, refused, notes: [...notes]}

  function addLink(addressee: Addressee): void {
    const {message, note} = messageFor(book, addressee, input, world)
    if (note !== undefined) notes.add(note)
    try {
      links.push(...linksTo(book, addressee, via, message, world).links.slice(0, 1))
    } catch (error) {
      if (!(error instanceof CrmError)) throw error
      refused.push({...namesOf(addressee), why: error.message})
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

/** Logs each link as an attempt: a touch from me, which does not count as a talk. */
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
