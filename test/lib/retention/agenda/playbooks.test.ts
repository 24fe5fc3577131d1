import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {Book} from '../../../../src/lib/book/book.ts'
import {changeRecord, createRecord} from '../../../../src/lib/book/edits.ts'
import {addDays, type Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf, statesOf} from '../../../../src/lib/retention/agenda.ts'
import {completeItem, snoozeItem} from '../../../../src/lib/retention/complete.ts'
import {judgeRuns, type RunState} from '../../../../src/lib/retention/playbook-runs.ts'
import {resolveItem} from '../../../../src/lib/retention/resolve-item.ts'
import {aBook, type BookBuilder, type Given, idOf, withEdits} from '../../../support/build.ts'
import {presentDay} from '../../calendar/arbitraries.ts'

const apex = idOf('customer', 'apex')
const run = idOf('playbook-run', 'onboarding')

/** A run from Monday, 2026-01-05. */
const started = (text: string, customer: Given<'customer'> = {}, given: Given<'playbook-run'> = {}): BookBuilder =>
  aBook()
    .customer({id: apex, cadence: '10y', ...customer})
    .setting('playbook.onboarding', text)
    .add('playbook-run', {id: run, customer: apex, name: 'onboarding', on: '2026-01-05', ...given})

const itemsOn = (book: Book, today: Day, days = 0) => agendaOf(book, today, {days, kinds: ['playbook']})

const shown = (from: BookBuilder | Book, today: Day, days = 0): string[] =>
  itemsOn(from instanceof Book ? from : from.build(), today, days)
    .map(({id}) => id.slice(run.length + 1))
    .sort()

const complete = (book: Book, reference: string, today: Day): Book =>
  withEdits(book, completeItem(book, resolveItem(book, today, reference), {on: today}).edits)

const snooze = (book: Book, reference: string, until: Day, today: Day): Book =>
  withEdits(book, snoozeItem(book, resolveItem(book, today, reference), until, today))

const stateOn = (book: Book, today: Day): RunState | undefined =>
  judgeRuns(book, book.all('playbook-run'), statesOf(book), today)[0]?.state

