import {describe, expect, it} from 'vitest'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {table as english} from '../../../src/lib/recap/languages/en.ts'
import type {LetterItem} from '../../../src/lib/recap/letter.ts'
import type {RecapRequest} from '../../../src/lib/recap/material.ts'
import {plainText} from '../../../src/lib/recap/phrase.ts'
import {renderText} from '../../../src/lib/recap/render-text.ts'
import {
  apex,
  bookOf,
  compose,
  helen,
  item,
  retainer,
  sectionOf,
  select,
  typedForApex,
  vow,
  yearOfApex,
} from './sample.ts'

const textsOf = (items: readonly LetterItem[]): string[] => items.map(({text}) => plainText(text))
const words = (count: number): string => Array.from({length: count}, () => 'word').join(' ')

describe('composeLetter', () => {
  it('puts the sections in their order', () => {
    const {material} = select(yearOfApex(), typedForApex)
    const letter = composeLetter({...material, quotes: [{text: 'Well done.', author: 'Helen Marks'}]}, english)
    expect(letter.sections.map(({id}) => id)).toEqual([
      'thanks',
      'results',
      'included',
      'promises',
      'quotes',
      'improvement',
      'next',
      'ask',
    ])
  })

  it('leaves out what is empty', () => {
    const letter = compose(bookOf(apex, item(), item(), item()))
    expect(letter.sections.map(({id}) => id)).toEqual(['thanks', 'results'])
    expect(letter.appendix).toBeUndefined()
  })

  it('puts outcomes among the results and what came on top under included', () => {
    const kinds = ['result', 'saving', 'introduction', 'insight', 'extra', 'hours', 'bundled'] as const
    const letter = compose(bookOf(apex, ...kinds.map(kind => item({kind, share: kind}))))
    expect(textsOf(sectionOf(letter, 'results').items)).toEqual(['result', 'saving', 'introduction', 'insight'])
    expect(textsOf(sectionOf(letter, 'included').items)).toEqual(['extra', 'hours', 'bundled'])
  })

  it('tells a kind that only a newer version knows among the results, after those it knows', () => {
    const novel = item({share: 'novel', kind: 'novel' as 'result', on: '2026-10-30'})
    const letter = compose(bookOf(apex, novel, item({kind: 'introduction', share: 'known'}), item({kind: 'extra'})))
    expect(textsOf(sectionOf(letter, 'results').items)).toEqual(['known', 'novel'])
  })

  it('puts a proven result before one with a number, and that before one with neither', () => {
    const letter = compose(
      bookOf(
        apex,
        item({share: 'calmer mornings', on: '2026-10-01'}),
        item({share: 'scrap down to 2%'}),
        item({share: 'new layout agreed', evidence: 'https://example.com/plan'}),
        item({share: 'claimed', evidence: 'javascript:alert(1)', on: '2026-09-01'}),
      ),
    )
    expect(textsOf(sectionOf(letter, 'results').items)).toEqual([
      'new layout agreed',
      'scrap down to 2%',
      'calmer mornings',
      'claimed',
    ])
  })

  it('puts an outcome before money saved, that before people met and things learnt, however proven and new', () => {
    const proven = {evidence: 'https://example.com/plan', worth: '10 EUR'}
    const letter = compose(
      bookOf(
        apex,
        item({kind: 'insight', share: 'learnt', on: '2026-10-04', ...proven}),
        item({kind: 'introduction', share: 'met', on: '2026-10-03'}),
        item({kind: 'introduction', share: 'met and proven', on: '2026-10-02', ...proven}),
        item({kind: 'saving', share: 'saved', on: '2026-10-01'}),
        item({kind: 'saving', share: 'saved and proven', on: '2026-09-30', ...proven}),
      ),
    )
    expect(textsOf(sectionOf(letter, 'results').items)).toEqual([
      'saved and proven',
      'saved',
      'met and proven',
      'met',
      'learnt',
    ])
    const outcome = item({share: 'done', on: '2026-09-01'})
    const saving = item({kind: 'saving', share: 'saved', on: '2026-10-01', ...proven})
    const results = sectionOf(compose(bookOf(apex, saving, outcome, item({kind: 'extra'}))), 'results').items
    expect(textsOf(results)).toEqual(['done', 'saved'])
  })

  it('shows five results and moves the others to the appendix', () => {
    const letter = compose(bookOf(apex, ...Array.from({length: 7}, () => item())))
    expect(sectionOf(letter, 'results').items).toHaveLength(5)
    expect(letter.appendix?.items).toHaveLength(2)
    expect(letter.appendix?.more).toBeUndefined()
  })

  it('says of an extra its effort first, then its day, and its price last, struck to zero', () => {
    const extra = item({kind: 'hours', minutes: 570, worth: '1350.5 EUR', evidence: 'https://example.com'})
    const letter = compose(bookOf(apex, extra, item(), item()))
    const [{details} = {details: []}] = sectionOf(letter, 'included').items
    expect(details).toEqual([
      {kind: 'text', text: '9 h 30 min'},
      {kind: 'text', text: '15 March 2026'},
      {kind: 'link', label: 'Evidence', href: 'https://example.com/'},
      {kind: 'price', price: {listLabel: 'list value', list: '€1,350.50', chargedLabel: 'charged', charged: '€0'}},
    ])
  })

  it('sums the list values of each currency apart, those in the appendix too', () => {
    const extra = (worth: string) => item({kind: 'extra', worth})
    const euros = Array.from({length: 7}, () => extra('10.10 EUR'))
    const letter = compose(bookOf(apex, ...euros, extra('5000 JPY'), extra('0 EUR')))
    expect(letter.appendix?.items).toHaveLength(4)
    expect(sectionOf(letter, 'included').total?.prices.map(({list, charged}) => [list, charged])).toEqual([
      ['€70.70', '€0'],
      ['¥5,000', '¥0'],
    ])
  })

  it('sums two prices, but not a single one', () => {
    const [ten, twenty] = [item({kind: 'extra', worth: '10 EUR'}), item({kind: 'extra', worth: '20 EUR'})]
    const pair = compose(bookOf(apex, ten, twenty, item()))
    expect(sectionOf(pair, 'included').total?.prices.map(({list}) => list)).toEqual(['€30'])
    const letter = compose(bookOf(apex, item({kind: 'extra', worth: '10 EUR'}), item({kind: 'extra'}), item()))
    expect(sectionOf(letter, 'included').total).toBeUndefined()
  })

  it('says how many promises were kept on time, and of a late one when it was made good', () => {
    const letter = compose(
      bookOf(
        apex,
        item(),
        item(),
        vow({state: 'kept', due: '2026-02-10', closedOn: '2026-02-12', share: 'Board pack'}),
        vow({state: 'kept', closedOn: '2026-03-01'}),
      ),
    )
    const {lead, items} = sectionOf(letter, 'promises')
    expect(plainText(lead ?? [])).toBe('Kept on time: 1 of 2.')
    expect(items.map(({details}) => details)).toEqual([
      [{kind: 'text', text: 'due 10 February 2026, done 12 February 2026'}],
    ])
  })

  it('tells a promise that was kept on a day that nobody noted without one', () => {
    const letter = compose(bookOf(apex, item(), item(), vow({state: 'kept', share: 'Board pack'})))
    const [promise] = sectionOf(letter, 'promises').items
    expect(promise).toMatchObject({details: [], facts: {}})
    expect(letter.timeline.moments.map(({kind}) => kind)).toEqual(['results', 'results'])
  })

  it('strikes no price of what has a list value of nothing', () => {
    const letter = compose(bookOf(apex, item({kind: 'extra', worth: '0 EUR'}), item(), item()))
    expect(sectionOf(letter, 'included').items[0]?.details).toEqual([{kind: 'text', text: '15 March 2026'}])
  })

  it('moves what matters least to the appendix until the rest fits on a page', () => {
    const of = (kind: 'result' | 'extra', count: number) =>
      Array.from({length: count}, (_, at) => item({kind, share: `${kind} ${at} ${words(40)}`, worth: `${at + 1} EUR`}))
    const promise = vow({state: 'kept', closedOn: '2026-03-01', share: `promise ${words(40)}`})
    const letter = compose(bookOf(apex, retainer, ...of('result', 5), ...of('extra', 5), promise))
    expect(letter.words).toBeLessThanOrEqual(450)
    expect(letter.words).toBeGreaterThan(390)
    expect(sectionOf(letter, 'promises').items).toEqual([])
    expect(textsOf(sectionOf(letter, 'included').items).map(text => text.slice(0, 7))).toEqual([
      'extra 2',
      'extra 3',
      'extra 4',
    ])
    expect(letter.appendix?.items.length).toBe(4)
  })

  it('keeps a result and an extra however long they are', () => {
    const letter = compose(
      bookOf(
        apex,
        item({share: words(300)}),
        item({kind: 'extra', share: words(300), minutes: 9}),
        item({kind: 'extra'}),
      ),
    )
    expect(letter.sections.map(({id}) => id)).toEqual(['thanks', 'results', 'included'])
    expect(letter.words).toBeGreaterThan(600)
  })

  it('ends the appendix with how many more there are', () => {
    const letter = compose(bookOf(apex, ...Array.from({length: 45}, () => item())))
    expect(letter.appendix?.items).toHaveLength(30)
    expect(letter.appendix?.more).toBe('And 10 more, on request.')
    expect(compose(bookOf(apex, ...Array.from({length: 36}, () => item()))).appendix?.more).toBe(
      'And 1 more, on request.',
    )
  })

  it('has an appendix of nothing but how many more there are where none of them finds room', () => {
    const letter = compose(
      bookOf(apex, item({share: words(401), on: '2026-01-06'}), ...Array.from({length: 5}, () => item())),
    )
    expect(letter.appendix).toEqual({heading: 'Also delivered', items: [], more: 'And 1 more, on request.'})
  })

  it('counts the words of the letter without its appendix', () => {
    const letter = compose(
      bookOf(apex, helen, item({share: 'One two'}), item({share: 'three'}), item({share: '4 five!'})),
    )
    const text = renderText(letter).replace(letter.date, '').replaceAll('·', ' ').replaceAll('–', ' ')
    expect(letter.words).toBe(text.match(/[\p{L}\p{N}]\S*/gu)?.length)
  })

  it('closes and opens as the contact has it', () => {
    const contact = {...helen, salutation: 'Dear Helen,', closing: 'Warmly,'}
    const letter = compose(bookOf(apex, contact, item(), item(), item()))
    expect(plainText(letter.salutation)).toBe('Dear Helen,')
    expect(plainText(letter.closing)).toBe('Warmly,')
  })

  it.each([
    [{}, 'Dear Helen Marks,'],
    [{title: 'Dr.'}, 'Dear Dr. Helen Marks,'],
  ])('greets a contact with %j by title and full name', (values, salutation) => {
    const letter = compose(bookOf(apex, {...helen, ...values}, item(), item(), item()))
    expect(plainText(letter.salutation)).toBe(salutation)
    expect(plainText(letter.closing)).toBe('Kind regards,')
  })

  it('thanks in the words that were typed', () => {
    const letter = compose(bookOf(apex, item(), item(), item()), {thanks: 'Thank you, Helen.'})
    expect(textsOf(sectionOf(letter, 'thanks').items)).toEqual(['Thank you, Helen.'])
  })
})

