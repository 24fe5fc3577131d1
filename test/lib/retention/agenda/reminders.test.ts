import {describe, expect, it} from 'vitest'
import type {Reminder} from '../../../../src/lib/book/registry.ts'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {occurrenceAfter, openOccurrence} from '../../../../src/lib/retention/agenda/reminders.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, type Given, idOf} from '../../../support/build.ts'

const ask = idOf('reminder', 'ask')

const bookOf = (reminder: Given<'reminder'>, status?: 'paused' | 'former') =>
  aBook()
    .customer({status: status ?? null})
    .reminder({id: ask, ...reminder})
    .build()

const remindersOf = (reminder: Given<'reminder'>, today: Day, days = 0) =>
  agendaOf(bookOf(reminder), today, {days, kinds: ['reminder']})

const aReminder = (given: Given<'reminder'>): Reminder => {
  const found = bookOf(given).find('reminder', ask)
  if (!found) throw new Error('no reminder')
  return found
}

describe('openOccurrence', () => {
  it.each<[string, Given<'reminder'>, Day | undefined]>([
    ['once', {on: '2026-01-19'}, '2026-01-19'],
    ['once, done', {on: '2026-01-19', doneThrough: '2026-01-19'}, undefined],
    ['once, moved to a later day after it was done', {on: '2026-03-01', doneThrough: '2026-01-19'}, '2026-03-01'],
    ['monthly', {on: '2026-01-31', every: '1m'}, '2026-01-31'],
    ['monthly, done once', {on: '2026-01-31', every: '1m', doneThrough: '2026-01-31'}, '2026-02-28'],
    ['monthly, done twice', {on: '2026-01-31', every: '1m', doneThrough: '2026-02-28'}, '2026-03-31'],
    ['twice, done once', {on: '2026-01-31', every: '1m', times: 2, doneThrough: '2026-01-31'}, '2026-02-28'],
    ['twice, done twice', {on: '2026-01-31', every: '1m', times: 2, doneThrough: '2026-02-28'}, undefined],
    ['until a day', {on: '2026-01-31', every: '1m', until: '2026-02-27', doneThrough: '2026-01-31'}, undefined],
    ['with a span that cannot be read', {on: '2026-01-31', every: 'often'}, '2026-01-31'],
  ])('of a reminder %s is the first that is not done', (_, reminder, expected) => {
    expect(openOccurrence(aReminder(reminder))).toBe(expected)
  })
})

describe('occurrenceAfter', () => {
  it('gives the first occurrence strictly after a day', () => {
    const weekly = aReminder({on: '2026-01-05', every: '1w'})
    expect(occurrenceAfter(weekly, '2026-01-18')).toBe('2026-01-19')
    expect(occurrenceAfter(weekly, '2026-01-19')).toBe('2026-01-26')
  })
})

describe('reminders', () => {
  it.each<[Day, number, string]>([
    ['2026-01-19', 0, 'due'],
    ['2026-01-20', 1, 'overdue'],
  ])('are on %s %i days late and %s', (today, late, severity) => {
    expect(remindersOf({on: '2026-01-19'}, today)).toMatchObject([{id: ask, on: '2026-01-19', late, severity}])
  })

  it('count from the first occurrence that was missed', () => {
    expect(remindersOf({on: '2026-01-05', every: '1w'}, '2026-01-20')).toMatchObject([{on: '2026-01-05', late: 15}])
  })

  it('come ahead when asked for', () => {
    expect(remindersOf({on: '2026-01-19'}, '2026-01-18')).toEqual([])
    expect(remindersOf({on: '2026-01-19'}, '2026-01-18', 1)).toMatchObject([{late: -1, severity: 'ahead'}])
  })

  it('say their text in one line', () => {
    const once = remindersOf({on: '2026-01-19', text: 'Ask about\n  hiring'}, '2026-01-19')
    const monthly = remindersOf({on: '2026-01-31', every: '1m', text: 'Month-end check'}, '2026-01-31')
    expect(once[0]?.reason).toBe('Reminder for 2026-01-19: Ask about hiring')
    expect(monthly[0]?.reason).toBe('Reminder for 2026-01-31, every month: Month-end check')
  })

  it.each(['paused', 'former'] as const)('stay for %s customers', status => {
    expect(agendaOf(bookOf({on: '2026-01-19'}, status), '2026-01-19')).toHaveLength(1)
  })
})
