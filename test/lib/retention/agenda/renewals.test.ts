import {describe, expect, it} from 'vitest'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {aBook, type BookBuilder, type Given, idOf} from '../../../support/build.ts'

const retainerId = idOf('engagement', 'retainer')

const withRetainer = (given: Given<'engagement'> = {}, customer: Given<'customer'> = {}): BookBuilder =>
  aBook()
    .customer(customer)
    .engagement({
      id: retainerId,
      title: 'Operations retainer 2026',
      kind: 'retainer',
      start: '2026-01-05',
      end: '2026-12-31',
      notice: '30d',
      ...given,
    })

const renewalsOf = (builder: BookBuilder, today: Day, days = 0) =>
  agendaOf(builder.build(), today, {days, kinds: ['renewal']})

const stepsOf = (builder: BookBuilder, today: Day, days = 0): string[] =>
  renewalsOf(builder, today, days).map(({id}) => id.slice(retainerId.length + 1))

const doneState = (step: string, doneFor: Day): Given<'agenda-state'> => ({
  subject: retainerId,
  item: `${retainerId}/${step}`,
  doneFor,
  doneOn: doneFor,
})

describe('renewals', () => {
  it.each<[Day, string[]]>([
    ['2026-08-02', []],
    ['2026-08-03', ['renewal-120']],
    ['2026-09-10', ['renewal-90']],
    ['2026-11-01', ['renewal-30']],
    ['2026-11-16', ['renewal-30']],
    ['2026-11-17', ['renewal-14']],
  ])('show on %s only the latest step reached: %j', (today, steps) => {
    expect(stepsOf(withRetainer(), today)).toEqual(steps)
  })

  it('count from the day of the step', () => {
    expect(renewalsOf(withRetainer(), '2026-11-04')).toMatchObject([{on: '2026-11-01', late: 3, severity: 'due'}])
  })

  it('are overdue once the decision day has passed', () => {
    expect(renewalsOf(withRetainer(), '2026-12-01')).toMatchObject([{severity: 'due'}])
    expect(renewalsOf(withRetainer(), '2026-12-02')).toMatchObject([{on: '2026-11-28', late: 4, severity: 'overdue'}])
  })

  it('show no earlier step once the latest is done', () => {
    const done = withRetainer().add('agenda-state', doneState('renewal-30', '2026-11-01'))
    expect(stepsOf(done, '2026-11-10')).toEqual([])
    expect(stepsOf(done, '2026-11-17')).toEqual(['renewal-14'])
  })

  it('show the step again where the end was moved since it was done', () => {
    const done = withRetainer({end: '2027-06-30'}).add('agenda-state', doneState('renewal-30', '2026-11-01'))
    expect(stepsOf(done, '2027-05-02')).toEqual(['renewal-30'])
  })

  it('look ahead to the steps still to come', () => {
    expect(stepsOf(withRetainer(), '2026-10-20', 30)).toEqual(['renewal-45', 'renewal-30', 'renewal-14'])
  })

  it('have their recap steps done by a recap that was sent', () => {
    const sent = withRetainer().recap({engagement: retainerId, on: '2026-10-01'})
    expect(stepsOf(sent, '2026-10-05')).toEqual([])
    expect(stepsOf(sent, '2026-10-20')).toEqual([])
    expect(stepsOf(sent, '2026-10-20', 12)).toEqual(['renewal-30'])
    expect(stepsOf(withRetainer().recap({on: '2026-10-01'}), '2026-10-05')).toEqual(['renewal-60'])
  })

  it('say what is to be done and by when', () => {
    expect(renewalsOf(withRetainer(), '2026-11-01')[0]?.reason).toBe(
      'Notice deadline 2026-12-01 (in 30 days), send the proposal with its price: Operations retainer 2026',
    )
    expect(renewalsOf(withRetainer({notice: null}), '2026-12-31')[0]?.reason).toBe(
      'End 2026-12-31 (today), remind them a last time: Operations retainer 2026',
    )
  })

  it('are shorter for an engagement under 120 days', () => {
    const short = withRetainer({start: '2026-01-01', end: '2026-04-11', notice: null})
    expect(stepsOf(short, '2026-03-11')).toEqual([])
    expect(stepsOf(short, '2026-03-12')).toEqual(['renewal-draft'])
    expect(stepsOf(short, '2026-03-22')).toEqual(['renewal-send'])
    expect(stepsOf(short, '2026-04-11')).toEqual(['renewal-ask'])
    expect(stepsOf(short.recap({engagement: retainerId, on: '2026-03-15'}), '2026-03-22')).toEqual([])
  })

  it.each<[Given<'engagement'>['kind'], string]>([
    ['retainer', 'Ended on 2026-12-31 (1 day ago), not renewed, ask for exit feedback: Operations retainer 2026'],
    ['package', 'Ended on 2026-12-31 (1 day ago), not renewed, ask for exit feedback: Operations retainer 2026'],
    ['project', 'Ended on 2026-12-31 (1 day ago), not renewed, say thank you: Operations retainer 2026'],
    [null, 'Ended on 2026-12-31 (1 day ago), not renewed, say thank you: Operations retainer 2026'],
  ])('say farewell after the end of a %s', (kind, reason) => {
    expect(renewalsOf(withRetainer({kind: kind ?? null}), '2027-01-01')).toMatchObject([
      {id: `${retainerId}/renewal-after`, on: '2027-01-01', severity: 'due', reason},
    ])
  })

  it('forget an engagement 30 days after its end', () => {
    expect(stepsOf(withRetainer(), '2027-01-30')).toEqual(['renewal-after'])
    expect(stepsOf(withRetainer(), '2027-01-31')).toEqual([])
  })

  it('have no ladder for an engagement that was ended, only a farewell', () => {
    const ended = withRetainer({endedOn: '2026-11-15'})
    expect(stepsOf(ended, '2026-11-15')).toEqual([])
    expect(renewalsOf(ended, '2026-11-16')).toMatchObject([{on: '2026-11-16', late: 0}])
    expect(stepsOf(ended, '2026-12-16')).toEqual([])
  })

  it('have neither ladder nor farewell for an engagement that was renewed', () => {
    const renewed = withRetainer().engagement({start: '2027-01-01', end: '2027-12-31', renews: retainerId})
    expect(stepsOf(renewed, '2026-11-10')).toEqual([])
    expect(stepsOf(renewed, '2027-01-05')).toEqual([])
  })

  it('have no ladder for a former customer, but a farewell', () => {
    const former = withRetainer({}, {status: 'former'})
    expect(stepsOf(former, '2026-11-01')).toEqual([])
    expect(stepsOf(former, '2027-01-05')).toEqual(['renewal-after'])
    expect(stepsOf(withRetainer({}, {status: 'paused'}), '2026-11-01')).toEqual(['renewal-30'])
  })

  it('begin anew for each turn of a rolling engagement', () => {
    const rolling = withRetainer({rolling: '1y'})
    expect(stepsOf(rolling, '2026-12-01')).toEqual(['renewal-3'])
    expect(stepsOf(rolling, '2026-12-02')).toEqual([])
    expect(stepsOf(rolling, '2027-01-05')).toEqual([])
    expect(stepsOf(rolling, '2027-11-01')).toEqual(['renewal-30'])
  })

  it('come for every turn, also where the step was done in the turn before', () => {
    const rolling = withRetainer({rolling: '1y'}).add('agenda-state', doneState('renewal-30', '2026-11-01'))
    expect(stepsOf(rolling, '2026-11-05')).toEqual([])
    expect(stepsOf(rolling, '2027-11-05')).toEqual(['renewal-30'])
  })
})

