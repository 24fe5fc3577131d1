import {millisecondsInDay} from 'date-fns/constants'
import type {Customer} from '../book/outlines.ts'
import {type Day, fromEpochDay} from '../calendar/day.ts'
import {isMap, type StoredRecord} from '../change/json.ts'
import {isStamp, type Stamp, stampMs} from '../change/stamp.ts'

/**
 * The stamp of the change that set a customer to former. Nothing for one who is not, and for one who came into the book
 * as former: when they left is not known.
 */
export const leavingStamp = (customer: Customer): Stamp | undefined => {
  if (customer.status !== 'former') return undefined
  const later = (customer as unknown as StoredRecord)['_f']
  const stamp = isMap(later) ? later['status'] : undefined
  return isStamp(stamp) ? stamp : undefined
}

/** The day (UTC) that a customer was set to former, where it is known. */
export const leftOn = (customer: Customer): Day | undefined => {
  const stamp = leavingStamp(customer)
  return stamp === undefined ? undefined : fromEpochDay(Math.floor(stampMs(stamp) / millisecondsInDay))
}
