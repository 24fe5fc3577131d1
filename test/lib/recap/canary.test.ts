import PostalMime from 'postal-mime'
import {describe, expect, it} from 'vitest'
import type {Field} from '../../../src/lib/book/fields.ts'
import {letterLanguages} from '../../../src/lib/book/letter-languages.ts'
import {collections} from '../../../src/lib/book/registry.ts'
import {addDays, type Day} from '../../../src/lib/calendar/day.ts'
import type {Json, StoredRecord} from '../../../src/lib/change/json.ts'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {renderEvidence} from '../../../src/lib/recap/evidence.ts'
import {loadLanguage} from '../../../src/lib/recap/languages/load.ts'
import type {LanguageTable} from '../../../src/lib/recap/languages/table.ts'
import type {Letter, LetterKind} from '../../../src/lib/recap/letter.ts'
import type {RecapRequest} from '../../../src/lib/recap/material.ts'
import {renderEml} from '../../../src/lib/recap/render-eml.ts'
import {renderHtml} from '../../../src/lib/recap/render-html.ts'
import {recapJson} from '../../../src/lib/recap/render-json.ts'
import {renderMarkdown} from '../../../src/lib/recap/render-markdown.ts'
import {renderText} from '../../../src/lib/recap/render-text.ts'
import {bookOf, customerOf, select, today} from './sample.ts'

// Every field of every record type that the registry does not mark as client-facing carries a value found nowhere else.
// A record type or a field that is added to the registry is covered without a change here.

const idOf = (letter: string, count = 1): string => `${letter}0canary000${String(count).padStart(2, '0')}`
const ids = new Map(collections.map(({type, letter}) => [type, idOf(letter)]))

interface Canary {
  readonly where: string
  readonly token: string
  /** The token as a letter in some language would write it. */
  readonly written?: (table: LanguageTable) => string
}
const planted: Canary[] = []
let count = 0

const plant = (where: string, token: string, written?: Canary['written']): string => {
  planted.push({where, token, ...(written ? {written} : {})})
  return token
}

const plantDay = (where: string, token: Day): Day => {
  plant(where, token, table => table.formatDay(token))
  return token
}

const plantMoney = (where: string, amount: string): string =>
  plant(where, amount, table => table.formatMoney({amount, currency: 'EUR'}))

/** A value of a kind that no other field has. */
function canaryOf(where: string, field: Field): Json {
  count += 1
  const token = () => plant(where, `CANARY${count}X`)
  switch (field.kind) {
    case 'reference':
      return ids.get(field.to) ?? idOf('c')
    case 'references':
      return {[ids.get(field.to ?? '') ?? idOf('c')]: true}
    case 'set':
    case 'emails':
    case 'phones':
      return {[token()]: true}
    case 'map':
      return {[token()]: token()}
    case 'annuals':
      return {[token()]: '1971-01-01'}
    case 'day':
    case 'annual':
      return plantDay(where, addDays('1971-01-17', count * 31))
    case 'count':
      return Number(plant(where, String(660_000 + count), table => table.formatEffort(660_000 + count)))
    case 'money':
      return `${plantMoney(where, String(770_000 + count))} EUR`
    case 'rate':
      return `${plantMoney(where, String(880_000 + count))} EUR/month`
    case 'yes':
      return true
    default:
      return token()
  }
}

const shown: Readonly<Record<string, Json>> = {
  'value.on': '2026-03-15',
  'value.kind': 'extra',
  'value.minutes': 75,
  'value.worth': '1234 EUR',
  'value.share': 'SHOWN value share',
  'value.evidence': 'https://example.com/shown-evidence',
  'promise.due': '2026-02-20',
  'promise.by': 'me',
  'promise.share': 'SHOWN promise share',
  'promise.state': 'kept',
  'promise.closedOn': '2026-02-24',
  'engagement.title': 'SHOWN engagement title',
  'engagement.start': '2026-01-05',
  'engagement.end': '2026-12-31',
  'opportunity.share': 'SHOWN opportunity share',
  'contact.name': 'SHOWN contact name',
  'contact.title': 'SHOWN contact title',
  'contact.salutation': 'SHOWN contact salutation',
  'contact.closing': 'SHOWN contact closing',
}

/** A record that has every field of its type, and one field more that only a newer version would know. */
function fullRecord(type: string, values: Readonly<Record<string, Json>> = {}, at = 1): StoredRecord {
  const known = collections.find(each => each.type === type)
  if (!known) throw new Error(`no type ${type}`)
  const fields = Object.entries(known.fields).map(([name, field]): [string, Json] => {
    const path = `${type}.${name}`
    return [name, field.client ? (shown[path] ?? canaryOf(path, field)) : canaryOf(path, field)]
  })
  const newer = {newerField: plant(`${type}.newerField`, `CANARYNEW${type}${at}X`)}
  return {id: plant(`${type}.id`, idOf(known.letter, at)), type, ...Object.fromEntries(fields), ...newer, ...values}
}

