import {describe, expect, it} from 'vitest'
import type {RecordTypes} from '../../../src/lib/book/registry.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {chooseOccasion, type OccasionRequest} from '../../../src/lib/recap/occasion.ts'
import {errorOf} from '../../support/error-of.ts'
import {answerOf, apex, apexId, bookOf, customerOf, item, record, retainer, select, today, vow} from './sample.ts'

const engagement = (id: string, values: Partial<RecordTypes['engagement']>): StoredRecord =>
  record('engagement', id, {customer: apexId, title: id, start: '2026-01-05', ...values})

const choose = (
  kind: OccasionRequest['kind'],
  records: readonly StoredRecord[],
  request: Partial<Omit<OccasionRequest, 'engagement'>> & {readonly about?: string} = {},
) => {
  const book = bookOf(apex, ...records)
  const {about, ...more} = request
  const given = about === undefined ? undefined : book.find('engagement', about.padEnd(13, '0'))
  const chosen = chooseOccasion(book, {customer: customerOf(book), today, kind, engagement: given, ...more})
  return {...chosen.period, title: chosen.engagement?.title, ...(chosen.until ? {until: chosen.until} : {})}
}

describe('the occasion of thanks', () => {
  const old = engagement('eold', {end: '2026-12-31'})
  const renewed = engagement('enew', {start: '2027-01-01', end: '2027-12-31', renews: old.id})

  it('is the engagement renewed last; its letter recalls the term before', () => {
    expect(choose('thanks', [old, renewed])).toEqual({
      from: '2026-01-05',
      to: '2026-11-01',
      title: 'enew',
      until: '2027-12-31',
    })
  })

  it('is the latest of several', () => {
    const earlier = engagement('efirst', {start: '2026-06-01', end: '2026-12-31', renews: 'egone'})
    expect(choose('thanks', [old, renewed, earlier])).toMatchObject({title: 'enew'})
    const later = engagement('elater', {start: '2027-03-01', end: '2027-12-31', renews: 'egone'})
    expect(choose('thanks', [later, old, renewed])).toMatchObject({title: 'elater'})
  })

  it('says until when it was renewed only while that still holds', () => {
    const ended = engagement('eended', {start: '2026-01-05', end: '2027-12-31', endedOn: '2026-10-15'})
    expect(choose('thanks', [ended], {about: 'eended'})).toEqual({
      from: '2026-01-05',
      to: '2026-11-01',
      title: 'eended',
    })
  })

  it('recalls the whole of a term that is over', () => {
    expect(choose('thanks', [old, renewed], {today: '2027-02-01'})).toMatchObject({
      from: '2026-01-05',
      to: '2026-12-31',
    })
  })

  it('is the turn of an engagement that renewed itself', () => {
    const rolling = engagement('erolling', {start: '2024-04-01', end: '2025-03-31', rolling: '1y'})
    expect(choose('thanks', [rolling])).toEqual({
      from: '2025-04-01',
      to: '2026-03-31',
      title: 'erolling',
      until: '2027-03-31',
    })
  })

  it('recalls the last turn of a term before that renewed itself', () => {
    const before = engagement('ebefore', {start: '2024-01-01', end: '2024-12-31', rolling: '1y'})
    const next = engagement('enext', {start: '2026-01-01', end: '2026-12-31', renews: before.id})
    expect(choose('thanks', [before, next], {about: 'enext'})).toMatchObject({from: '2025-01-01', to: '2025-12-31'})
  })

  it('is the one that is named, renewed or not', () => {
    const other = engagement('eother', {start: '2026-10-01', end: '2027-09-30'})
    expect(choose('thanks', [old, renewed, other], {about: 'eother'})).toEqual({
      from: '2026-10-01',
      to: '2026-11-01',
      title: 'eother',
      until: '2027-09-30',
    })
  })

  it('looks back a year on a term before that had no end', () => {
    const open = engagement('eopen', {start: '2020-01-01'})
    const next = engagement('enext', {start: '2026-10-01', end: '2027-09-30', renews: open.id})
    expect(choose('thanks', [open, next])).toMatchObject({from: '2025-11-02', to: '2026-11-01', title: 'enext'})
  })

  it('is none where nothing was renewed', () => {
    expect(errorOf(() => choose('thanks', [old]))).toMatchObject({
      code: 'not-found',
      message: 'nothing was renewed with Apex Manufacturing',
      hint: expect.stringContaining('crm renew'),
    })
  })
})

