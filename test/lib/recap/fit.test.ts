import {describe, expect, it} from 'vitest'
import {fitToPage, type Movable} from '../../../src/lib/recap/fit.ts'
import type {ItemFacts, LetterItem} from '../../../src/lib/recap/letter.ts'
import {ownWords, plainText} from '../../../src/lib/recap/phrase.ts'

const item = (text: string, facts: ItemFacts = {}): LetterItem => ({text: ownWords(text), details: [], facts})
/** So many items of a word each: `r1`, `r2`, … */
const some = (letter: string, count: number): LetterItem[] =>
  Array.from({length: count}, (_, at) => item(`${letter}${at + 1}`))
const names = (items: readonly LetterItem[]): string => items.map(({text}) => plainText(text)).join(' ')

const room = {words: 0, lines: 0}
const fitted = (items: Partial<Movable>, all = room) => {
  const result = fitToPage({results: [], included: [], promises: [], ...items}, all)
  const {results, included, promises, appendix, dropped} = result
  return {
    results: names(results),
    included: names(included),
    promises: names(promises),
    appendix: names(appendix),
    dropped,
  }
}

describe('a section holds so many items', () => {
  it('of results the five of most weight, which stand first', () => {
    expect(fitted({results: some('r', 7)})).toMatchObject({results: 'r1 r2 r3 r4 r5', appendix: 'r6 r7'})
    expect(fitted({results: some('r', 5)})).toMatchObject({results: 'r1 r2 r3 r4 r5', appendix: ''})
  })

  it('of extras the five largest: by list value, then by hours', () => {
    const worth = (amount: string) => ({worth: {amount, currency: 'EUR'}})
    const included = [
      item('nothing'),
      item('an hour', {minutes: 60}),
      item('two hours', {minutes: 120}),
      item('a ten', worth('10')),
      item('a nine', {...worth('9'), minutes: 6000}),
      item('free', worth('0')),
      item('three hours', {minutes: 180}),
    ]
    expect(fitted({included})).toMatchObject({
      included: 'two hours a ten a nine free three hours',
      appendix: 'nothing an hour',
    })
  })

  it('of promises four, those first that were late and made good, then the latest', () => {
    const late: ItemFacts = {due: '2026-01-05', on: '2026-01-06'}
    const onTime: ItemFacts = {due: '2026-01-05', on: '2026-01-05'}
    const promises = [
      item('late', late),
      item('on time', onTime),
      item('no day', {on: '2026-01-06'}),
      item('open', {due: '2026-01-05'}),
      item('last'),
      item('later', late),
    ]
    expect(fitted({promises})).toMatchObject({promises: 'late open last later', appendix: 'on time no day'})
    expect(fitted({promises: ['a', 'b', 'c', 'd', 'e'].map(text => item(text, late))})).toMatchObject({
      promises: 'b c d e',
      appendix: 'a',
    })
  })
})

describe('a letter that is too long', () => {
  const items = {results: some('r', 4), included: some('i', 4), promises: some('p', 2)}

  it.each([
    [0, 'r1 r2 r3 r4', 'i1 i2 i3 i4', 'p1 p2'],
    [1, 'r1 r2 r3 r4', 'i1 i2 i3 i4', 'p2'],
    [2, 'r1 r2 r3 r4', 'i1 i2 i3 i4', ''],
    [3, 'r1 r2 r3 r4', 'i2 i3 i4', ''],
    [4, 'r1 r2 r3', 'i2 i3 i4', ''],
    [5, 'r1 r2 r3', 'i3 i4', ''],
    [6, 'r1 r2 r3', 'i4', ''],
    [7, 'r1 r2', 'i4', ''],
    [8, 'r1', 'i4', ''],
    [9, 'r1', 'i4', ''],
  ])(
    'by %i words gives promises, then extras, then results, and keeps one of either',
    (over, results, included, promises) => {
      expect(fitted(items, {words: 440 + over, lines: 0})).toMatchObject({results, included, promises})
    },
  )

  it('by lines gives as much: a line of each item and the space below it', () => {
    const promisesLeft = (lines: number): string => fitted(items, {words: 0, lines}).promises
    expect([58, 58.01, 59.05, 59.06].map(promisesLeft)).toEqual(['p1 p2', 'p2', 'p2', ''])
  })
})

describe('the appendix', () => {
  it('stands in the order of the sections', () => {
    const items = {results: some('r', 6), included: some('i', 6), promises: some('p', 5)}
    expect(fitted(items)).toMatchObject({appendix: 'r6 i1 p1', dropped: 0})
  })

  it('holds thirty items and 400 words, and counts the rest', () => {
    expect(fitted({results: some('r', 35)}).dropped).toBe(0)
    expect(fitted({results: some('r', 37)}).dropped).toBe(2)
    const long = (words: number) => item(Array.from({length: words}, () => 'word').join(' '))
    const filled = (words: number) => fitted({results: [...some('r', 5), long(399), long(words), item('last')]})
    expect(filled(1).dropped).toBe(1)
    expect(filled(2).dropped).toBe(2)
  })
})
