import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {addresseeOf, letterLanguageOf} from '../../../src/lib/recap/addressee.ts'
import {apex, apexId, bookOf, compose, customerOf, helen, item, record, retainer, select, today, vow} from './sample.ts'

const three = (): StoredRecord[] => [item(), item(), item()]
const materialOf = (...records: StoredRecord[]) => select(bookOf(apex, retainer, ...records)).material

describe('selectMaterial', () => {
  it('takes the value items of the period that have a client wording', () => {
    const {material} = select(
      bookOf(
        apex,
        retainer,
        item({on: '2026-01-05', share: 'first day'}),
        item({on: '2026-11-01', share: 'last day'}),
        item({share: 'of this engagement', engagement: retainer.id}),
        item({share: 'of another', engagement: 'eother0000000'}),
        item({on: '2026-01-04', share: 'too early'}),
        item({share: null}),
        item({share: ' \u202e '}),
        item({customer: 'cother0000000', share: 'of another customer'}),
        {...item({share: 'removed'}), _u: '0m1', deleted: true},
      ),
    )
    expect(material.values.map(value => value.share)).toEqual(['first day', 'of this engagement', 'last day'])
  })

  it('takes items of every engagement where no engagement is chosen', () => {
    const book = bookOf(apex, item({engagement: 'eold000000000'}), item({engagement: retainer.id}), item())
    expect(select(book).material.values).toHaveLength(3)
  })

  it('shows of a value item its client-facing fields alone', () => {
    const shown = {
      on: '2026-03-15',
      kind: 'extra',
      minutes: 60,
      worth: '90 EUR',
      share: 'A',
      evidence: 'https://a.example',
    } as const
    const {values} = materialOf(item({...shown, engagement: retainer.id}), item(), item())
    expect(values[0]).toEqual(shown)
  })

  it('cleans every text', () => {
    const {values, typed} = select(bookOf(apex, item({share: 'a\r\nb\x1b'}), item(), item()), {
      improve: ' x\u202ey ',
      next: ['', ' n\n'],
    }).material
    expect(values[0]?.share).toBe('a b')
    expect(typed).toEqual({improve: 'xy', next: ['n']})
  })

  it('holds no id', () => {
    const selection = select(bookOf(apex, retainer, helen, ...three()))
    for (const {id} of selection.sources.values) expect(JSON.stringify(selection.material)).not.toContain(id)
    expect(JSON.stringify(selection.material)).not.toContain(apexId)
  })

  it.each([
    ['kept on its day', {state: 'kept', due: '2026-02-10', closedOn: '2026-02-10'} as const, 1, 1],
    ['kept without a day', {state: 'kept', closedOn: '2026-02-10'} as const, 1, 1],
    ['kept before it is due', {state: 'kept', due: '2026-12-10', closedOn: '2026-02-10'} as const, 1, 1],
    ['kept late', {state: 'kept', due: '2026-02-10', closedOn: '2026-02-11'} as const, 0, 1],
    ['broken', {state: 'broken', due: '2026-02-10', closedOn: '2026-02-01'} as const, 0, 1],
    ['open and overdue', {state: 'open', due: '2026-10-31'} as const, 0, 1],
    ['due today', {state: 'open', due: '2026-11-01'} as const, 0, 0],
    ['released', {state: 'released', due: '2026-02-10', closedOn: '2026-02-01'} as const, 0, 0],
    ['kept before the period', {state: 'kept', due: '2026-02-10', closedOn: '2026-01-04'} as const, 0, 0],
    ['theirs', {by: 'them', state: 'kept', due: '2026-02-10', closedOn: '2026-02-10'} as const, 0, 0],
  ])('counts a promise %s', (_, values, kept, of) => {
    const {promises} = materialOf(...three(), vow(values))
    expect({kept: promises.kept, of: promises.of}).toEqual({kept, of})
  })

  it('takes the kept promises that have a client wording, late ones too', () => {
    const {promises} = materialOf(
      ...three(),
      vow({state: 'kept', due: '2026-02-10', closedOn: '2026-02-12', share: 'late'}),
      vow({state: 'kept', closedOn: '2026-02-01', share: 'kept'}),
      vow({state: 'broken', due: '2026-02-01', closedOn: '2026-02-01', share: 'broken'}),
      vow({state: 'kept', closedOn: '2026-02-01'}),
    )
    expect(promises.shared.map(({share}) => share)).toEqual(['kept', 'late'])
  })

  it.each(['recap', 'year', 'closeout'] as const)('wants three things to tell for the letter of a %s', kind => {
    const letter = (count: number) => () => select(bookOf(apex, retainer, ...three().slice(0, count)), {kind})
    expect(letter(2)).toThrow('only 2 items')
    expect(letter(3)).not.toThrow()
  })

  it('wants nothing to tell for thanks', () => {
    const book = bookOf(apex, retainer)
    expect(select(book, {kind: 'thanks', engagement: book.all('engagement')[0]}).material.values).toEqual([])
  })

  it('refuses an ask by a day that is past', () => {
    expect(() => select(bookOf(apex, ...three()), {askBy: '2026-10-31'})).toThrow('by 2026-10-31: that is past')
    expect(select(bookOf(apex, ...three()), {askBy: today}).material.typed.askBy).toBe(today)
  })

  it('addresses a customer in person by their name, and an organisation by none', () => {
    const person = {...apex, name: 'Robert Silva', person: true}
    expect(select(bookOf(person, ...three())).material.addressee).toEqual({name: 'Robert Silva'})
    expect(select(bookOf(apex, ...three())).material.addressee).toEqual({})
    expect(compose(bookOf(apex, ...three())).salutation).toEqual([{text: 'Hello,'}])
  })
})

describe('addresseeOf', () => {
  it('is the contact who was first in the book', () => {
    const contacts = [
      {...record('contact', 'pa', {customer: apexId, name: 'Second'}), _u: '0m2'},
      {...record('contact', 'pb', {customer: apexId, name: 'First'}), _u: '0m1'},
    ]
    const book = bookOf(apex, ...contacts)
    expect(addresseeOf(book, customerOf(book), today)?.name).toBe('First')
  })
})

describe('letterLanguageOf', () => {
  const hindi = record('setting', 'slanguage', {key: 'language', value: 'hi'})
  it.each([
    ['the contact', 'ne-NP', 'fa', 'ne'],
    ['the customer', undefined, 'fa', 'fa'],
    ['the book where neither has one', undefined, undefined, 'hi'],
    ['the customer where letters cannot be written in the contact’s', 'de', 'bn', 'bn'],
  ])('is that of %s', (_, ofContact, ofCustomer, language) => {
    const contact = {...helen, language: ofContact ?? null}
    const book = bookOf({...apex, language: ofCustomer ?? null}, contact, hindi)
    expect(letterLanguageOf(book, customerOf(book), book.find('contact', helen.id))).toBe(language)
  })
})