describe('steps of playbooks', () => {
  it('are ahead of their day, due on it and overdue after it', () => {
    const book = started('1 plan').build()
    expect(shown(book, '2026-01-05')).toEqual([])
    expect(itemsOn(book, '2026-01-05', 1)).toMatchObject([{late: -1, severity: 'ahead'}])
    expect(itemsOn(book, '2026-01-06')).toMatchObject([
      {id: `${run}/day-1`, kind: 'playbook', customer: {id: apex}, on: '2026-01-06', late: 0, severity: 'due'},
    ])
    expect(itemsOn(book, '2026-01-08')).toMatchObject([{id: `${run}/day-1`, late: 2, severity: 'overdue'}])
  })

  it("fall on the client's own business days, else on those of the settings", () => {
    const text = '0 a; 1 b'
    const dayOf = (builder: BookBuilder) => itemsOn(builder.build(), '2026-01-08', 5).map(({on}) => on)
    const thursday: Given<'playbook-run'> = {on: '2026-01-08'}
    expect(dayOf(started(text, {}, thursday))).toEqual(['2026-01-08', '2026-01-09'])
    expect(dayOf(started(text, {weekend: 'fri,sat'}, thursday))).toEqual(['2026-01-08', '2026-01-11'])
    expect(dayOf(started(text, {}, thursday).setting('weekend', 'fri'))).toEqual(['2026-01-08', '2026-01-10'])
  })

  it('say the playbook, the day and the step, and what deals with them', () => {
    const book = started('0 goals; 1 call/video: "hello"; 2 pulse: how').build()
    const [goals] = itemsOn(book, '2026-01-05')
    expect(goals?.reason).toBe('Playbook onboarding, business day 0 on 2026-01-05 (today): goals')
    const short = book.shortId(run)
    expect(goals?.actions).toEqual([
      `crm done ${short}/day-0`,
      `crm snooze ${short}/day-0 --for 1w`,
      `crm playbook stop ${short}`,
    ])
    const actionOf = (step: string) => itemsOn(book, '2026-01-07').find(({id}) => id === `${run}/${step}`)?.actions[0]
    expect(actionOf('day-1')).toBe(`crm done ${short}/day-1 --log "\\"hello\\"" --via call`)
    expect(actionOf('day-2')).toBe(`crm feedback ${book.shortId(apex)} pulse`)
  })

  it.each<[string, Given<'customer'>['channel'], string]>([
    ['two-way', 'video', 'video'],
    ['two-way', 'email', 'call'],
    ['touch', 'email', 'email'],
    ['touch', 'note', 'call'],
    ['touch', null, 'call'],
    ['email/call', 'video', 'call'],
  ])('that ask for %s are done, where one prefers %s, by %s', (kind, channel, via) => {
    const builder = started(`0 ${kind}: hello`, {channel: channel ?? null})
    expect(itemsOn(builder.build(), '2026-01-05')[0]?.actions[0]).toMatch(new RegExp(` --via ${via}$`))
  })

  it.each<[string, Given<'touch'>, boolean]>([
    ['a mail of mine fits a touch', {channel: 'email', direction: 'out'}, true],
    ['a note does not', {channel: 'note', direction: 'out'}, false],
  ])('are skipped by what fits: %s', (_, touch, isSkipped) => {
    const builder = started('0 touch: welcome').touch({customer: apex, on: '2026-01-05', ...touch})
    expect(shown(builder, '2026-01-05')).toEqual(isSkipped ? [] : ['day-0'])
  })

  it.each<[string, Given<'touch'>, boolean]>([
    ['call', {channel: 'call', direction: 'both'}, true],
    ['call', {channel: 'call', direction: 'out'}, false],
    ['call', {channel: 'video', direction: 'both'}, false],
    ['call/video', {channel: 'video', direction: 'both'}, true],
    ['email', {channel: 'email', direction: 'out'}, true],
    ['two-way', {channel: 'email', direction: 'out'}, false],
    ['two-way', {channel: 'email', direction: 'in'}, true],
    ['pulse', {channel: 'call', direction: 'both'}, false],
  ])('that ask for %s are skipped by %o: %s', (kind, touch, isSkipped) => {
    const builder = started(`0 ${kind}: hello`).touch({customer: apex, on: '2026-01-05', ...touch})
    expect(shown(builder, '2026-01-05')).toEqual(isSkipped ? [] : ['day-0'])
  })

  it('stand as they came out: done, skipped, missed, open, ahead or waiting', () => {
    const book = started('0 goals; 1 email: hello; 2 plan; 5 chart; 8 pulse: how; 9 if good: referral')
      .touch({customer: apex, on: '2026-01-06', channel: 'email', direction: 'out'})
      .build()
    const statesOn = (today: Day) => {
      const done = complete(book, `${run}/day-0`, '2026-01-05')
      return judgeRuns(done, done.all('playbook-run'), statesOf(done), today)[0]?.steps.map(({state}) => state)
    }
    expect(statesOn('2026-01-07')).toEqual(['done', 'skipped', 'open', 'ahead', 'ahead', 'waiting'])
    expect(statesOn('2026-01-12')).toEqual(['done', 'skipped', 'missed', 'open', 'ahead', 'waiting'])
  })

  it('are told to be done already, also where all of them are', () => {
    const done = complete(started('0 goals').build(), `${run}/day-0`, '2026-01-05')
    expect(stateOn(done, '2026-01-05')).toBe('finished')
    expect(() => complete(done, `${run}/day-0`, '2026-01-05')).toThrow('already done')
  })

  it('are skipped by the instrument they ask for', () => {
    const pulse = {customer: apex, on: '2026-01-06', score: 4, low: 1, high: 5, better: 'higher'} as const
    const builder = started('1 pulse: how').add('feedback', {...pulse, instrument: 'csat'})
    expect(shown(builder, '2026-01-06')).toEqual(['day-1'])
    expect(shown(builder.add('feedback', {...pulse, instrument: 'pulse'}), '2026-01-06')).toEqual([])
  })

  it.each<[Day, string[]]>([
    ['2026-01-04', ['day-5']],
    ['2026-01-06', ['day-5']],
    ['2026-01-07', []],
    ['2026-01-12', []],
    ['2026-01-13', []],
  ])('are skipped by a touch after the day of the step before, late ones too: on %s', (on, steps) => {
    const builder = started('1 goals; 5 touch: hello').touch({customer: apex, on})
    expect(shown(builder, '2026-01-13').filter(step => step !== 'day-1')).toEqual(steps)
  })

  it('are not skipped by what happened before the start, or with another customer', () => {
    const builder = started('0 touch: hello')
      .touch({customer: apex, on: '2026-01-04'})
      .customer({cadence: '10y'})
      .touch()
    expect(shown(builder, '2026-01-05')).toEqual(['day-0'])
  })

  it('are of each sort the latest reached alone', () => {
    const text = '0 touch: a; 1 goals; 2 touch: b; 3 pulse: c; 4 plan; 5 touch: d; 6 csat: e'
    const builder = started(text)
    expect(shown(builder, '2026-01-06')).toEqual(['day-0', 'day-1'])
    expect(shown(builder, '2026-01-07')).toEqual(['day-1', 'day-2'])
    expect(shown(builder, '2026-01-09')).toEqual(['day-2', 'day-3', 'day-4'])
    expect(shown(builder, '2026-01-13')).toEqual(['day-4', 'day-5', 'day-6'])
  })

  it('that ask for a talk wait for one, and stand for a touch', () => {
    const builder = started('0 touch: a; 1 call: b; 2 email/call: c; 3 two-way: d')
    expect(shown(builder, '2026-01-06')).toEqual(['day-1'])
    expect(shown(builder, '2026-01-07')).toEqual(['day-1', 'day-2'])
    expect(shown(builder, '2026-01-08')).toEqual(['day-3'])
  })

  it('are all there that fall on one day', () => {
    expect(shown(started('0 goals; 2 plan; 2 talk of it'), '2026-01-07')).toEqual(['day-2', 'day-2~2'])
  })

  it('stay where they were snoozed, also past later ones', () => {
    const book = snooze(started('0 goals; 2 plan').build(), `${run}/day-0`, '2026-01-09', '2026-01-05')
    expect(shown(book, '2026-01-07')).toEqual(['day-2'])
    expect(shown(book, '2026-01-09')).toEqual(['day-0', 'day-2'])
  })

  it('end a month after the last one', () => {
    const book = started('0 goals').build()
    expect(shown(book, '2026-02-04')).toEqual(['day-0'])
    expect(shown(book, '2026-02-05')).toEqual([])
  })

  it('are done once, also where the run is moved afterwards', () => {
    const book = complete(started('0 goals; 3 plan').build(), `${run}/day-0`, '2026-01-05')
    expect(shown(book, '2026-01-05')).toEqual([])
    const moved = withEdits(book, [changeRecord('playbook-run', run, {on: '2026-01-06'})])
    expect(shown(moved, '2026-01-06')).toEqual([])
    expect(() => complete(moved, `${run}/day-0`, '2026-01-06')).toThrow('already done')
    expect(shown(moved, '2026-01-09')).toEqual(['day-3'])
  })

  it('are found by the id of the run alone where one is due', () => {
    const book = started('0 goals; 3 plan').build()
    expect(resolveItem(book, '2026-01-05', run.slice(0, 6)).id).toBe(`${run}/day-0`)
    expect(resolveItem(book, '2026-01-05', `${run}/day-3`).severity).toBe('ahead')
  })

  it('are of a run that was stopped, has none any more, or is of nobody', () => {
    const stopped = {stoppedOn: '2026-01-06'} as const
    expect(stateOn(started('0 goals; 5 plan', {}, stopped).build(), '2026-01-07')).toBe('stopped')
    expect(stateOn(started('0 goals', {}, {...stopped, name: 'none'}).build(), '2026-01-07')).toBe('stopped')
    expect(stateOn(started('0 goals', {}, {name: 'none'}).build(), '2026-01-07')).toBe('gone')
    const nobodys = started('0 goals', {}, {customer: idOf('customer', 'nobody')}).build()
    expect(stateOn(nobodys, '2026-01-07')).toBeUndefined()
  })

  it('of a run that was stopped come no more', () => {
    const book = started('0 goals', {}, {stoppedOn: '2026-01-05'}).build()
    expect(shown(book, '2026-01-05', 30)).toEqual([])
    expect(() => resolveItem(book, '2026-01-05', `${run}/day-0`)).toThrow('already stopped on 2026-01-05')
  })

  it('rest while the customer is paused, and end when they leave', () => {
    expect(shown(started('0 goals', {status: 'paused'}), '2026-01-05')).toEqual([])
    const left = withEdits(started('0 goals').build(), [changeRecord('customer', apex, {status: 'former'})])
    expect(shown(left, '2026-01-05')).toEqual([])
    expect(stateOn(left, '2026-01-05')).toBe('resting')
  })

  it('come for a former customer from a playbook that was started afterwards', () => {
    const left = withEdits(aBook().customer({id: apex}).build(), [changeRecord('customer', apex, {status: 'former'})])
    const again = withEdits(left, [
      createRecord('playbook-run', run, {customer: apex, name: 'win-back', on: '2026-01-05'}),
    ])
    expect(shown(again, '2026-01-05')).toEqual(['day-0'])
    expect(shown(started('0 a', {status: 'former'}), '2026-01-05')).toEqual(['day-0'])
  })

  it.each<[Given<'playbook-run'>, string]>([
    [{name: 'nosuch'}, 'the settings no longer have'],
    [{on: '9999-12-31'}, 'begins at the end of the calendar'],
  ])('of a playbook that %s are none', given => {
    const book = started('0 goals; 1000 end', {}, given).build()
    expect(shown(book, '2026-01-05')).toEqual([])
    expect(stateOn(book, '2026-01-05')).toBe('gone')
  })
})

