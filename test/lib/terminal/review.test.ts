import {describe, expect, it} from 'vitest'
import {completeAgendaItem, snoozeAgendaItem} from '../../../src/lib/actions/agenda.ts'
import {logTouch} from '../../../src/lib/actions/touches.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import type {Plan} from '../../../src/lib/book/plan.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import type {Prompter} from '../../../src/lib/terminal/prompts.ts'
import {walkThroughDue} from '../../../src/lib/terminal/review.ts'
import {aBook} from '../../support/build.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

/** Walks with these answers, one for each question; where they end somebody presses Ctrl-C. */
async function walk(start: Book, answers: readonly string[]) {
  const moment = aMoment()
  const {today} = moment
  const waiting = [...answers]
  const told: string[] = []
  const next = (): string => {
    const answer = waiting.shift()
    if (answer === undefined) throw new CrmError('cancelled', 'Cancelled')
    return answer
  }
  const asked: string[] = []
  const prompter: Prompter = {
    ask: async () => next(),
    choose: async ({message, choices}) => {
      asked.push(message)
      const answer = next()
      const choice = choices.find(({name}) => name === answer)
      if (!choice) throw new Error(`not offered: ${answer}`)
      return choice.value
    },
    search: () => Promise.reject(new Error('asked for a customer')),
    confirm: () => Promise.reject(new Error('asked to confirm')),
  }
  let book = start
  let changes = 0
  const change = async <T>(plan: (book: Book) => Plan<T>): Promise<void> => {
    book = carryOut(book, plan).after
    changes++
  }
  const reviewed = await walkThroughDue(prompter, {
    today,
    load: () => book,
    log: touch => change(now => logTouch(now, {...touch, on: today}, moment)),
    done: ({id}, input) => change(now => completeAgendaItem(now, id, {on: today, note: undefined, ...input}, moment)),
    snooze: ({id}, span) => change(now => snoozeAgendaItem(now, id, {until: undefined, span}, moment)),
    brief: async ({customer}) => void told.push(`brief ${customer.name}`),
    complain: ({message}) => void told.push(message),
  })
  return {reviewed, book, changes, told, asked}
}

const twoReminders = aBook()
  .customer({name: 'Apex'})
  .reminder({on: '2026-01-02', text: 'first'})
  .reminder({on: '2026-01-05', text: 'second'})
  .build()

describe('walkThroughDue', () => {
  it('makes each answer a change of its own, the most pressing item first', async () => {
    const {reviewed, changes, asked} = await walk(twoReminders, ['done', 'snooze', '3d'])
    expect(reviewed).toEqual({done: 1, logged: 0, snoozed: 1, skipped: 0, left: 0})
    expect(changes).toBe(2)
    expect(asked[0]).toContain('first')
    expect(asked[1]).toContain('second')
  })

  it('goes past what is skipped, once', async () => {
    const {reviewed, changes} = await walk(twoReminders, ['skip', 'skip'])
    expect(reviewed).toEqual({done: 0, logged: 0, snoozed: 0, skipped: 2, left: 2})
    expect(changes).toBe(0)
  })

  it('asks again after a brief and after what cannot be done', async () => {
    const {reviewed, told} = await walk(twoReminders, ['brief', 'snooze', 'soon', 'skip', 'quit'])
    expect(told).toEqual(['brief Apex', 'not a span of time: soon'])
    expect(reviewed).toMatchObject({skipped: 1, left: 2})
  })

  it('keeps what was done when somebody quits or presses Ctrl-C', async () => {
    const {reviewed, changes} = await walk(twoReminders, ['done', 'snooze'])
    expect({reviewed, changes}).toMatchObject({reviewed: {done: 1, left: 1}, changes: 1})
  })

  it('completes a check-in by the talk that it asks for', async () => {
    const silent = aBook().customer({name: 'Apex', tier: 'A', added: '2025-01-05'}).build()
    const {reviewed, book} = await walk(silent, ['done', 'call', 'Talked about the year'])
    expect(reviewed).toMatchObject({done: 1, left: 0})
    expect(book.all('touch')[0]).toMatchObject({channel: 'call', direction: 'both', text: 'Talked about the year'})
  })

  it('leaves an item open after a touch that does not settle it', async () => {
    const {reviewed, book, asked} = await walk(twoReminders, ['log', 'email', 'Sent it', '', 'quit'])
    expect(reviewed).toMatchObject({logged: 1, left: 2})
    expect(book.all('touch')).toHaveLength(1)
    expect(asked.at(-1)).toContain('first')
  })
})
