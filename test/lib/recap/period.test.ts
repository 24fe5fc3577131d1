import {describe, expect, it} from 'vitest'
import type {Engagement, RecordTypes} from '../../../src/lib/book/registry.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {chooseRecapPeriod, type PeriodRequest, termOf} from '../../../src/lib/recap/period.ts'
import {apex, apexId, bookOf, record, today} from './sample.ts'

const engagement = (id: string, values: Partial<RecordTypes['engagement']>): StoredRecord =>
  record('engagement', id, {customer: apexId, title: id, start: '2026-01-05', ...values})
const sent = (values: Partial<RecordTypes['recap']>): StoredRecord =>
  record('recap', `d${values.on}`, {
    customer: apexId,
    engagement: 'eyear'.padEnd(13, '0'),
    on: '2026-06-30',
    from: '2026-01-05',
    to: '2026-06-30',
    language: 'en',
    ...values,
  })
const year = engagement('eyear', {end: '2026-12-31'})

const choose = (records: readonly StoredRecord[], request: Partial<PeriodRequest> = {}) => {
  const chosen = chooseRecapPeriod(bookOf(apex, ...records), {customer: {id: apexId}, today, ...request})
  return {...chosen.period, title: chosen.engagement?.title, ...(chosen.follows ? {follows: chosen.follows} : {})}
}
const find = (...records: StoredRecord[]): Engagement | undefined => bookOf(...records).all('engagement')[0]

describe('chooseRecapPeriod', () => {
  it('looks back 365 days without an engagement', () => {
    expect(choose([])).toEqual({from: '2025-11-02', to: '2026-11-01', title: undefined})
  })

  it('begins with the engagement that ends next', () => {
    const expected = {from: '2026-01-05', to: '2026-11-01', title: 'eyear'}
    for (const id of ['elater', 'ezlater']) {
      expect(choose([engagement(id, {start: '2025-07-01', end: '2027-06-30'}), year])).toEqual(expected)
    }
  })

  it.each([
    ['ended early', {end: '2026-12-31', endedOn: '2026-08-31'} as const],
    ['past its end', {end: '2026-10-31'} as const],
    ['not begun', {start: '2026-11-02', end: '2027-10-31'} as const],
  ])('passes over an engagement that is %s', (_, values) => {
    expect(choose([engagement('eother', values)])).toMatchObject({from: '2025-11-02', title: undefined})
  })

  it('tells the whole of a term of more than a year', () => {
    const long = engagement('elong', {start: '2024-07-01', end: '2027-06-30'})
    expect(choose([long])).toEqual({from: '2024-07-01', to: '2026-11-01', title: 'elong'})
  })

  it('tells of an engagement that begins today', () => {
    const begun = engagement('ebegun', {start: today, end: '2027-10-31'})
    expect(choose([begun])).toEqual({from: today, to: today, title: 'ebegun'})
  })

  it('looks back a year at most in an open-ended engagement, the latest begun first', () => {
    const old = engagement('eold', {start: '2019-01-01'})
    const recent = engagement('erecent', {start: '2024-01-01'})
    expect(choose([old, recent])).toEqual({from: '2025-11-02', to: '2026-11-01', title: 'erecent'})
  })

  it('begins with the running term of an engagement that renews itself', () => {
    const rolling = engagement('erolling', {start: '2023-04-01', end: '2024-03-31', rolling: '1y'})
    expect(choose([rolling])).toEqual({from: '2026-04-01', to: '2026-11-01', title: 'erolling'})
  })

  it('does not renew an engagement that was ended', () => {
    const ended = engagement('eended', {start: '2023-04-01', end: '2024-03-31', rolling: '1y', endedOn: '2025-01-31'})
    expect(choose([ended])).toMatchObject({title: undefined})
    expect(choose([ended], {engagement: find(ended)})).toMatchObject({from: '2024-04-01', to: '2025-01-31'})
    const atOnce = engagement('eended', {start: '2023-04-01', end: '2024-03-31', rolling: '1y', endedOn: '2024-03-31'})
    expect(choose([atOnce], {engagement: find(atOnce)})).toMatchObject({from: '2023-04-01', to: '2024-03-31'})
  })

  it('ends a given engagement with its last day', () => {
    const past = engagement('epast', {start: '2025-01-01', end: '2025-12-31'})
    expect(choose([past, year], {engagement: find(past)})).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
      title: 'epast',
    })
  })

  it('takes the engagement that ran until the day asked for', () => {
    const before = engagement('ebefore', {start: '2025-01-01', end: '2025-12-31'})
    expect(choose([before, year], {until: '2025-12-31'})).toMatchObject({from: '2025-01-01', title: 'ebefore'})
  })

  it('begins on the day after the last recap sent for the engagement', () => {
    const earlier = sent({on: '2026-03-31', to: '2026-03-31'})
    expect(choose([year, earlier, sent({on: '2026-07-02'})])).toEqual({
      from: '2026-07-01',
      to: '2026-11-01',
      title: 'eyear',
      follows: '2026-06-30',
    })
  })

  it('begins on the day after the latest day covered, whichever recap was sent last', () => {
    const wide = sent({on: '2026-07-02'})
    const narrow = sent({on: '2026-08-01', from: '2026-01-05', to: '2026-03-31'})
    expect(choose([year, wide, narrow])).toMatchObject({from: '2026-07-01', follows: '2026-06-30'})
  })

  it('ends one without an end with the day it was ended', () => {
    const ended = engagement('eended', {start: '2026-02-01', endedOn: '2026-08-31'})
    expect(choose([ended])).toMatchObject({title: undefined})
    expect(choose([ended], {engagement: find(ended)})).toMatchObject({from: '2026-02-01', to: '2026-08-31'})
  })

  it.each([
    ['today', sent({on: today, to: today})],
    ['today, of an earlier day', sent({on: today})],
    ['for another engagement', sent({engagement: 'eother'.padEnd(13, '0')})],
    ['for no engagement', sent({engagement: null})],
  ])('begins with the engagement where the last recap was sent %s', (_, recap) => {
    expect(choose([year, recap])).toMatchObject({from: '2026-01-05', to: '2026-11-01'})
  })

  it('writes the letter of an earlier day again', () => {
    expect(choose([year, sent({})], {until: '2026-06-30'})).toMatchObject({from: '2026-01-05', to: '2026-06-30'})
  })

  it('takes what is typed', () => {
    expect(choose([year, sent({})], {since: '2025-07-01', until: '2026-09-30'})).toEqual({
      from: '2025-07-01',
      to: '2026-09-30',
      title: 'eyear',
    })
  })

  it('refuses a period that begins after its end', () => {
    expect(() => choose([], {since: '2026-11-02'})).toThrow('cannot begin after its end: 2026-11-02 – 2026-11-01')
  })
})

