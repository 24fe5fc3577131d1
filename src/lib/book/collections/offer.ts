import {invalidValue} from '../../errors.ts'
import {offerAnswers} from '../choices.ts'
import {collection} from '../fields.ts'

/** Something that was offered to a client, and how they answered: what tells which offers they respond to. */
export const offer = collection({
  type: 'offer',
  letter: 'o',
  label: 'offer',
  plural: 'offers',
  owners: ['customer'],
  day: 'on',
  searched: ['text', 'kind'],
  fields: {
    customer: {kind: 'reference', to: 'customer', required: true, flag: false, help: 'the customer'},
    on: {kind: 'day', required: true, happened: true, help: 'day it was made'},
    kind: {kind: 'line', help: 'the kind of offer in a word or two, e.g. workshop, discount'},
    text: {kind: 'text', required: true, help: 'what was offered'},
    answer: {
      kind: 'choice',
      options: offerAnswers,
      flag: false,
      help: 'accepted, declined, or none: they said nothing',
    },
    answeredOn: {kind: 'day', happened: true, flag: false, help: 'day of the answer'},
  },
  summary: record => `offer: ${record.text}${record.answer ? ` (${wordsFor[record.answer] ?? record.answer})` : ''}`,
  check: ({on, answeredOn}) => {
    if (answeredOn && answeredOn < on) {
      throw invalidValue(`answered on ${answeredOn}, before the offer of ${on}`, 'Give a later day: --on DAY')
    }
  },
})

const wordsFor: Readonly<Record<string, string>> = {none: 'no answer'}
