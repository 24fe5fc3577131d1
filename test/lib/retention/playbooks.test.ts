import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parsePlaybook} from '../../../src/lib/book/playbook-form.ts'
import {addDays, type Day, type Weekday, weekdayOf} from '../../../src/lib/calendar/day.ts'
import {placeSteps, playbookSteps, stepsOf, usualPlaybook} from '../../../src/lib/retention/playbooks.ts'
import {aBook} from '../../support/build.ts'
import {presentDay} from '../calendar/arbitraries.ts'

const satSun: ReadonlySet<Weekday> = new Set<Weekday>([6, 7])
const friSat: ReadonlySet<Weekday> = new Set<Weekday>([5, 6])

const daysOf = (text: string, start: Day, weekend: ReadonlySet<Weekday> = satSun): (readonly [string, Day])[] =>
  placeSteps(stepsOf(parsePlaybook(text)), start, weekend).map(({step, on}) => [step, on])

describe('stepsOf', () => {
  it('makes a step of every day of a range, by day, and numbers those of one day', () => {
    const steps = stepsOf(parsePlaybook('5 plan; 2-5 touch: short; 3 goals'))
    expect(steps.map(({step, text}) => [step, text])).toEqual([
      ['day-2', 'short'],
      ['day-3', 'short'],
      ['day-3~2', 'goals'],
      ['day-4', 'short'],
      ['day-5', 'plan'],
      ['day-5~2', 'short'],
    ])
  })
})

describe('placeSteps', () => {
  it.each<[Day, ReadonlySet<Weekday>, Day[]]>([
    ['2026-01-05', satSun, ['2026-01-05', '2026-01-06', '2026-01-12']],
    ['2026-01-08', satSun, ['2026-01-08', '2026-01-09', '2026-01-15']],
    ['2026-01-08', friSat, ['2026-01-08', '2026-01-11', '2026-01-15']],
    ['2026-01-10', satSun, ['2026-01-12', '2026-01-13', '2026-01-19']],
    ['2026-01-09', friSat, ['2026-01-11', '2026-01-12', '2026-01-18']],
    ['2026-01-10', new Set(), ['2026-01-10', '2026-01-11', '2026-01-15']],
  ])('counts business days from %s', (start, weekend, days) => {
    expect(daysOf('0 a; 1 b; 5 c', start, weekend).map(([, on]) => on)).toEqual(days)
  })

  it('puts no step on a weekend, and as many business days between as the playbook says', () => {
    const weekends = fc
      .uniqueArray(fc.integer({min: 1, max: 7}), {maxLength: 6})
      .map(days => new Set(days as Weekday[]))
    fc.assert(
      fc.property(presentDay, weekends, fc.integer({min: 1, max: 60}), (start, weekend, day) => {
        const [[, first], [, on]] = daysOf(`0 a; ${day} b`, start, weekend) as [[string, Day], [string, Day]]
        expect(first >= start).toBe(true)
        let counted = 0
        for (let each = first; each < on; each = addDays(each, 1)) if (!weekend.has(weekdayOf(each))) counted++
        expect(counted).toBe(day)
        expect([first, on].some(each => weekend.has(weekdayOf(each)))).toBe(false)
      }),
    )
  })
})

describe('playbookSteps', () => {
  const {settings} = aBook().build()

  it('onboards as the plan says: daily at first, a review with NPS on day 90, a referral only after a good answer', () => {
    const steps = playbookSteps(settings, 'onboarding') ?? []
    expect(steps.map(({day}) => day)).toEqual([0, 1, 2, 3, 3, 4, 5, 5, 7, 10, 14, 21, 30, 45, 60, 90, 90])
    expect(
      steps.filter(({fits}) => fits.some(fit => fit === 'pulse' || fit === 'csat' || fit === 'nps')),
    ).toMatchObject([{step: 'day-14'}, {step: 'day-30'}, {step: 'day-90'}])
    expect(steps.filter(({ifGood}) => ifGood)).toMatchObject([{step: 'day-90~2', text: 'ask for a referral'}])
  })

  it('has one to win back those who left', () => {
    expect(playbookSteps(settings, 'win-back')?.length).toBeGreaterThan(3)
    expect(usualPlaybook({status: 'former'})).toBe('win-back')
    expect(usualPlaybook({})).toBe('onboarding')
  })

  it('follows the settings, and passes over a stored text that cannot be read', () => {
    const own = aBook().setting('playbook.kick-off', '0 hello').setting('playbook.onboarding', '0 short').build()
    expect(playbookSteps(own.settings, 'kick-off')).toMatchObject([{step: 'day-0', text: 'hello'}])
    expect(playbookSteps(own.settings, 'onboarding')).toMatchObject([{text: 'short'}])
    const broken = aBook().setting('playbook.kick-off', 'soon').setting('playbook.onboarding', '-1 x').build()
    expect(playbookSteps(broken.settings, 'kick-off')).toBeUndefined()
    expect(playbookSteps(broken.settings, 'onboarding')).toHaveLength(17)
    expect(playbookSteps(settings, 'constructor')).toBeUndefined()
  })
})
