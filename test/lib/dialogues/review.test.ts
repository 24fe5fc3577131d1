import {describe, expect, it} from 'vitest'
import {completeAgendaItem, snoozeAgendaItem} from '../../../src/lib/actions/agenda.ts'
import {logTouch} from '../../../src/lib/actions/touches.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import type {Plan} from '../../../src/lib/book/plan.ts'
import {walkThroughDue} from '../../../src/lib/dialogues/review.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import type {Prompter} from '../../../src/lib/terminal/prompts.ts'
import {displayWidth} from '../../../src/lib/terminal/width.ts'
import {aBook} from '../../support/build.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

interface Walk {
  readonly keys: readonly string[]
  readonly lines?: readonly string[]
  readonly skipped?: Set<string>
  readonly width?: number
}

const isCancelled = (error: unknown): error is CrmError => error instanceof CrmError && error.code === 'cancelled'

/** Walks with these keys and lines; where the keys end somebody presses Ctrl-C. */
async function walk(start: Book, {keys, lines = [], skipped = new Set(), width = 80}: Walk) {
  const moment = aMoment()
  const {today} = moment
  const [waitingKeys, waitingLines] = [[...keys], [...lines]]
  const told: string[] = []
  const take = async (waiting: string[]): Promise<string> => {
    const next = waiting.shift()
    if (next === undefined) throw new CrmError('cancelled', 'Stopped here.')
    return next
  }
  const never = () => Promise.reject(new Error('asked another way'))
  const prompter: Prompter = {ask: () => take(waitingLines), choose: never, search: never, confirm: never}
  let screen = ''
  const write = (text: string): void => {
    screen += text
  }
  let book = start
  let changes = 0
  const change = async <T>(plan: (book: Book) => Plan<T>): Promise<void> => {
    book = carryOut(book, plan).after
    changes++
  }
  const does = (what: string) => async () => void told.push(what)
  const walked = walkThroughDue(
    {keys: {press: () => take(waitingKeys)}, prompter, width, palette: plainPalette, write},
    {
      today,
      load: () => book,
      log: touch => change(now => logTouch(now, {...touch, on: today}, moment)),
      done: ({id}, input) => change(now => completeAgendaItem(now, id, {on: today, note: undefined, ...input}, moment)),
      snooze: ({id}, span) => change(now => snoozeAgendaItem(now, id, {until: undefined, span}, moment)),
      brief: async ({customer}) => void told.push(`brief ${customer.name}`),
      reach: async ({customer}) => {
        if (customer.name === 'Nowhere') throw new CrmError('not-found', 'no way to reach Nowhere')
        return {open: does('open'), copy: does('copy'), log: does('log')}
      },
      skipped: () => skipped,
      skip: ({id}) => void skipped.add(id),
      complain: ({message}) => void told.push(message),
    },
  )
  const reviewed = await walked.catch((error: unknown) => {
    if (isCancelled(error)) return error.code
    throw error
  })
  return {reviewed, book, changes, told, screen, skipped}
}

const twoReminders = aBook()
  .customer({name: 'Apex'})
  .reminder({on: '2026-01-02', text: 'first'})
  .reminder({on: '2026-01-05', text: 'second'})
  .build()

describe('walkThroughDue', () => {
  it('makes each answer a change of its own, the most pressing item first', async () => {
    const {reviewed, changes, screen} = await walk(twoReminders, {keys: ['d', 's', '3']})
    expect(reviewed).toEqual({done: 1, logged: 0, snoozed: 1, skipped: 0, left: 0})
    expect(changes).toBe(2)
    expect(screen.indexOf('first')).toBeLessThan(screen.indexOf('second'))
    expect(screen).toContain('2 left · 3 days late · Apex')
  })

  it('does not ask again about what was skipped, in this review or one before', async () => {
    const {reviewed, changes, skipped} = await walk(twoReminders, {keys: ['k', 'k']})
    expect(reviewed).toEqual({done: 0, logged: 0, snoozed: 0, skipped: 2, left: 2})
    expect(changes).toBe(0)
    const again = await walk(twoReminders, {keys: [], skipped})
    expect(again.reviewed).toMatchObject({left: 2})
    expect(again.screen).toContain('2 skipped today: crm review --again')
  })

  it('goes on where it was left', async () => {
    const {skipped, reviewed} = await walk(twoReminders, {keys: ['k', 'q']})
    expect(reviewed).toMatchObject({skipped: 1, left: 2})
    const next = await walk(twoReminders, {keys: ['q'], skipped})
    expect(next.screen).toContain('second')
    expect(next.screen).not.toContain('first')
  })

  it('asks again after a brief, a key that does nothing, help, and going back', async () => {
    const {reviewed, told, screen} = await walk(twoReminders, {keys: ['b', 'x', '', '?', 's', 'esc', 'l', 'esc', 'q']})
    expect(told).toEqual(['brief Apex'])
    expect(screen).toContain('no such key: x')
    expect(screen).toContain('d done: completes it')
    expect(reviewed).toMatchObject({snoozed: 0, left: 2})
  })

  it('keeps what was done when somebody presses Ctrl-C, and says that they did', async () => {
    const {reviewed, changes} = await walk(twoReminders, {keys: ['d', 's']})
    expect({reviewed, changes}).toEqual({reviewed: 'cancelled', changes: 1})
    const inLine = await walk(twoReminders, {keys: ['l', 'c'], lines: []})
    expect([inLine.reviewed, inLine.changes]).toEqual(['cancelled', 0])
  })

  it('completes a check-in by the talk that it asks for, and goes back on an empty line', async () => {
    const silent = aBook().customer({name: 'Apex', tier: 'A', added: '2025-01-05'}).build()
    const {reviewed, book} = await walk(silent, {keys: ['d', 'w', 'd', 'c'], lines: ['', 'Talked about the year']})
    expect(reviewed).toMatchObject({done: 1, left: 0})
    expect(book.all('touch')).toMatchObject([{channel: 'call', direction: 'both', text: 'Talked about the year'}])
  })

  it('leaves an item open after a touch that does not settle it', async () => {
    const {reviewed, book} = await walk(twoReminders, {keys: ['l', 'e', 'q'], lines: ['Sent it']})
    expect(reviewed).toMatchObject({logged: 1, left: 2})
    expect(book.all('touch')).toMatchObject([{channel: 'email', direction: 'out'}])
  })

  it('opens, copies and logs a link, and goes on after what cannot be done', async () => {
    const {told, reviewed} = await walk(twoReminders, {keys: ['r', 'o', 'r', 'c', 'r', 'a', 'r', 'esc', 'q']})
    expect(told).toEqual(['open', 'copy', 'log'])
    expect(reviewed).toMatchObject({logged: 1})
    const nowhere = aBook().customer({name: 'Nowhere'}).reminder({on: '2026-01-02'}).build()
    expect((await walk(nowhere, {keys: ['r', 'q']})).told).toEqual(['no way to reach Nowhere'])
  })

  it.each([80, 40])('fits into %i columns', async width => {
    const long = 'Ask about the hiring plan गणेश ट्रेडर्स and what became of the warehouse in Łódź '.repeat(3)
    const book = aBook()
      .customer({name: 'Ganesh Traders and Daughters Private Limited, Kathmandu'})
      .reminder({on: '2026-01-02', text: long})
      .build()
    const {screen} = await walk(book, {keys: ['?', 's', '?', 'esc', 'l', '?', 'esc', 'q'], width})
    expect(screen.split('\n').filter(line => displayWidth(line) > width)).toEqual([])
    expect(screen.replace(/\s+/g, ' ')).toContain(long.trim())
  })
})