const text = {salutation: null, closing: null}
/** Within the period of the letter, but no day that a letter shows. */
const quoteDay = plantDay('feedback.on', '2026-06-17')
const book = bookOf(
  ...collections.filter(({type}) => type !== 'setting').map(({type}) => fullRecord(type)),
  fullRecord('value', {share: 'SHOWN second item', kind: 'result', engagement: null}, 2),
  fullRecord('value', {share: null}, 3),
  fullRecord('contact', text, 2),
  fullRecord('customer', {}, 2),
  fullRecord('value', {customer: idOf('c', 2), share: plant('value of another customer', 'CANARYOTHERX')}, 4),
  fullRecord('feedback', {on: quoteDay, contact: idOf('p', 3), comment: 'SHOWN quote'}, 2),
  fullRecord('feedback', {on: quoteDay, mayQuote: false}, 3),
  fullRecord('feedback', {on: quoteDay, mayQuote: null}, 4),
  fullRecord('feedback', {on: quoteDay, customer: idOf('c', 2)}, 5),
  fullRecord('contact', {name: 'SHOWN author', title: plant('title of an author', 'CANARYTITLEX')}, 3),
  fullRecord('engagement', {endedOn: null, rolling: null, renews: null}, 2),
  fullRecord('setting'),
  {id: 's0name0000000', type: 'setting', key: 'name', value: 'SHOWN own name'},
  {id: 's0business000', type: 'setting', key: 'business', value: 'SHOWN own business'},
  {
    id: 'z0future00000',
    type: 'future',
    customer: idOf('c'),
    share: plant('a type of a newer version', 'CANARYFUTUREX'),
  },
)
const customer = customerOf(book, idOf('c'))
const engagement = book.find('engagement', idOf('e'))
const typed = {
  improve: 'SHOWN improve',
  next: ['SHOWN next'],
  ask: 'SHOWN ask',
  askBy: '2026-11-20' as Day,
  thanks: 'SHOWN thanks',
}
const request = {customer, engagement, since: '2026-01-05' as Day, until: today}

/** The contract of JSON names the customer; nothing else of the customer is shown. */
const customerName = 'customer.name'

/** The whole of a mail as its reader sees it, headers too. */
async function readMail(letter: Letter): Promise<string> {
  const from = {name: 'SHOWN own name', address: 'riko@sand.example'}
  const mail = renderEml(letter, {from, to: {name: 'SHOWN contact name'}, at: '2026-11-01T08:00:00Z'})
  const {headers, subject, text: plain, html} = await new PostalMime().parse(mail)
  return [mail, JSON.stringify(headers), subject, plain, html].join('\n')
}

/** What each kind of letter needs to be written at all. */
const occasions: Readonly<Record<LetterKind, Partial<RecapRequest>>> = {
  recap: {},
  thanks: {engagement: book.find('engagement', idOf('e', 2))},
  year: {year: 2026},
  closeout: {},
}

describe.each(letterLanguages)('a letter in %s', language => {
  const outputs = async (values: Partial<RecapRequest>) => {
    const occasion = occasions[values.kind ?? 'recap']
    const {material, sources} = select(book, {...request, language, ...values, ...occasion})
    const letter = composeLetter(material, await loadLanguage(language))
    return {
      letter: [renderMarkdown(letter), renderText(letter), renderHtml(letter), await readMail(letter)],
      json: JSON.stringify(recapJson(letter, {name: customer.name})),
      evidence: renderEvidence(letter, sources),
    }
  }

  it.each(
    (['recap', 'thanks', 'year', 'closeout'] as const).flatMap(kind => [
      {kind, as: 'as the contact likes it', values: typed, at: 1},
      {kind, as: 'with the words of the table', values: {}, at: 2},
    ]),
  )('shows no private field of any record: $kind, $as', async ({kind, values, at}) => {
    const table = await loadLanguage(language)
    const isIn = (output: string, {token, written}: Canary) =>
      output.includes(token) || (written !== undefined && output.includes(written(table)))
    const {letter, json} = await outputs({...values, kind, contact: book.find('contact', idOf('p', at))})
    expect(planted.length).toBeGreaterThan(80)
    expect(planted.filter(canary => letter.some(output => isIn(output, canary)))).toEqual([])
    expect(planted.filter(canary => canary.where !== customerName && isIn(json, canary))).toEqual([])
  })

  it('shows what is client-facing and what was typed', async () => {
    const {letter, json} = await outputs({...typed, contact: book.find('contact', idOf('p'))})
    const expected = [
      'SHOWN value share',
      'SHOWN second item',
      'SHOWN promise share',
      'SHOWN quote',
      'SHOWN author',
      'SHOWN contact salutation',
      'SHOWN contact closing',
      'SHOWN own name',
      'SHOWN own business',
      'SHOWN improve',
      'SHOWN next',
      'SHOWN opportunity share',
      'SHOWN ask',
      'SHOWN thanks',
    ]
    for (const output of [...letter, json]) for (const each of expected) expect(output).toContain(each)
    for (const output of letter) {
      expect(output).toContain('SHOWN engagement title')
      expect(output).toContain('example.com/shown-evidence')
    }
    const named = await outputs({contact: book.find('contact', idOf('p', 2))})
    for (const output of named.letter) {
      expect(output).toContain('SHOWN contact title')
      expect(output).toContain('SHOWN contact name')
    }
  })

  it('leaves the private side to the evidence', async () => {
    const {evidence} = await outputs({})
    const ownText = planted.filter(({where}) => where === 'value.text').map(({token}) => token)
    expect(ownText.filter(token => evidence.includes(token)).length).toBe(3)
  })
})
