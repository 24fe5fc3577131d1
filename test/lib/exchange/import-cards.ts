import {Book} from '../../../src/lib/book/book.ts'
import {idFor} from '../../../src/lib/book/ids.ts'
import {knownCollection, type TypeName} from '../../../src/lib/book/registry.ts'
import type {ImportEntry} from '../../../src/lib/exchange/import-entry.ts'
import {gather, type ImportReading} from '../../../src/lib/exchange/import-reading.ts'
import {planImport} from '../../../src/lib/exchange/plan-import.ts'
import {withEdits} from '../../support/build.ts'

let drawn = 0

/** Monday, 2026-01-05; no id is drawn twice. */
export const moment = {
  today: '2026-01-05',
  nowMs: Date.parse('2026-01-05T09:00:00Z'),
  newId: (type: TypeName) => {
    drawn += 1
    return idFor(knownCollection(type).letter, `drawn ${drawn}`)
  },
} as const

export const empty = new Book([])
export const mail = 'helen@apex.example'
/** The card of somebody at an organisation. */
export const helen = {emails: [mail], organisation: 'Apex'}

/** A card of a person, with nothing but a name where the test says nothing. */
export function card(given: Partial<ImportEntry> = {}): ImportEntry {
  return {
    file: 'people.vcf',
    line: 1,
    name: 'Helen Marks',
    isOrganisation: false,
    emails: [],
    phones: [],
    handles: [],
    websites: [],
    dates: {},
    tags: [],
    custom: {},
    ...given,
  }
}

/** Cards on lines of their own. */
export function reading(...cards: readonly Partial<ImportEntry>[]): ImportReading {
  const gathering = gather()
  for (const [at, given] of cards.entries()) gathering.person(card({line: at + 1, ...given}))
  return gathering.reading()
}

/** What an import of cards would do. */
export const plan = (book: Book, cards: readonly Partial<ImportEntry>[], update = false) =>
  planImport(book, reading(...cards), {update}, moment)

/** The book after an import. */
export const take = (book: Book, cards: readonly Partial<ImportEntry>[], update = false): Book =>
  withEdits(book, plan(book, cards, update).edits)
