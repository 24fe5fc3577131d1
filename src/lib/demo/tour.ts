import {apex} from './clients/apex.ts'
import {bright} from './clients/bright.ts'
import {mueller} from './clients/mueller.ts'

/** A command to try, and what for. */
export interface TourStep {
  readonly command: string
  readonly why: string
}

const nameOf = ({customer}: {readonly customer: {readonly name: string}}): string => `"${customer.name}"`

/** The first five commands to try on the demo book, in this order. */
export const demoTour: readonly TourStep[] = [
  {command: 'crm due', why: 'what wants your attention today, the most pressing first'},
  {
    command: `crm log ${nameOf(mueller)} "Talked at last, all is well" --via call`,
    why: 'a talk with a client who has gone silent: its check-in is gone from crm due',
  },
  {command: `crm brief ${nameOf(apex)}`, why: 'all to know before the renewal talk'},
  {
    command: `crm recap ${nameOf(apex)} --format html --out recap.html --open`,
    why: 'the letter that shows what they got, before they decide',
  },
  {
    command: `crm recap ${nameOf(bright)}`,
    why: 'refused: too little is worded for the client, and here is what could be shared',
  },
]