describe('renewals of an open-ended engagement', () => {
  const open = (): BookBuilder => withRetainer({start: '2024-03-01', end: null, notice: null})

  it.each<[Day, string[]]>([
    ['2024-03-01', []],
    ['2025-02-28', []],
    ['2025-03-01', ['renewal-yearly']],
    ['2025-05-30', ['renewal-yearly']],
    ['2025-05-31', []],
    ['2026-03-01', ['renewal-yearly']],
  ])('are a recap on each anniversary: on %s %j', (today, steps) => {
    expect(stepsOf(open(), today)).toEqual(steps)
  })

  it('say how many years it is', () => {
    expect(renewalsOf(open(), '2026-03-04')).toMatchObject([
      {
        late: 3,
        severity: 'due',
        reason: '2 years on 2026-03-01 (3 days ago), send the recap of the year: Operations retainer 2026',
      },
    ])
  })

  it('are done by a recap of the last weeks', () => {
    expect(stepsOf(open().recap({engagement: retainerId, on: '2026-02-20'}), '2026-03-01')).toEqual([])
    expect(stepsOf(open().recap({engagement: retainerId, on: '2025-12-20'}), '2026-03-01')).toEqual(['renewal-yearly'])
  })

  it('come again the year after they were done', () => {
    const done = open().add('agenda-state', doneState('renewal-yearly', '2026-03-01'))
    expect(stepsOf(done, '2026-03-02')).toEqual([])
    expect(stepsOf(done, '2027-03-01')).toEqual(['renewal-yearly'])
    expect(renewalsOf(done, '2026-03-02', 400)).toMatchObject([{on: '2027-03-01', severity: 'ahead'}])
  })

  it('are none for an engagement still to begin', () => {
    expect(stepsOf(open(), '2023-06-01', 300)).toEqual([])
    expect(renewalsOf(open(), '2023-06-01', 700)).toMatchObject([{on: '2025-03-01'}])
  })
})
