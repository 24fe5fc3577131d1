import type {Book} from '../book/book.ts'
import type {Status, Tier} from '../book/choices.ts'
import type {Moment, Plan} from '../book/plan.ts'
import type {Edit} from '../change/edit.ts'
import type {ImportProblem} from './import-entry.ts'
import type {ImportReading} from './import-reading.ts'
import {ImportWork} from './import-work.ts'
import {EventPlanner} from './plan-events.ts'
import type {Fate, Outcome, PlannedEntry} from './planned-entry.ts'
import {RecordDrafts} from './record-drafts.ts'
import {planRecords} from './records/plan-records.ts'

/** An import worked out: what is added, updated and skipped, in the order of the files, and what could not be used. */
export interface ImportPlan {
  readonly add: readonly PlannedEntry[]
  readonly update: readonly PlannedEntry[]
  readonly skip: readonly PlannedEntry[]
  readonly problems: readonly ImportProblem[]
}

export interface ImportOptions {
  /** Records of the book take what the entries have; without it they stay as they are. */
  readonly update: boolean
  /** What the customers that are added are, where the file does not say so. */
  readonly tier?: Tier | undefined
  readonly status?: Status | undefined
  /** The user's own addresses, beside that of the settings. */
  readonly me?: readonly string[]
  /** Of what is added and updated, so many are told with their fields; the rest is counted. Without it all are. */
  readonly listed?: number | undefined
  /** Is told after each entry how many are done. */
  readonly progress?: ((done: number) => void) | undefined
}

/** A plan and the edits that carry it out. */
export interface PlannedImport {
  readonly plan: ImportPlan
  readonly edits: readonly Edit[]
}

/** After so many rounds nothing new has ever come up. */
const mostRounds = 10

/**
 * Works out what an import means for a book. An entry with an organisation becomes a contact of the customer of that name; one
 * without is a customer of their own, with a contact for what only a contact can hold. Nothing in the book is changed without
 * `update`.
 *
 * It is worked out again on the book as it will be, until that changes nothing any more: who is added can shed another light on
 * the entries before. So an import that was carried out does nothing the second time.
 */
export function planImport(book: Book, reading: ImportReading, options: ImportOptions, moment: Moment): PlannedImport {
  const drafts = new RecordDrafts()
  const records = planRecords(book, reading.records, options.update)
  drafts.take(records.drafts)
  const people = planPeople(book, drafts, reading, options, moment)
  const events = planEvents(withDrafts(book, drafts), reading, options)
  drafts.take(events.drafts)
  const outcomes = [...records.outcomes, ...people, ...events.outcomes]
  return {plan: composePlan(outcomes, [...reading.problems, ...records.problems], reading.files), edits: drafts.edits()}
}

/** The book as it will be. */
const withDrafts = (book: Book, drafts: RecordDrafts): Book => (drafts.size === 0 ? book : book.changedBy(drafts))

function planPeople(
  book: Book,
  drafts: RecordDrafts,
  reading: ImportReading,
  options: ImportOptions,
  moment: Moment,
): readonly Outcome[] {
  if (reading.entries.length === 0) return []
  let outcomes: readonly Outcome[] = []
  for (let round = 1; round <= mostRounds; round++) {
    const now = planRound(book, drafts, reading, round === 1 ? options : {...options, progress: undefined}, moment)
    outcomes = round === 1 ? now.outcomes : now.outcomes.map((outcome, at) => laterOutcome(outcomes[at], outcome))
    if (!now.wrote) break
  }
  return outcomes
}

function planEvents(book: Book, {events}: ImportReading, {update, listed, me = []}: ImportOptions) {
  if (events.length === 0) return {outcomes: [], drafts: []}
  const own = [book.settings.email, ...me].flatMap(email => email?.toLowerCase() ?? [])
  const planner = new EventPlanner(book, {update, me: new Set(own)})
  const tell = createTelling(listed)
  const outcomes: Outcome[] = []
  for (const event of events) outcomes.push(...planner.plan(event).map(tell))
  outcomes.push(...planner.strangers())
  return {outcomes, drafts: planner.drafts()}
}

/** Works out every entry on the book as it will be by now, and adds what that writes. */
function planRound(
  book: Book,
  drafts: RecordDrafts,
  {entries}: ImportReading,
  options: ImportOptions,
  moment: Moment,
): {readonly outcomes: readonly Outcome[]; readonly wrote: boolean} {
  const work = new ImportWork(withDrafts(book, drafts), entries, options, moment)
  const {progress, listed} = options
  const tell = createTelling(listed)
  const outcomes: Outcome[] = []
  for (const entry of entries) {
    outcomes.push(tell(work.plan(entry, outcomes.length)))
    progress?.(outcomes.length)
  }
  return {outcomes, wrote: drafts.take(work.drafts())}
}

const untold: PlannedEntry = {file: '', line: 0, type: '', customer: null, contact: null, fields: {}}
const untoldLeft: PlannedEntry = {...untold, left: {}}

/** Passes the first outcomes of each fate, `listed` of them; of the others only the fate, and whether they left something, is kept. */
function createTelling(listed = Number.POSITIVE_INFINITY): (outcome: Outcome) => Outcome {
  const told = {add: 0, update: 0, left: 0, skip: 0}
  return outcome => {
    const {fate, planned} = outcome
    const isLeft = fate === 'skip' && planned.left !== undefined
    if (planned.candidates || ++told[isLeft ? 'left' : fate] <= listed) return outcome
    return {fate, planned: isLeft ? untoldLeft : untold}
  }
}

/** What an entry came to in the first round stands, unless it only wrote something in a later one. */
const laterOutcome = (before: Outcome | undefined, now: Outcome): Outcome =>
  before === undefined || (before.fate === 'skip' && now.fate !== 'skip') ? now : before

function composePlan(
  outcomes: readonly Outcome[],
  problems: readonly ImportProblem[],
  files: readonly string[],
): ImportPlan {
  const pick = (fate: Fate) => outcomes.filter(outcome => outcome.fate === fate).map(({planned}) => planned)
  const found = [...problems, ...outcomes.flatMap(({problem}) => problem ?? [])]
  return {add: pick('add'), update: pick('update'), skip: pick('skip'), problems: inFileOrder(found, files)}
}

/** An import as one change that can be taken back. */
export function importEntries(
  book: Book,
  reading: ImportReading,
  options: ImportOptions,
  moment: Moment,
): Plan<{readonly plan: ImportPlan}> {
  const {plan, edits} = planImport(book, reading, options, moment)
  return {
    edits,
    summary: `import: ${plan.add.length} added, ${plan.update.length} updated`,
    result: () => ({plan}),
  }
}

/** A plan that is only shown: ids of what it would add are not those that carrying it out draws. */
export const withoutNewIds = ({add, ...rest}: ImportPlan): ImportPlan => ({
  add: add.map(({id, ...planned}) => planned),
  ...rest,
})

function inFileOrder(problems: readonly ImportProblem[], files: readonly string[]): ImportProblem[] {
  const order = new Map(files.map((file, at) => [file, at]))
  return [...problems].sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line)
}