describe('a step that waits for a good answer', () => {
  const answer = (given: Given<'feedback'>): Given<'feedback'> => ({
    customer: apex,
    on: '2026-01-06',
    low: 0,
    high: 10,
    better: 'higher',
    instrument: 'nps',
    ...given,
  })
  const waiting = () => started('1 nps: review; 1 if good: ask for a referral')
  const csat = {instrument: 'csat', low: 1, high: 5} as const

  it.each<[string, Given<'feedback'>, boolean]>([
    ['NPS 8', {score: 8}, false],
    ['NPS 9', {score: 9}, true],
    ['NPS 1 where lower is better', {score: 1, better: 'lower'}, true],
    ['NPS 9 where lower is better', {score: 9, better: 'lower'}, false],
    ['CSAT 3', {...csat, score: 3}, false],
    ['CSAT 4', {...csat, score: 4}, true],
    ['CSAT 8 of 1–10', {...csat, high: 10, score: 8}, true],
    ['CSAT 7 of 1–10', {...csat, high: 10, score: 7}, false],
    ['a pulse of 5', {...csat, instrument: 'pulse', score: 5}, false],
    ['an answer from before the start', {on: '2026-01-04', score: 10}, false],
  ])('after %s is there: %s', (_, given, isThere) => {
    const steps = shown(waiting().add('feedback', answer(given)), '2026-01-06')
    expect(steps.includes('day-1~2')).toBe(isThere)
  })

  it('waits without an answer, and heeds the last one', () => {
    expect(shown(waiting(), '2026-01-06')).toEqual(['day-1'])
    const both = waiting()
      .add('feedback', answer({on: '2026-01-05', score: 10}))
      .add('feedback', answer({score: 3}))
    expect(shown(both, '2026-01-06')).toEqual([])
  })

  it('heeds of the answers of one day the one that was given last, and what is no answer not at all', () => {
    const later = waiting()
      .add('feedback', answer({score: 3}))
      .add('feedback', answer({score: 10}))
    expect(shown(later, '2026-01-06')).toEqual(['day-1~2'])
    const turned = waiting()
      .add('feedback', answer({score: 10}))
      .add('feedback', answer({score: 3}))
    expect(shown(turned, '2026-01-06')).toEqual([])
    for (const missing of ['score', 'low', 'high'] as const)
      expect(shown(waiting().add('feedback', answer({score: 10, [missing]: null})), '2026-01-06')).toEqual([])
    const atStart = waiting().add('feedback', answer({on: '2026-01-05', score: 10}))
    expect(shown(atStart, '2026-01-06')).toEqual(['day-1~2'])
  })

  it('is due from the day of the answer where that comes late', () => {
    const book = waiting()
      .add('feedback', answer({on: '2026-01-09', score: 10}))
      .build()
    expect(itemsOn(book, '2026-01-10')).toMatchObject([{id: `${run}/day-1~2`, on: '2026-01-09', late: 1}])
  })
})

