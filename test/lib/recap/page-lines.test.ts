import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {linesOfLetter, linesOnPage, printOf} from '../../../src/lib/recap/page-lines.ts'
import {ownWords} from '../../../src/lib/recap/phrase.ts'
import {
  answerOf,
  apex,
  bookOf,
  compose,
  helen,
  item,
  opportunityOf,
  retainer,
  typedForApex,
  vow,
  yearOfApex,
} from './sample.ts'

const words = (count: number): string => Array.from({length: count}, () => 'word').join(' ')
const many = (count: number, values: Parameters<typeof item>[0]) => Array.from({length: count}, () => item(values))

describe('the lines of a letter', () => {
  it('are more for longer texts, links and more items', () => {
    const linesOf = (...items: readonly StoredRecord[]) => linesOfLetter(compose(bookOf(apex, ...items)).sections)
    const short = linesOf(...many(3, {share: 'short'}))
    expect(linesOf(...many(3, {share: words(40)}))).toBeGreaterThan(short)
    expect(linesOf(...many(4, {share: 'short'}))).toBeGreaterThan(short)
    const evidence = 'https://example.com/a/rather/long/way/to/the/report.pdf'
    expect(linesOf(...many(3, {share: words(9), evidence}))).toBeGreaterThan(linesOf(...many(3, {share: words(9)})))
  })

  it.each([5, 9, 14, 20, 25])('are no more than a page has, whatever there is to tell: items of %i words', length => {
    const share = words(length)
    const about = {share, worth: '1350 EUR', minutes: 90, evidence: 'https://example.com/a/rather/long/report.pdf'}
    const letter = compose(
      bookOf(
        ...[apex, retainer, helen, ...many(7, about), ...many(7, {...about, kind: 'extra'})],
        ...Array.from({length: 5}, () => vow({state: 'kept', due: '2026-02-10', closedOn: '2026-02-12', share})),
        ...Array.from({length: 2}, () => answerOf({comment: words(25), contact: helen.id})),
        ...Array.from({length: 3}, () => opportunityOf({share})),
      ),
      {improve: words(20)},
    )
    expect(linesOfLetter(letter.sections)).toBeLessThanOrEqual(linesOnPage)
    expect(letter.words).toBeGreaterThanOrEqual(240)
    expect(letter.appendix?.items.length).toBeGreaterThan(0)
  })

  it('tell how large it can be printed', () => {
    expect(printOf(compose(bookOf(apex, ...many(3, {}))))).toBe('roomy')
    const [longer, longest] = [{share: words(18)}, {share: words(28)}]
    expect(printOf(compose(bookOf(apex, ...many(5, longest), ...many(5, {...longer, kind: 'extra'}))))).toBe('easy')
    expect(printOf(compose(yearOfApex(), typedForApex))).toBe('close')
  })

  it.each([
    ['none', 0, 'roomy'],
    ['a small one', 2, 'easy'],
    ['one that just finds room', 19, 'close'],
    ['one that has a page of its own', 20, 'roomy'],
  ] as const)('take in the appendix that stands on the same page: %s', (_, count, print) => {
    const items = (length: number) => Array.from({length}, () => ({text: ownWords('word'), details: [], facts: {}}))
    const sections = [{id: 'results', heading: 'Results', items: items(20)}] as const
    const appendix = count === 0 ? {} : {appendix: {heading: 'Also done', items: items(count)}}
    expect(printOf({sections, ...appendix})).toBe(print)
  })
})
