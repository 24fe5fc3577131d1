import {usualScales} from '../../book/instruments.ts'
import type {Feedback} from '../../book/outlines.ts'
import {addDays, type Day} from '../../calendar/day.ts'
import {fromToday, oneLine} from '../agenda/item.ts'
import {instrumentNames, usualScore} from '../answers.ts'
import {npsDetractorTo, pulseUnhappyBelow, unhappyDays} from '../constants.ts'
import {type FindSignals, type FoundSignal, makeSignal} from './signal.ts'

/** A detractor, or a pulse under 4. */
export const isUnhappy = (feedback: Pick<Feedback, 'instrument' | 'score' | 'low' | 'high' | 'better'>): boolean => {
  if (feedback.instrument !== 'nps' && feedback.instrument !== 'pulse') return false
  const score = usualScore(feedback)
  if (score === undefined) return false
  // A score moved here from another scale may lie between 6 and 7: that is no passive yet.
  return feedback.instrument === 'nps' ? score < npsDetractorTo + 1 : score < pulseUnhappyBelow
}

const describe = (feedback: Feedback, today: Day): string => {
  const {instrument, score, on, comment} = feedback
  const high = feedback.high ?? usualScales[instrument]?.high
  const words = comment ? `: ${oneLine(comment)}` : ''
  return `${instrumentNames[instrument]} ${score} of ${high} on ${on} (${fromToday(on, today)}) is not closed${words}`
}

/** A detractor, or a pulse under 4, whom nobody told within two weeks what changed. */
export const findUnhappy: FindSignals = ({book, today, customers}) => {
  const signals: FoundSignal[] = []
  const lastDay = addDays(today, -unhappyDays - 1)
  for (const feedback of book.outlines('feedback')) {
    const {id, on, closedOn} = feedback
    if (closedOn || on > lastDay || !isUnhappy(feedback)) continue
    const customer = customers.get(feedback.customer)
    if (!customer) continue
    signals.push(
      makeSignal({
        about: id,
        customer,
        kind: 'risk',
        signal: 'unhappy',
        severity: 'red',
        since: addDays(on, unhappyDays + 1),
        evidence: () => describe(feedback, today),
        records: () => [id],
        action: () => `crm feedback close ${book.shortId(id)}`,
      }),
    )
  }
  return signals
}