describe('the occasion of a year', () => {
  it.each([
    ['2026-11-01', undefined, '2026-01-01', '2026-11-01'],
    ['2026-09-30', undefined, '2025-01-01', '2025-12-31'],
    ['2026-10-01', undefined, '2026-01-01', '2026-10-01'],
    ['2026-01-01', 2026, '2026-01-01', '2026-01-01'],
    ['2026-11-01', 2024, '2024-01-01', '2024-12-31'],
    ['2026-02-01', 2026, '2026-01-01', '2026-02-01'],
  ] as const)('is on %s, of the year %s: %s to %s', (day, year, from, to) => {
    expect(choose('year', [retainer], {today: day, year})).toEqual({from, to, title: undefined})
  })

  it.each([2027, 0, 99_999])('is none in the year %i', year => {
    expect(() => choose('year', [], {year})).toThrow(`no year to look back on: ${year}`)
  })
})

describe('the occasion of a closing letter', () => {
  const past = engagement('epast', {start: '2026-02-01', end: '2026-10-20'})
  const running = engagement('erunning', {end: '2026-12-31'})

  it.each([
    ['ended a while ago', [past, running], 'epast', '2026-10-20'],
    ['ends soon', [engagement('epast', {end: '2026-03-31'}), running], 'erunning', '2026-11-01'],
    [
      'was ended early',
      [running, engagement('early', {end: '2027-12-31', endedOn: '2026-10-31'})],
      'early',
      '2026-10-31',
    ],
  ])('is the engagement that %s, the nearest to today', (_, records, title, to) => {
    expect(choose('closeout', records)).toMatchObject({title, to})
  })

  it.each<[string, Partial<RecordTypes['engagement']>, string]>([
    ['its end', {end: '2026-10-20'}, '2026-10-20'],
    ['the day it was ended before that', {end: '2026-10-20', endedOn: '2026-09-30'}, '2026-09-30'],
    ['its end, where it was ended after it', {end: '2026-10-20', endedOn: '2026-10-25'}, '2026-10-20'],
    ['the day it was ended, where it had no end', {endedOn: '2026-09-30'}, '2026-09-30'],
    [
      'the day it was ended, where it renewed itself',
      {end: '2026-03-31', rolling: '1m', endedOn: '2026-09-30'},
      '2026-09-30',
    ],
    ['today, where it renews itself', {end: '2026-03-31', rolling: '1m'}, '2026-11-01'],
    ['today, where its end is to come', {end: '2026-12-31'}, '2026-11-01'],
  ])('reaches to %s', (_, values, to) => {
    expect(choose('closeout', [engagement('eclosed', values)], {about: 'eclosed'}).to).toBe(to)
  })

  it('may be about a single day', () => {
    const short = engagement('eshort', {start: today, end: today})
    expect(choose('closeout', [short])).toMatchObject({from: today, to: today, title: 'eshort'})
  })

  it('is the whole of it', () => {
    expect(choose('closeout', [past])).toEqual({from: '2026-02-01', to: '2026-10-20', title: 'epast'})
    expect(choose('closeout', [past], {since: '2026-05-01', until: '2026-06-30'})).toMatchObject({
      from: '2026-05-01',
      to: '2026-06-30',
    })
  })

  it('is one without an end where it is named, up to today', () => {
    const open = engagement('eopen', {start: '2026-02-01'})
    expect(errorOf(() => choose('closeout', [open]))).toMatchObject({
      code: 'not-found',
      message: 'no engagement to close with Apex Manufacturing',
      hint: expect.stringContaining('--engagement'),
    })
    expect(choose('closeout', [open], {about: 'eopen'})).toMatchObject({from: '2026-02-01', to: '2026-11-01'})
  })

  it('is none that begins after its end', () => {
    expect(() => choose('closeout', [past], {since: '2026-10-21'})).toThrow(
      'a letter cannot begin after its end: 2026-10-21 – 2026-10-20',
    )
  })

  it('passes over what was renewed, what has not begun and what rolls on', () => {
    const next = engagement('enext', {start: '2027-01-01', end: '2027-12-31', renews: running.id})
    const rolling = engagement('erolling', {start: '2024-04-01', end: '2025-03-31', rolling: '1y'})
    expect(() => choose('closeout', [running, next, rolling])).toThrow('no engagement to close')
    expect(choose('closeout', [running, next], {about: 'erunning'})).toMatchObject({title: 'erunning'})
  })
})

