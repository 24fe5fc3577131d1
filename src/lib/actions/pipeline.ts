import type {Book} from '../book/book.ts'
import type {Named, Owned} from '../book/present.ts'
import type {Opportunity} from '../book/registry.ts'
import {isEnd, lostStage, wonStage} from '../book/stage-settings.ts'
import type {Day} from '../calendar/day.ts'
import {type PipelineSums, sumsOf} from '../retention/pipeline.ts'
import {signalsOf} from '../retention/signals.ts'
import {foldText} from '../text/fold.ts'
import {byDecision, toOpportunityRow} from './opportunities.ts'

export interface PipelineStage extends PipelineSums {
  readonly stage: string
  /** In percent; null for a stage that the settings do not have any more. */
  readonly probability: number | null
  readonly opportunities: readonly Owned[]
}

/** A client whose orders say that they may need more, and who has no open opportunity. */
export interface UpsellHint {
  readonly customer: Named
  readonly signal: string
  readonly evidence: string
  /** A command, ready to paste, that puts it on the board. */
  readonly action: string
}

export interface Pipeline {
  readonly stages: readonly PipelineStage[]
  /** All that is open. */
  readonly open: PipelineSums & {readonly count: number}
  /** Of those that ended, won ones in percent; null where none ended. */
  readonly wonRate: number | null
  /** Why work was lost, the most frequent reason first; null: nobody said why. */
  readonly lostReasons: readonly {readonly why: string | null; readonly count: number}[]
  readonly hints: readonly UpsellHint[]
}

/** The pipeline as a board: each stage with its opportunities and what they come to. */
export function pipelineOf(book: Book, today: Day): Pipeline {
  const {stages} = book.settings
  const all = book.all('opportunity')
  const open = all.filter(({stage}) => !isEnd(stage))
  const won = all.filter(({stage}) => stage === wonStage)
  const lost = all.filter(({stage}) => stage === lostStage)
  const ended = won.length + lost.length
  return {
    stages: columnsOf(book).map(({name, probability}): PipelineStage => {
      const there = all.filter(({stage}) => stage === name).sort(byDecision)
      const opportunities = there.flatMap(each => toOpportunityRow(book, each))
      return {stage: name, probability, opportunities, ...sumsOf(there, stages)}
    }),
    open: {count: open.length, ...sumsOf(open, stages)},
    wonRate: ended === 0 ? null : Math.round((won.length / ended) * 100),
    lostReasons: countReasons(lost),
    hints: upsellHints(book, today, open),
  }
}

/** The stages of the settings; between the open ones and the ends those that only opportunities know. */
function columnsOf(book: Book): {name: string; probability: number | null}[] {
  const {stages} = book.settings
  const known = new Set(stages.map(({name}) => name))
  const others = [...new Set(book.all('opportunity').map(({stage}) => stage))].filter(stage => !known.has(stage))
  return [
    ...stages.filter(({name}) => !isEnd(name)),
    ...others.sort().map(name => ({name, probability: null})),
    ...stages.filter(({name}) => isEnd(name)),
  ]
}

function countReasons(lost: readonly Opportunity[]): {why: string | null; count: number}[] {
  const reasons = new Map<string, {why: string | null; count: number}>()
  for (const {why} of lost) {
    const key = foldText(why ?? '')
    const held = reasons.get(key) ?? {why: why ?? null, count: 0}
    reasons.set(key, {...held, count: held.count + 1})
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count || ((a.why ?? '~') < (b.why ?? '~') ? -1 : 1))
}

const upsellHints = (book: Book, today: Day, open: readonly Opportunity[]): UpsellHint[] => {
  const busy = new Set(open.map(({customer}) => customer))
  return signalsOf(book, today, {kind: 'opportunity'})
    .filter(({customer}) => !busy.has(customer.id))
    .map(({customer, signal, evidence}) => {
      const action = `crm opportunity add ${book.shortId(customer.id)} "More of what they buy"`
      return {customer, signal, evidence, action}
    })
}