describe('the default onboarding', () => {
  const book = aBook()
    .customer({id: apex, cadence: '10y'})
    .add('playbook-run', {id: run, customer: apex, name: 'onboarding', on: '2026-01-05'})

  it('entered late does not flood', () => {
    fc.assert(
      fc.property(presentDay, fc.array(fc.nat(200), {maxLength: 5}), (start, touched) => {
        const late = aBook()
          .customer({id: apex})
          .add('playbook-run', {id: run, customer: apex, name: 'onboarding', on: start})
        for (const after of touched) late.touch({customer: apex, on: addDays(start, after)})
        const built = late.build()
        for (const after of [0, 5, 30, 90, 126, 200]) {
          expect(shown(built, addDays(start, after)).length).toBeLessThanOrEqual(4)
        }
      }),
    )
  })

  it('asks every day of the first week, and for the personal call until it was held', () => {
    expect(shown(book, '2026-01-05')).toEqual(['day-0'])
    expect(shown(book, '2026-01-08')).toEqual(['day-1', 'day-3', 'day-3~2'])
    expect(shown(book, '2026-01-12')).toEqual(['day-1', 'day-5', 'day-5~2'])
  })

  it('ends by itself', () => {
    expect(stateOn(book.build(), '2026-06-10')).toBe('running')
    expect(stateOn(book.build(), '2026-06-11')).toBe('finished')
  })
})
