import type {Book} from '../book/book.ts'
import {changeRecord, createRecord} from '../book/edits.ts'
import type {Moment, Plan} from '../book/plan.ts'
import type {Fitting} from '../book/playbook-form.ts'
import {playbookKey} from '../book/playbook-settings.ts'
import {type Named, type Presented, present, presentName, presentRecord} from '../book/present.ts'
import type {Customer} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {resolveRecord} from '../book/resolve-record.ts'
import {type Day, daysBetween} from '../calendar/day.ts'
import {dayIn, isZone} from '../calendar/instant.ts'
import type {Edit} from '../change/edit.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {statesOf} from '../retention/agenda.ts'
import {weekendWith} from '../retention/business-days.ts'
import {byTime} from '../retention/chronology.ts'
import {type JudgedRun, judgeRuns, type RunState} from '../retention/playbook-runs.ts'
import {
  type PlacedPlaybookStep,
  type PlaybookStep,
  placeSteps,
  playbookSteps,
  type RunStep,
  type StepState,
  usualPlaybook,
} from '../retention/playbooks.ts'
import {foldText, nearest} from '../text/fold.ts'
import {recordsFor} from './listing.ts'

/** A step as JSON shows it. */
interface StepRow {
  readonly id: string
  /** Business days from day 0. */
  readonly day: number
  readonly on: Day
  readonly text: string
  /** The touches and answers that make it needless. */
  readonly fits: readonly Fitting[]
  /** Only after a good answer. */
  readonly ifGood?: true
}

const toRow = (id: string, {day, on, text, fits, ifGood}: PlacedPlaybookStep): StepRow => ({
  id,
  day,
  on,
  text,
  fits,
  ...(ifGood ? {ifGood} : {}),
})

export interface StartedPlaybook {
  readonly playbook: Presented
  readonly steps: readonly StepRow[]
}

export interface StartInput {
  readonly customer: string
  readonly name: string | undefined
  readonly on: Day | undefined
}

/** The playbook that a name means, in any case. */
function findPlaybook(book: Book, name: string): {name: string; steps: readonly PlaybookStep[]} {
  const known = [...book.settings.playbooks.keys()]
  const found = known.includes(name) ? name : known.find(each => foldText(each) === foldText(name))
  const steps = found === undefined ? undefined : playbookSteps(book.settings, found)
  if (found !== undefined && steps) return {name: found, steps}
  const near = nearest(name, known, each => each)
  const hint =
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : `Write it: crm config ${playbookKey('NAME')} "0 welcome; …"`
  throw new CrmError('not-found', `no such playbook: ${name}`, {hint: `${hint} See: crm playbook list`})
}

/** Day 0 where none is given: the day that it is where the client is. */
const todayThere = ({timezone}: Customer, {today, nowMs}: Moment): Day =>
  timezone && isZone(timezone) ? dayIn(nowMs, timezone) : today

const longestDays = 3660

/** The runs of a playbook for a customer that still have steps to come. */
function runningOf(book: Book, customer: string, name: string, today: Day): JudgedRun[] {
  const runs = book.of('playbook-run', customer).filter(run => run.name === name)
  return judgeRuns(book, runs, statesOf(book), today).filter(({state}) => state === 'running' || state === 'resting')
}

/** The edits that stop a playbook for a customer wherever it still runs. */
export const stopRunning = (book: Book, customer: string, name: string, on: Day, today: Day): Edit[] =>
  runningOf(book, customer, name, today).map(({run}) => changeRecord('playbook-run', run.id, {stoppedOn: on}))

function refuseSecond(book: Book, customer: Customer, name: string, today: Day): void {
  const [running] = runningOf(book, customer.id, name, today)
  if (!running) return
  throw new CrmError('exists', `${name} runs for ${customer.name} already, since ${running.run.on}`, {
    hint: `To begin anew, stop it first: crm playbook stop ${book.shortId(running.run.id)}`,
  })
}

/**
 * Starts a playbook for a customer: the onboarding, or for one who left the win-back, unless another is named.
 *
 * @throws CrmError `exists` where it runs for them already, `not-found` for an unknown one.
 */
export function startPlaybook(book: Book, input: StartInput, moment: Moment): Plan<StartedPlaybook> {
  const customer = resolveCustomer(book, input.customer)
  const {name, steps} = findPlaybook(book, input.name?.trim() || usualPlaybook(customer))
  refuseSecond(book, customer, name, moment.today)
  const on = input.on ?? todayThere(customer, moment)
  if (Math.abs(daysBetween(moment.today, on)) > longestDays) {
    throw invalidValue(`a playbook that starts on ${on}`, 'Give a day at most ten years from now.')
  }
  const placed = placeSteps(steps, on, weekendWith(customer, book.settings))
  const id = moment.newId('playbook-run')
  return {
    edits: [createRecord('playbook-run', id, {customer: customer.id, name, on})],
    summary: `playbook: ${customer.name}: ${name}`,
    result: after => ({
      playbook: present(after, id),
      steps: placed.map(step => toRow(`${id}/${step.step}`, step)),
    }),
  }
}

/** Stops a playbook: its steps come up no more. One that was stopped before stays as it is. */
export function stopPlaybook(book: Book, reference: string, on: Day): Plan<{playbook: Presented; customer: string}> {
  const run = resolveRecord(book, reference, ['playbook-run'])
  const customer = book.find('customer', run.customer)?.name ?? ''
  return {
    edits: run.stoppedOn ? [] : [changeRecord('playbook-run', run.id, {stoppedOn: on})],
    summary: `playbook stop: ${customer}: ${run.name}`,
    result: after => ({playbook: present(after, run.id), customer}),
  }
}

/** A playbook that runs or ran, as JSON shows it. */
export type RunRow = Presented & {
  readonly customer: Named
  readonly state: RunState
  readonly steps: readonly (StepRow & {readonly state: StepState})[]
}

export interface PlaybookList {
  readonly playbooks: readonly RunRow[]
  /** What can be started: the name, the setting that holds it, and its text to copy and change. */
  readonly available: readonly {
    readonly name: string
    readonly setting: string
    readonly text: string
    readonly steps: number
    /** The business day of the last step. */
    readonly lastDay: number
  }[]
}

const presentRun = (book: Book, {run, customer, state, steps}: JudgedRun): RunRow => ({
  ...presentRecord(book.whole('playbook-run', run)),
  customer: presentName(customer),
  state,
  steps: steps.map((step: RunStep) => ({...toRow(step.id, step), state: step.state})),
})

const stateRank: Readonly<Record<RunState, number>> = {running: 0, resting: 1, gone: 2, finished: 3, stopped: 4}

const byState = (a: JudgedRun, b: JudgedRun): number => stateRank[a.state] - stateRank[b.state] || byTime(a.run, b.run)

/** The playbooks of the book or of one customer, those that run first, and what can be started. */
export function listPlaybooks(book: Book, today: Day, reference: string | undefined): PlaybookList {
  return {
    playbooks: judgeRuns(book, recordsFor(book, 'playbook-run', reference), statesOf(book), today)
      .sort(byState)
      .map(judged => presentRun(book, judged)),
    available: [...book.settings.playbooks].flatMap(([name, text]) => {
      const steps = playbookSteps(book.settings, name)
      const lastDay = steps?.at(-1)?.day ?? 0
      return steps ? [{name, setting: playbookKey(name), text, steps: steps.length, lastDay}] : []
    }),
  }
}
