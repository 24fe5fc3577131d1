import type {Book} from '../book/book.ts'
import type {Engagement} from '../book/outlines.ts'
import {addDays, type Day, daysBetween, earlierDay} from '../calendar/day.ts'
import type {Term} from './term.ts'

/** One step before a renewal: its id ends the id of its line in the agenda. */
export interface Step {
  readonly step: string
  readonly text: string
  /** It asks for a recap: one that was sent for the term has done it. */
  readonly recap?: 'draft' | 'send'
}

/** A step at its distance from the decision day, in days. */
export interface PlacedStep extends Step {
  readonly before: number
}

/** A judgement. The first step is for the consultant alone, never sent. */
const longLadder: readonly PlacedStep[] = [
  {before: 120, step: 'renewal-120', text: 'check for yourself how it stands'},
  {before: 90, step: 'renewal-90', text: 'collect feedback and close open promises'},
  {before: 60, step: 'renewal-60', text: 'draft the recap', recap: 'draft'},
  {before: 45, step: 'renewal-45', text: 'send the recap and book the talk', recap: 'send'},
  {before: 30, step: 'renewal-30', text: 'send the proposal with its price'},
  {before: 14, step: 'renewal-14', text: 'put two options to them'},
  {before: 7, step: 'renewal-7', text: 'remind them of the decision'},
  {before: 3, step: 'renewal-3', text: 'remind them a last time'},
]

/** For terms under 120 days, which the long ladder would overrun: at a share of their length. */
const shortLadder: readonly (Step & {readonly percent: number})[] = [
  {percent: 70, step: 'renewal-draft', text: 'draft the recap', recap: 'draft'},
  {percent: 80, step: 'renewal-send', text: 'send the recap', recap: 'send'},
  {percent: 90, step: 'renewal-ask', text: 'ask whether to go on'},
]

/** The long ladder in days; a term shorter than that is short. */
export const longLadderDays = 120

/** What is left to do once an engagement is over stays on the agenda so long, as does its line in `renewals`. */
export const afterEndDays = 30

/** Whether an engagement that ends is left: a project is complete. */
export const isLeftAtEnd = ({kind}: Engagement): boolean => kind === 'retainer' || kind === 'package'

/** The id of the step that follows an end. */
export const afterStepId = 'renewal-after'

/** What follows an engagement that ended and was not renewed. */
export const afterStep = (engagement: Engagement): Step => ({
  step: afterStepId,
  text: isLeftAtEnd(engagement) ? 'ask for exit feedback' : 'say thank you',
})

/** The step of an open-ended engagement, on each anniversary of its start. */
export const yearlyStep: Step = {step: 'renewal-yearly', text: 'send the recap of the year', recap: 'send'}

/** The length of a term in days, from its first day (0%) to its last (100%). */
const lengthOf = ({start, end}: Term): number => Math.max(0, daysBetween(start, end))

// Whole numbers, so that a half is exactly a half and rounds up.
const daysInto = (length: number, percent: number): number => Math.floor((length * percent + 50) / 100)

const shortSteps = (length: number): PlacedStep[] =>
  shortLadder.map(({percent, ...step}) => ({...step, before: length - daysInto(length, percent)}))

/**
 * The steps before the decision of a term, earliest first; a notice period moves all of them earlier. Steps before the
 * engagement began are left out.
 */
export const ladderOf = (engagement: Engagement, term: Term): readonly PlacedStep[] => {
  const length = lengthOf(term)
  const steps = length < longLadderDays ? shortSteps(length) : longLadder
  const room = daysBetween(engagement.start, term.decision)
  return steps.filter(({before}) => before <= room)
}

/** The latest step reached so many days before the decision: the only one that is shown of those whose day has come. */
export const reachedStep = (steps: readonly PlacedStep[], daysLeft: number): PlacedStep | undefined =>
  steps.findLast(({before}) => before >= daysLeft)

/** The day of the last recap sent for each engagement. */
export const lastRecaps = (book: Book): ReadonlyMap<string, Day> => {
  const last = new Map<string, Day>()
  for (const {engagement, on} of book.outlines('recap')) {
    if (!engagement) continue
    const held = last.get(engagement)
    if (held === undefined || on > held) last.set(engagement, on)
  }
  return last
}

/**
 * The day the recap for a term was sent: within it, or before it where a notice period draws its ladder into the turn
 * before. Undefined where none was.
 */
export const recapSentFor = (term: Term, lastRecap: Day | undefined): Day | undefined => {
  const from = earlierDay(term.start, addDays(term.decision, -Math.min(lengthOf(term), longLadderDays)))
  return lastRecap !== undefined && lastRecap >= from ? lastRecap : undefined
}

/** The engagements that another one renews: they have no ladder any more. */
export const renewedEngagements = (book: Book): ReadonlySet<string> => {
  const renewed = new Set<string>()
  for (const {renews} of book.outlines('engagement')) if (renews) renewed.add(renews)
  return renewed
}
