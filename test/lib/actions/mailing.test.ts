import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {reachSegment} from '../../../src/lib/actions/mailing.ts'
import {reachCustomer} from '../../../src/lib/actions/reach.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import {addDays, type Day} from '../../../src/lib/calendar/day.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {loadAllMessages} from '../../../src/lib/reach/messages/load.ts'
import {loadNumberReader} from '../../../src/lib/reach/phone.ts'
import {aBook, idOf} from '../../support/build.ts'

const today: Day = '2026-01-05'
const world = {
  today,
  nowMs: Date.parse('2026-01-05T09:00:00Z'),
  readNumber: await loadNumberReader(),
  messagesIn: await loadAllMessages(),
  ownTemplate: () => undefined,
}

/** Somebody said something on being written to: whose word it is, which, for what, when; perhaps it was taken away again. */
interface Said {
  readonly of: number | null
  readonly state: 'given' | 'withdrawn'
  readonly purpose: string
  readonly daysAgo: number
  readonly deleted: boolean
}
interface Client {
  readonly people: readonly {
    readonly left: boolean
    readonly mail: boolean
    readonly language: string
    readonly deleted: boolean
  }[]
  readonly said: readonly Said[]
}

const anyClient: fc.Arbitrary<Client> = fc.record({
  people: fc.array(
    fc.record({
      left: fc.boolean(),
      mail: fc.boolean(),
      language: fc.constantFrom('en', 'hi', 'fa', 'de'),
      deleted: fc.boolean(),
    }),
    {maxLength: 3},
  ),
  said: fc.array(
    fc.record({
      of: fc.option(fc.nat(2)),
      state: fc.constantFrom('given' as const, 'withdrawn' as const),
      purpose: fc.constantFrom('newsletter', ' Newsletter', 'NEWSLETTER', 'events', 'news'),
      daysAgo: fc.nat(3),
      deleted: fc.boolean(),
    }),
    {maxLength: 6},
  ),
})

const customerId = (client: number): string => idOf('customer', `client ${client}`)
const contactId = (client: number, person: number): string => idOf('contact', `person ${client} ${person}`)
const isGone = (deleted: boolean): {deleted?: true} => (deleted ? {deleted: true} : {})

function bookOf(clients: readonly Client[]): Book {
  const builder = aBook().setting('name', 'Jana').add('segment', {name: 'all', filter: 'name != none'})
  for (const [at, {people, said}] of clients.entries()) {
    builder.customer({id: customerId(at), name: `Client ${at}`, emails: {[`client${at}@x.example`]: true}})
    for (const [person, {left, mail, language, deleted}] of people.entries()) {
      builder.contact({
        id: contactId(at, person),
        name: `Person ${at} ${person}`,
        language,
        ...(left ? {left: '2025-12-01'} : {}),
        ...(mail ? {emails: {[`person${person}@client${at}.example`]: true}} : {}),
        ...isGone(deleted),
      })
    }
    for (const {of, state, purpose, daysAgo, deleted} of said) {
      builder.add('consent', {
        on: addDays(today, -daysAgo),
        state,
        purpose,
        ...(of === null ? {} : {contact: contactId(at, of)}),
        ...isGone(deleted),
      })
    }
  }
  return builder.build()
}

/** Told from the story alone: the last word of this person, or of the customer for all there, is that they agreed. */
function agreed({said}: Client, person: number | null): boolean {
  const words = said.filter(
    ({of, state, purpose, deleted}) =>
      !deleted &&
      purpose.trim().toLowerCase() === 'newsletter' &&
      (of === person || (of === null && state === 'withdrawn')),
  )
  const last = words.reduce<Said | undefined>(
    (held, each) => (held && held.daysAgo < each.daysAgo ? held : each),
    undefined,
  )
  return last?.state === 'given'
}

const stillThere = ({people}: Client, person: number): boolean => {
  const found = people[person]
  return found !== undefined && !found.left && !found.deleted
}

const input = {via: undefined, template: 'newsletter', text: 'News', segment: 'all', purpose: 'newsletter'}

describe('reachSegment', () => {
  it('never writes to anybody whose last word is not that they agreed, whatever the book', () => {
    fc.assert(
      fc.property(fc.array(anyClient, {minLength: 1, maxLength: 4}), clients => {
        const book = bookOf(clients)
        const {links, refused = []} = reachSegment(book, {...input, isActedOn: false}, world)
        for (const {customer, contact} of links) {
          const at = clients.findIndex((_, client) => customerId(client) === customer.id)
          const client = clients[at]
          const person = contact ? client?.people.findIndex((_, each) => contactId(at, each) === contact.id) : null
          if (!client || person === undefined) throw new Error(`a link to nobody: ${customer.name}`)
          expect(agreed(client, person)).toBe(true)
          if (person !== null) expect(stillThere(client, person)).toBe(true)
        }
        const reached = new Set(links.map(({customer, contact}) => (contact ?? customer).id))
        expect(reached.size).toBe(links.length)
        expect(refused.filter(({customer, contact}) => reached.has((contact ?? customer).id))).toEqual([])
        // Who is neither written to nor named was forgotten.
        const people = clients.flatMap(({people: there}, at) =>
          there.flatMap(({deleted}, person) => (deleted ? [] : [contactId(at, person)])),
        )
        const named = [...links, ...refused].map(({customer, contact}) => (contact ?? customer).id)
        expect(people.filter(id => !named.includes(id))).toEqual([])
      }),
      {numRuns: 300},
    )
  })

  it('writes a newsletter to one person by no other way than consent either', () => {
    fc.assert(
      fc.property(anyClient, fc.nat(2), (client, person) => {
        fc.pre(stillThere(client, person))
        const book = bookOf([client])
        const reach = () =>
          reachCustomer(
            book,
            {...input, customer: customerId(0), contact: `Person 0 ${person}`},
            {...world, ownTemplate: () => ({text: 'News {name}{text}'})},
          )
        if (agreed(client, person)) expect(reach().links[0]?.text).toBe(`News Person 0 ${person}News`)
        else expect(reach).toThrow(CrmError)
      }),
    )
  })

  it('takes both consents where a newsletter goes out under another name', () => {
    const book = bookOf([
      {
        people: [{left: false, mail: true, language: 'en', deleted: false}],
        said: [{of: 0, state: 'given', purpose: 'events', daysAgo: 0, deleted: false}],
      },
    ])
    const {links, refused} = reachSegment(book, {...input, purpose: 'events', isActedOn: false}, world)
    expect([links, refused?.map(({why}) => why)]).toEqual([[], ['no consent for newsletter']])
  })

  it('writes to each in their own language', () => {
    const person = (language: string) => ({left: false, mail: true, language, deleted: false})
    const book = bookOf([
      {
        people: [person('hi'), person('fa'), person('de')],
        said: [0, 1, 2].map(of => ({of, state: 'given' as const, purpose: 'newsletter', daysAgo: 0, deleted: false})),
      },
    ])
    const {links, notes} = reachSegment(book, {...input, isActedOn: true}, world)
    expect(links.map(({language, text}) => [language, text.split('\n')[0]]).sort()).toEqual([
      ['en', 'Dear Person 0 2,'],
      ['fa', 'Person 0 1 گرامی، با سلام و احترام'],
      ['hi', 'आदरणीय Person 0 0 जी,'],
    ])
    expect(notes).toHaveLength(3)
  })
})
