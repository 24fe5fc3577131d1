import {invalidValue} from '../../errors.ts'
import {instruments, scoreDirections} from '../choices.ts'
import {collection} from '../fields.ts'

/** An answer of a client: a score with its scale, words, permission to quote them, and an action that is open until closed. */
export const feedback = collection({
  type: 'feedback',
  letter: 'f',
  label: 'feedback',
  plural: 'feedback',
  owners: ['customer'],
  day: 'on',
  searched: ['comment', 'action', 'closeNote'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    contact: {kind: 'reference', to: 'contact', help: 'who answered'},
    on: {kind: 'day', required: true, happened: true, help: 'day of the answer'},
    instrument: {kind: 'choice', options: instruments, required: true, flag: false, help: 'what was asked'},
    score: {kind: 'count', help: 'the score, a whole number on its scale'},
    low: {kind: 'count', flag: false, help: 'lowest score of its scale'},
    high: {kind: 'count', flag: false, help: 'highest score of its scale'},
    better: {kind: 'choice', options: scoreDirections, flag: false, help: 'whether higher or lower is better'},
    comment: {kind: 'text', help: 'their words'},
    mayQuote: {kind: 'yes', help: 'they allow their words to be quoted'},
    action: {kind: 'text', help: 'what you will do about it: open until closed'},
    closedOn: {kind: 'day', happened: true, flag: false, help: 'day they were told what changed'},
    closeNote: {kind: 'text', flag: false, help: 'what they were told'},
  },
  summary: record =>
    `${record.instrument}${record.score === undefined || record.score === null ? '' : ` ${record.score}`}${record.comment ? `: ${record.comment}` : ''}`,
  check: ({instrument, on, score, low, high, closedOn}) => {
    const hasScale = typeof low === 'number' && typeof high === 'number'
    if (typeof score === 'number' && !hasScale) {
      throw invalidValue(`${instrument} has no score: ${score}`, 'Leave it out, or say its scale: --scale 1-5')
    }
    if (typeof score === 'number' && hasScale && (score < low || score > high)) {
      throw invalidValue(
        `a score outside the scale of ${instrument}: ${score}`,
        `Give ${low} to ${high}, or say the scale it was asked on: --scale LOW-HIGH`,
      )
    }
    if (closedOn && closedOn < on) {
      throw invalidValue(`closed on ${closedOn}, before the answer of ${on}`, 'Give a later day: --on DAY')
    }
  },
})
