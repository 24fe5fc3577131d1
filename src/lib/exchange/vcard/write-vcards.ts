import type {Book} from '../../book/book.ts'
import {elementsOf} from '../../book/fields.ts'
import type {Contact, Customer} from '../../book/registry.ts'
import {contentLines, escapeValue, quoteParameter, wellFormed} from '../content-lines.ts'

export const vcardVersions = ['4.0', '3.0'] as const
export type VcardVersion = (typeof vcardVersions)[number]

/**
 * The customers and contacts of a book as vCards, for phones and mail programs: names, jobs, addresses and days; notes,
 * tiers and all else that is private stay at home. A contact's card names the customer as its organisation. What a card
 * holds, `crm import` reads again. Our own writer: it is the counterpart of our reader, and needs what both write down.
 */
export function writeVcards(book: Book, version: VcardVersion): string {
  const cards = [
    ...book.all('customer').map(customer => cardOfCustomer(customer, version)),
    ...book.all('contact').flatMap(contact => {
      const customer = book.find('customer', contact.customer)
      return customer ? [cardOfContact(contact, customer, version)] : []
    }),
  ]
  return contentLines(cards.flatMap(lines => ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD']))
}

type Custom = {readonly [key: string]: unknown} | null | undefined

const line = (name: string, text: string | null | undefined): string[] => (text ? [`${name}:${escapeValue(text)}`] : [])

/** Without VALUE a UID of 4.0 would be an address. */
const uidLine = (id: string, version: VcardVersion): string => `UID${version === '4.0' ? ';VALUE=text' : ''}:${id}`

/** What a person is titled stands before the name, as a reader expects where N has a prefix. */
const nameLines = (name: string, title: string | null | undefined): string[] => [
  `FN:${escapeValue(title ? `${title} ${name}` : name)}`,
  `N:;${escapeValue(name)};;${escapeValue(title ?? '')};`,
]

const kindLines = (isOrganisation: boolean, version: VcardVersion): string[] => {
  if (version === '4.0') return [`KIND:${isOrganisation ? 'org' : 'individual'}`]
  return isOrganisation ? ['X-ABShowAs:COMPANY'] : []
}

/** A name is whole as it was given: which part of it is the family's is not guessed (RFC 2426 wants N all the same). */
function cardOfCustomer(customer: Customer, version: VcardVersion): string[] {
  const {name, website, timezone, language, tags} = customer
  const isOrganisation = customer.person !== true
  const categories = elementsOf(tags).map(escapeValue).join(',')
  return [
    uidLine(customer.id, version),
    ...nameLines(name, undefined),
    ...kindLines(isOrganisation, version),
    ...(isOrganisation ? line('ORG', name) : []),
    ...reachLines(customer),
    ...line('URL', website),
    ...(categories ? [`CATEGORIES:${categories}`] : []),
    ...line('LANG', language),
    ...zoneLines(timezone, version),
    ...customLines(customer.custom),
  ]
}

function cardOfContact(contact: Contact, customer: Customer, version: VcardVersion): string[] {
  const {name, title, role, birthday, timezone, language, dates, handles} = contact
  return [
    uidLine(contact.id, version),
    ...nameLines(name, title),
    ...kindLines(false, version),
    ...line('ORG', customer.name),
    ...line('TITLE', role),
    ...reachLines(contact),
    ...elementsOf(handles).map(service => handleLine(service, String(handles?.[service]), version)),
    ...(birthday ? [dayLine('BDAY', birthday, version)] : []),
    ...elementsOf(dates).flatMap((label, at) => dateLines(label, String(dates?.[label]), `item${at + 1}`, version)),
    ...line('LANG', language),
    ...zoneLines(timezone, version),
    ...customLines(contact.custom),
  ]
}

/** The kinds of a number that both versions know; another stands beside it as a label, as Apple writes it. */
const phoneTypes: ReadonlySet<string> = new Set(['fax', 'pager', 'cell', 'video', 'work', 'home'])

const reachLines = ({emails, phones}: Customer | Contact): string[] => [
  ...elementsOf(emails).map(email => `EMAIL:${escapeValue(email)}`),
  ...elementsOf(phones).flatMap((phone, at) => {
    const kind = phones?.[phone]
    if (typeof kind !== 'string') return `TEL:${escapeValue(phone)}`
    if (phoneTypes.has(kind)) return `TEL;TYPE=${kind}:${escapeValue(phone)}`
    return [`tel${at + 1}.TEL:${escapeValue(phone)}`, `tel${at + 1}.X-ABLabel:${escapeValue(kind)}`]
  }),
]

const zoneLines = (zone: string | null | undefined, version: VcardVersion): string[] =>
  zone ? [`TZ${version === '3.0' ? ';VALUE=text' : ''}:${escapeValue(zone)}`] : []

/** Names on other services have the form of an address, `skype:asha.thapa`, with the service beside it (RFC 9554). */
const handleLine = (service: string, handle: string, version: VcardVersion): string => {
  const scheme = /^[a-z][a-z0-9+-]*$/.test(service) ? service : 'im'
  const parameter = version === '4.0' ? 'SERVICE-TYPE' : 'X-SERVICE-TYPE'
  return `IMPP;${parameter}=${quoteParameter(service)}:${scheme}:${encodeURIComponent(wellFormed(handle))}`
}

/** 3.0 has no day without a year: Apple's way of leaving it out is what phones read. */
function dayLine(name: string, day: string, version: VcardVersion): string {
  if (version === '4.0')
    return `${name}:${day.startsWith('--') ? `--${day.slice(2).replace('-', '')}` : day.replaceAll('-', '')}`
  return day.startsWith('--') ? `${name};X-APPLE-OMIT-YEAR=1604:1604-${day.slice(2)}` : `${name}:${day}`
}

/** The wedding day has a property of its own; others stand under a label, as Apple writes them. */
const dateLines = (label: string, day: string, group: string, version: VcardVersion): string[] =>
  label === 'anniversary'
    ? [dayLine(version === '4.0' ? 'ANNIVERSARY' : 'X-ANNIVERSARY', day, version)]
    : [dayLine(`${group}.X-ABDATE`, day, '3.0'), `${group}.X-ABLabel:${escapeValue(label)}`]

const textOf = (custom: Custom, key: string): string | undefined => {
  const value = custom?.[key]
  return typeof value === 'string' ? value : undefined
}

/** Own fields that a card has a place for, by the names that `crm import` gives them. */
const customLines = (custom: Custom): string[] => {
  const address = textOf(custom, 'address')
  return [
    ...line('NICKNAME', textOf(custom, 'nickname')),
    ...line('ROLE', textOf(custom, 'profession')),
    ...(address ? [`ADR:;;${escapeValue(address)};;;;`] : []),
  ]
}
