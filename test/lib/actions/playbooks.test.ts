import {describe, expect, it} from 'vitest'
import {listPlaybooks, type StartInput, startPlaybook, stopPlaybook} from '../../../src/lib/actions/playbooks.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import {aBook, type Given, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {aMoment, carryOut} from '../../support/moment.ts'

const [apex, run] = [idOf('customer', 'apex'), idOf('playbook-run', 'run')]
const today = '2026-01-05'

const bookOf = (customer: Given<'customer'> = {}) =>
  aBook()
    .setting('playbook.Hello', '0 plan; 1 call: first talk; 6 if good: referral')
    .customer({id: apex, name: 'Apex', ...customer})

const start = (input: Partial<StartInput> = {}, book: Book = bookOf().build()) =>
  carryOut(book, current =>
    startPlaybook(current, {customer: 'apex', name: 'hello', on: undefined, ...input}, aMoment()),
  )

describe('startPlaybook', () => {
  it('begins today with its steps on business days, found by its name in any case', () => {
    const {playbook, steps} = start({name: ' HELLO '}).result
    expect(playbook).toMatchObject({customer: apex, name: 'Hello', on: today})
    expect(steps.map(({id, on, text}) => [id, on, text])).toEqual([
      [`${playbook.id}/day-0`, '2026-01-05', 'plan'],
      [`${playbook.id}/day-1`, '2026-01-06', 'first talk'],
      [`${playbook.id}/day-6`, '2026-01-13', 'referral'],
    ])
    expect(steps[1]).toMatchObject({day: 1, fits: ['call']})
    expect(steps[1]).not.toHaveProperty('ifGood')
    expect(steps[2]).toMatchObject({ifGood: true})
  })

  it('begins on the day that it is where the client is, or on the one told', () => {
    expect(start({}, bookOf({timezone: 'Pacific/Pago_Pago'}).build()).result.playbook['on']).toBe('2026-01-04')
    expect(start({}, bookOf({timezone: 'nowhere'}).build()).result.playbook['on']).toBe(today)
    expect(start({on: '2026-02-02'}).result.playbook['on']).toBe('2026-02-02')
  })

  it('is the onboarding where none is named, and for one who left the win-back', () => {
    const [usual, left] = [start({name: undefined}), start({name: ' '}, bookOf({status: 'former'}).build())]
    expect(usual.result.playbook['name']).toBe('onboarding')
    expect(left.result.playbook['name']).not.toBe('onboarding')
  })

  it('runs once at a time, and again once it was stopped or is over', () => {
    const running = start().after
    expect(errorOf(() => start({}, running))).toMatchObject({
      code: 'exists',
      message: 'Hello runs for Apex already, since 2026-01-05',
      hint: expect.stringContaining('crm playbook stop'),
    })
    const [{id} = {id: ''}] = running.all('playbook-run')
    const stopped = carryOut(running, current => stopPlaybook(current, id, today)).after
    expect(stopped.all('playbook-run')).toHaveLength(1)
    expect(() => start({}, stopped)).not.toThrow()
    expect(() => start({}, bookOf().add('playbook-run', {name: 'Hello', on: '2024-01-05'}).build())).not.toThrow()
  })

  it('refuses one that there is not, naming the nearest', () => {
    expect(errorOf(() => start({name: 'helo'}))).toMatchObject({
      code: 'not-found',
      message: 'no such playbook: helo',
      hint: expect.stringMatching(/Did you mean Hello.*crm playbook list/),
    })
    expect(errorOf(() => start({name: 'zzzzzz'})).hint).toContain('crm config playbook.')
  })

  it.each(['2015-12-01', '2036-02-01'] as const)('refuses to begin on %s, over ten years away', on => {
    expect(errorOf(() => start({on}))).toMatchObject({
      code: 'invalid-value',
      message: `a playbook that starts on ${on}`,
    })
  })
})

describe('stopPlaybook', () => {
  const stop = (book: Book) => carryOut(book, current => stopPlaybook(current, run, '2026-01-06'))
  const running = bookOf().add('playbook-run', {id: run, name: 'Hello', on: today}).build()

  it('keeps the day, and the first one where it is stopped twice', () => {
    const {result, after} = stop(running)
    expect(result).toMatchObject({customer: 'Apex', playbook: {stoppedOn: '2026-01-06'}})
    expect(stopPlaybook(after, run, '2026-01-09').edits).toEqual([])
  })
})

describe('listPlaybooks', () => {
  const book = bookOf()
    .add('playbook-run', {name: 'Hello', on: '2025-01-06'})
    .add('playbook-run', {name: 'Hello', on: '2025-12-01', stoppedOn: '2025-12-02'})
    .add('playbook-run', {id: run, name: 'Hello', on: today})
    .add('playbook-run', {name: 'Forgotten', on: '2025-12-03'})
    .customer({name: 'Bright', status: 'paused'})
    .add('playbook-run', {name: 'Hello', on: '2026-01-02'})
    .build()

  it('gives those that run first, then those at rest, gone, finished and stopped', () => {
    const {playbooks} = listPlaybooks(book, today, undefined)
    expect(playbooks.map(({state}) => state)).toEqual(['running', 'resting', 'gone', 'finished', 'stopped'])
    expect(playbooks[0]).toMatchObject({id: run, customer: {id: apex, name: 'Apex'}})
    expect(playbooks[0]?.steps.map(({state}) => state)).toEqual(['open', 'ahead', 'waiting'])
    expect(listPlaybooks(book, today, 'bright').playbooks).toHaveLength(1)
  })

  it('says what can be started, with the setting that holds it', () => {
    expect(listPlaybooks(book, today, undefined).available.find(({name}) => name === 'Hello')).toMatchObject({
      setting: 'playbook.Hello',
      steps: 3,
      lastDay: 6,
    })
  })
})