describe('what a recap has told before', () => {
  const told = item({on: '2026-04-01', share: 'told'})
  const late = vow({state: 'kept', due: '2026-05-01', closedOn: '2026-05-09', share: 'made good since'})
  const fresh = [item({share: 'a'}), item({share: 'b'}), item({share: 'c'})]
  const sent = record('recap', 'dsent', {
    customer: apexId,
    on: '2026-05-05',
    from: '2026-01-05',
    to: '2026-05-05',
    language: 'en',
    records: {[told.id]: true, [late.id]: true},
  })
  const book = bookOf(apex, retainer, told, late, sent, ...fresh)
  const [engagement] = book.all('engagement')
  const sharesIn = (...request: Parameters<typeof select>) => select(...request).material.values.map(({share}) => share)

  it('is not told again', () => {
    expect(sharesIn(book)).toEqual(['a', 'b', 'c'])
    expect(select(book).sources.told.map(({id}) => id)).toEqual([told.id])
  })

  it('is told of a promise that was made good since', () => {
    expect(select(book).material.promises.shared.map(({share}) => share)).toEqual(['made good since'])
  })

  it.each([
    ['on the day of the letter', '2026-05-05', []],
    ['on the day after', '2026-05-06', ['kept']],
  ] as const)('was told of a promise that was kept %s', (_, closedOn, shared) => {
    const kept = vow({state: 'kept', closedOn, share: 'kept'})
    const before = {...sent, records: {[kept.id]: true}} as StoredRecord
    expect(select(bookOf(apex, ...fresh, kept, before)).material.promises.shared.map(({share}) => share)).toEqual(
      shared,
    )
  })

  it('goes by the later of two letters that told of a promise', () => {
    const [first, second] = [
      {...sent, id: 'dsecond000000', on: '2026-05-05', records: {[late.id]: true}},
      {...sent, id: 'dfirst0000000', on: '2026-06-05', records: {[late.id]: true}},
    ] as unknown as [StoredRecord, StoredRecord]
    const sharedAfter = (...letters: StoredRecord[]) =>
      select(bookOf(apex, ...fresh, late, ...letters)).material.promises.shared
    expect(sharedAfter(first)).toHaveLength(1)
    expect(sharedAfter(first, second)).toEqual([])
  })

  it('is not told again of an answer', () => {
    const answer = answerOf({comment: 'Well done'})
    const before = {...sent, records: {[answer.id]: true}} as StoredRecord
    expect(select(bookOf(apex, ...fresh, answer)).material.quotes).toHaveLength(1)
    expect(select(bookOf(apex, ...fresh, answer, before)).material.quotes).toEqual([])
  })

  it('still counts among the promises', () => {
    const kept = vow({state: 'kept', due: '2026-03-01', closedOn: '2026-03-01', share: 'kept'})
    const before = {...sent, records: {[kept.id]: true}} as StoredRecord
    const {promises} = select(bookOf(apex, ...fresh, kept, before)).material
    expect(promises).toEqual({kept: 1, of: 1, shared: []})
  })

  it.each([
    ['the period is given', {since: '2026-01-05'}],
    ['its end is given', {until: '2026-10-31'}],
    ['the letter is about a year', {kind: 'year', year: 2026}],
    ['the letter gives thanks', {kind: 'thanks', engagement}],
    ['the letter closes an engagement', {kind: 'closeout', engagement}],
  ] as const)('is told again where %s', (_, request) => {
    expect(sharesIn(book, request)).toContain('told')
  })

  it('is told again on the day it was sent, so that the letter is the same', () => {
    expect(sharesIn(bookOf(apex, told, ...fresh, {...sent, on: today} as StoredRecord))).toContain('told')
  })

  it('is named where too little is left', () => {
    const refuse = () => select(bookOf(apex, told, item({share: 'a'}), sent))
    expect(refuse).toThrow('only 1 item to share with Apex Manufacturing')
    try {
      refuse()
    } catch (error) {
      expect(error).toMatchObject({
        hint: expect.stringContaining('Told in a recap before: 1; --since 2025-11-02 tells them again.'),
      })
    }
  })
})