describe('the ask', () => {
  const askOf = (book: ReturnType<typeof bookOf>, request = {}) => {
    const section = compose(book, request).sections.find(({id}) => id === 'ask')
    return section?.items.map(({text, details}) => [
      plainText(text),
      ...details.map(each => each.kind === 'text' && each.text),
    ])
  }
  const items = [item(), item(), item()]

  it('is for a talk within two weeks, before the engagement ends', () => {
    expect(askOf(bookOf(apex, retainer, ...items))).toEqual([
      ['Shall we talk by 15 November 2026 about what comes after 31 December 2026?'],
    ])
    expect(askOf(bookOf(apex, {...retainer, end: '2026-11-01'}, ...items))).toEqual([
      ['Shall we talk by 1 November 2026 about what comes after 1 November 2026?'],
    ])
    expect(askOf(bookOf(apex, {...retainer, end: '2026-11-05'}, ...items))).toEqual([
      ['Shall we talk by 5 November 2026 about what comes after 5 November 2026?'],
    ])
  })

  it('does not tell the notice deadline', () => {
    const withoutNotice = {...retainer, notice: null}
    expect(askOf(bookOf(apex, retainer, ...items))).toEqual(askOf(bookOf(apex, withoutNotice, ...items)))
  })

  it('is left out without an engagement that has an end to come', () => {
    expect(askOf(bookOf(apex, ...items))).toBeUndefined()
    expect(askOf(bookOf(apex, {...retainer, end: null}, ...items))).toBeUndefined()
    const over = bookOf(apex, {...retainer, end: '2026-10-31'}, ...items)
    expect(askOf(over, {engagement: over.all('engagement')[0]})).toBeUndefined()
  })

  it.each<[Partial<RecapRequest>, readonly string[]]>([
    [
      {ask: 'May I send an offer?', askBy: '2026-11-10'},
      ['May I send an offer?', 'I would be glad of your answer by 10 November 2026.'],
    ],
    [
      {ask: 'Please send the figures', askBy: '2026-11-10'},
      ['Please send the figures.', 'I would be glad of your answer by 10 November 2026.'],
    ],
    [{ask: 'May I send an offer?'}, ['May I send an offer?']],
    [{ask: 'Please send the figures'}, ['Please send the figures']],
    [{askBy: '2026-11-10'}, ['Shall we talk by 10 November 2026 about what comes next?']],
  ])('is what was typed: %j', (typed, said) => {
    const book = bookOf(apex, ...items)
    expect(askOf(book, typed)).toEqual([said])
    expect(sectionOf(compose(book, typed), 'ask').items[0]?.facts).toEqual({by: typed.askBy})
  })
})