describe('termOf', () => {
  const rolling = {start: '2023-04-01', end: '2024-03-31', rolling: '1y'} as const

  it.each<[string, Partial<RecordTypes['engagement']>, Day, Day, Day | undefined]>([
    ['that ends', {start: '2025-01-01', end: '2025-12-31'}, '2026-11-01', '2025-01-01', '2025-12-31'],
    ['without an end', {start: '2025-01-01'}, '2026-11-01', '2025-01-01', undefined],
    [
      'without an end that was ended',
      {start: '2025-01-01', endedOn: '2026-03-01'},
      '2026-11-01',
      '2025-01-01',
      '2026-03-01',
    ],
    [
      'ended early',
      {start: '2025-01-01', end: '2025-12-31', endedOn: '2025-06-30'},
      '2026-11-01',
      '2025-01-01',
      '2025-06-30',
    ],
    [
      'ended after its end',
      {start: '2025-01-01', end: '2025-12-31', endedOn: '2026-03-01'},
      '2026-11-01',
      '2025-01-01',
      '2025-12-31',
    ],
    ['that renews itself', rolling, '2026-11-01', '2026-04-01', '2027-03-31'],
    ['that renews itself, on the last day of a turn', rolling, '2026-03-31', '2025-04-01', '2026-03-31'],
    [
      'that renewed itself until it was ended',
      {...rolling, endedOn: '2025-01-31'},
      '2026-11-01',
      '2024-04-01',
      '2025-01-31',
    ],
    ['that was ended with its turn', {...rolling, endedOn: '2025-03-31'}, '2026-11-01', '2024-04-01', '2025-03-31'],
  ])('of an engagement %s', (_, values, day, from, to) => {
    const found = find(engagement('eone', values))
    expect(found && termOf(found, day)).toEqual({from, to})
  })
})
