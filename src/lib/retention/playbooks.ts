import {channels, directionOf} from '../book/choices.ts'
import {defaultPlaybooks} from '../book/default-playbooks.ts'
import type {AgendaState, Customer, PlaybookRun} from '../book/outlines.ts'
import {type Fitting, fittingTouches, type PlaybookLines, parsePlaybook} from '../book/playbook-form.ts'
import type {Settings} from '../book/settings.ts'
import {readStored} from '../book/stored-setting.ts'
import {addBusinessDays, addDays, type Day, laterDay, type Weekday} from '../calendar/day.ts'
import {businessDayFrom} from './business-days.ts'
import {type Evidence, goodAnswerSince, happenedSince} from './playbook-evidence.ts'

/** One step of a playbook. */
export interface PlaybookStep {
  /** What ends the id of its line in the agenda: `day-3`, and `day-3~2` for the second one of a day. */
  readonly step: string
  /** Its business day, counted from day 0. */
  readonly day: number
  readonly fits: readonly Fitting[]
  readonly ifGood: boolean
  readonly text: string
}

/** A step on its day of the calendar. */
export interface PlacedPlaybookStep extends PlaybookStep {
  readonly on: Day
}

/** Every step of a playbook, by its day. */
export function stepsOf(lines: PlaybookLines): PlaybookStep[] {
  const steps = lines.flatMap(({from, to, ...line}) =>
    Array.from({length: to - from + 1}, (_, i) => ({...line, day: from + i})),
  )
  const counts = new Map<number, number>()
  return steps
    .sort((a, b) => a.day - b.day)
    .map(step => {
      const count = (counts.get(step.day) ?? 0) + 1
      counts.set(step.day, count)
      return {...step, step: `day-${step.day}${count > 1 ? `~${count}` : ''}`}
    })
}

const defaultText = (name: string): string | undefined =>
  Object.entries(defaultPlaybooks).find(([known]) => known === name)?.[1]

/** The steps of the playbook with a name, as the settings have them now; undefined where there is none. */
export const playbookSteps = (settings: Settings, name: string): PlaybookStep[] | undefined => {
  const lines = readStored(parsePlaybook, settings.playbooks.get(name)) ?? readStored(parsePlaybook, defaultText(name))
  return lines && stepsOf(lines)
}

/** The playbook that is meant where none is named. */
export const usualPlaybook = ({status}: Pick<Customer, 'status'>): string =>
  status === 'former' ? 'win-back' : 'onboarding'

/**
 * The steps on their days: day 0 is the first business day from the start on, day n the n-th after it. So none falls on
 * a weekend.
 *
 * @throws CrmError `invalid-value` past the year 9999.
 * @example placeSteps(steps, '2026-01-16', satSun)[1] //=> {step: 'day-1', on: '2026-01-19', …}
 */
export const placeSteps = (
  steps: readonly PlaybookStep[],
  start: Day,
  weekend: ReadonlySet<Weekday>,
): PlacedPlaybookStep[] => {
  const first = businessDayFrom(start, weekend)
  return steps.map(step => ({...step, on: addBusinessDays(first, step.day, weekend)}))
}

/**
 * `done` by hand, `skipped` because a fitting touch or answer came, `waiting` for a good answer, `missed` because a later
 * step of its sort was reached or all is long past, `open` since its day, `ahead` of it.
 */
export type StepState = 'done' | 'skipped' | 'waiting' | 'missed' | 'open' | 'ahead'

export interface RunStep extends PlacedPlaybookStep {
  /** The id of its line in the agenda. */
  readonly id: string
  readonly state: StepState
}

/** What is still open this long after the last step is left as it is (a judgement, as after an engagement). */
const afterLastStepDays = 30

/**
 * What a step asks for. Of each sort only the latest step reached is shown: a plan is still to be made when a mail is
 * due, but of five missed mails one is enough. A talk stands for a touch as well, a mail never for a talk.
 */
type Sort = 'talk' | 'touch' | 'answer' | 'work' | 'after a good answer'

const isTalk = (fitting: Fitting): boolean =>
  fitting === 'two-way' || channels.some(channel => channel === fitting && directionOf[channel] === 'both')

const isTouch = (fitting: Fitting): boolean => fittingTouches.some(each => each === fitting)

const sortOf = ({fits, ifGood}: PlaybookStep): Sort => {
  if (ifGood) return 'after a good answer'
  if (fits.length === 0) return 'work'
  if (fits.every(isTalk)) return 'talk'
  return fits.some(isTouch) ? 'touch' : 'answer'
}

const latestReached = (steps: readonly PlacedPlaybookStep[], today: Day): ReadonlyMap<Sort, number> => {
  const days = new Map<Sort, number>()
  for (const step of steps) {
    if (step.on > today) continue
    const sort = sortOf(step)
    days.set(sort, step.day)
    if (sort === 'talk') days.set('touch', step.day)
  }
  return days
}

/**
 * How the steps of a run stand today. A touch or an answer fits from the day after the step before on (the first step:
 * from the start on), and late as well: a call that was held after its day has been held.
 */
export function judgeSteps(
  run: PlaybookRun,
  steps: readonly PlacedPlaybookStep[],
  evidence: Evidence,
  states: ReadonlyMap<string, AgendaState>,
  today: Day,
): RunStep[] {
  const reached = latestReached(steps, today)
  const last = steps.at(-1)
  const isOver = last !== undefined && addDays(last.on, afterLastStepDays) < today
  return steps.map(step => {
    const id = `${run.id}/${step.step}`
    const {doneFor, snoozedUntil} = states.get(id) ?? {}
    if (doneFor) return {...step, id, on: doneFor, state: 'done'}
    const before = steps.findLast(({day}) => day < step.day)
    const from = before ? addDays(before.on, 1) : run.on
    if (happenedSince(evidence, step.fits, from)) return {...step, id, state: 'skipped'}
    const good = step.ifGood ? goodAnswerSince(evidence, run.on) : step.on
    const on = good === undefined ? step.on : laterDay(step.on, good)
    const isMissed = !snoozedUntil && (isOver || (step.on <= today && step.day < (reached.get(sortOf(step)) ?? 0)))
    if (isMissed) return {...step, id, on, state: 'missed'}
    if (good === undefined) return {...step, id, on, state: 'waiting'}
    return {...step, id, on, state: on > today ? 'ahead' : 'open'}
  })
}
