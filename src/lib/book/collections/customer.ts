import {readSpan, spanInDays} from '../../calendar/span.ts'
import {parseHours, parseWeekend} from '../../calendar/working-week.ts'
import {invalidValue} from '../../errors.ts'
import {channels, statuses, tiers} from '../choices.ts'
import {readCountry} from '../country.ts'
import {collection} from '../fields.ts'

/** A client, or somebody who may become one: an organisation or a single person. */
export const customer = collection({
  type: 'customer',
  letter: 'c',
  label: 'customer',
  plural: 'customers',
  owners: [],
  searched: ['name', 'tags', 'emails', 'phones', 'website', 'custom'],
  fields: {
    name: {kind: 'line', required: true, help: 'name of the organisation or person'},
    added: {kind: 'day', required: true, happened: true, flag: false, help: 'day it came into the book'},
    person: {kind: 'yes', help: 'a person rather than an organisation'},
    tier: {kind: 'choice', options: tiers, help: 'how close you keep: A (monthly) to D (yearly)'},
    cadence: {kind: 'span', help: 'how often to be in touch, ideally'},
    worst: {kind: 'span', help: 'the longest silence you accept'},
    tags: {kind: 'set', flag: 'tag', help: 'tag; repeat for several'},
    timezone: {kind: 'zone', help: 'IANA time zone, e.g. Asia/Kolkata'},
    weekend: {kind: 'line', read: parseWeekend, help: 'days you do not work for them, where they differ'},
    hours: {kind: 'line', read: parseHours, help: 'hours you work for them, on your clock, where they differ'},
    country: {kind: 'line', read: readCountry, help: 'country of phone numbers written without one, e.g. DE'},
    language: {kind: 'language', help: 'language of letters, e.g. en, hi, fa'},
    channel: {kind: 'choice', options: channels, help: 'preferred channel'},
    since: {kind: 'day', happened: true, help: 'customer since this day'},
    status: {kind: 'choice', options: statuses, help: 'prospect, active, paused or former'},
    referredBy: {kind: 'reference', to: 'customer', flag: 'referred-by', help: 'who brought them'},
    emails: {kind: 'emails', flag: 'email', help: 'e-mail address'},
    phones: {kind: 'phones', flag: 'phone', help: 'phone number'},
    website: {kind: 'url', help: 'web address'},
    custom: {kind: 'map', flag: 'set', help: 'your own field, key=value'},
    origins: {kind: 'map', flag: false, help: 'what it was imported from: a fingerprint of the entry, and the day'},
  },
  summary: record => record.name,
  check: ({cadence, worst}) => {
    const [ideal, longest] = [cadence ? readSpan(cadence) : undefined, worst ? readSpan(worst) : undefined]
    if (ideal && longest && spanInDays(longest) < spanInDays(ideal)) {
      throw invalidValue(
        `the worst silence is shorter than the ideal: ${worst} after ${cadence}`,
        'Give a longer --worst or a shorter --cadence.',
      )
    }
  },
})
