import {parseHours, parseWeekend} from '../../calendar/working-week.ts'
import {channels} from '../choices.ts'
import {readCountry} from '../country.ts'
import {collection} from '../fields.ts'
import {readHandlePair} from '../handles.ts'

/** A person at a customer. How to address them is free text: it is never inferred from a name. */
export const contact = collection({
  type: 'contact',
  letter: 'p',
  label: 'contact',
  plural: 'contacts',
  owners: ['customer'],
  searched: [
    'name',
    'title',
    'role',
    'formality',
    'emails',
    'phones',
    'handles',
    'interests',
    'taboos',
    'badNews',
    'custom',
  ],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer they belong to'},
    name: {kind: 'line', required: true, client: true, help: 'full name'},
    title: {kind: 'line', client: true, help: 'how they are titled, e.g. Dr.'},
    role: {kind: 'line', help: 'their job, e.g. Head of Operations'},
    formality: {kind: 'line', help: 'how formal you are with them, e.g. "surname, Sie"'},
    salutation: {kind: 'line', client: true, help: 'the opening of a letter, e.g. "Dear Helen,"'},
    closing: {kind: 'line', client: true, help: 'the closing of a letter, e.g. "Kind regards,"'},
    emails: {kind: 'emails', flag: 'email', help: 'e-mail address; repeat for several'},
    phones: {kind: 'phones', flag: 'phone', help: 'phone number; repeat for several'},
    handles: {
      kind: 'map',
      readPair: readHandlePair,
      flag: 'handle',
      help: 'name on another service, e.g. telegram=helen_m, or the address of their page; repeat for several',
    },
    country: {kind: 'line', read: readCountry, help: 'country of phone numbers written without one, e.g. DE'},
    language: {kind: 'language', help: 'language of letters to them'},
    timezone: {kind: 'zone', help: 'IANA time zone'},
    channel: {kind: 'choice', options: channels, help: 'preferred channel'},
    weekend: {kind: 'line', read: parseWeekend, help: 'days they do not work, e.g. fri,sat'},
    hours: {kind: 'line', read: parseHours, help: 'hours they work, on their clock, e.g. 9-17'},
    interests: {kind: 'text', help: 'what they care about'},
    taboos: {kind: 'text', help: 'what not to say or do'},
    badNews: {kind: 'text', help: 'how they like to hear bad news'},
    birthday: {kind: 'annual', happened: true, help: 'birthday: 1980-05-17, or --05-17 without the year'},
    dates: {kind: 'annuals', flag: 'date', help: 'another day to remember each year, label=DAY'},
    champion: {kind: 'yes', help: 'speaks for you there'},
    left: {kind: 'day', help: 'day they left the customer'},
    custom: {kind: 'map', flag: 'set', help: 'your own field, key=value'},
    origins: {kind: 'map', flag: false, help: 'what it was imported from: a fingerprint of the entry, and the day'},
  },
  summary: record => (record.role ? `${record.name}, ${record.role}` : record.name),
})
