import type {Book} from '../book/book.ts'
import type {AgendaState, Customer, PlaybookRun} from '../book/outlines.ts'
import type {Settings} from '../book/settings.ts'
import type {Day} from '../calendar/day.ts'
import type {StoredRecord} from '../change/json.ts'
import {weekendWith} from './business-days.ts'
import {leavingStamp} from './leaving.ts'
import {type Evidence, gatherEvidence} from './playbook-evidence.ts'
import {judgeSteps, type PlacedPlaybookStep, placeSteps, playbookSteps, type RunStep} from './playbooks.ts'

/**
 * `resting` while the customer is paused, and when they have left since it was started; `gone` where the settings have no
 * such playbook any more.
 */
export type RunState = 'running' | 'resting' | 'finished' | 'stopped' | 'gone'

/** A playbook run as it stands today. */
export interface JudgedRun {
  readonly run: PlaybookRun
  readonly customer: Customer
  readonly state: RunState
  readonly steps: readonly RunStep[]
}

/** Later starts than this could not have all their steps before the calendar's end. */
const lastStart = '9970-01-01'

/** A playbook that ran when a customer left has ended with that; one to win them back was started afterwards. */
const isAtRest = (run: PlaybookRun, customer: Customer): boolean => {
  const left = leavingStamp(customer)
  const started = (run as unknown as StoredRecord)['_u']
  return customer.status === 'paused' || (left !== undefined && typeof started === 'string' && left > started)
}

const stepsOfRun = (run: PlaybookRun, customer: Customer, settings: Settings): PlacedPlaybookStep[] | undefined => {
  const steps = run.on < lastStart ? playbookSteps(settings, run.name) : undefined
  return steps && placeSteps(steps, run.on, weekendWith(customer, settings))
}

const unfinished: ReadonlySet<RunStep['state']> = new Set(['open', 'ahead', 'waiting'])

const stateOfRun = (run: PlaybookRun, customer: Customer, steps: readonly RunStep[]): RunState => {
  if (run.stoppedOn) return 'stopped'
  if (!steps.some(({state}) => unfinished.has(state))) return 'finished'
  return isAtRest(run, customer) ? 'resting' : 'running'
}

/** How some playbook runs stand today; those of customers who are not in the book are passed over. */
export function judgeRuns(
  book: Book,
  runs: readonly PlaybookRun[],
  states: ReadonlyMap<string, AgendaState>,
  today: Day,
): JudgedRun[] {
  const evidenceOf: (customer: string) => Evidence = gatherEvidence(book, runs)
  return runs.flatMap((run): JudgedRun[] => {
    const customer = book.find('customer', run.customer)
    if (!customer) return []
    const placed = stepsOfRun(run, customer, book.settings)
    if (!placed) return [{run, customer, state: run.stoppedOn ? 'stopped' : 'gone', steps: []}]
    const steps = judgeSteps(run, placed, evidenceOf(customer.id), states, today)
    return [{run, customer, state: stateOfRun(run, customer, steps), steps}]
  })
}
