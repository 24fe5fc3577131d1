import type {Book} from '../book/book.ts'
import {changeRecord} from '../book/edits.ts'
import {readText} from '../book/input.ts'
import type {Plan} from '../book/plan.ts'
import {findCandidates} from '../recap/material.ts'
import {type RecapInput, resolveRecap} from './recaps.ts'

/** Something that was done for a client and has no wording for them yet. */
export interface ShareCandidate {
  readonly id: string
  readonly type: 'value' | 'promise'
  /** What it is, in one line. */
  readonly about: string
  /** The consultant's own words. */
  readonly text: string
}

/** What could be shared in a letter and is private so far, oldest first. */
export function listCandidates(book: Book, input: RecapInput): {customer: string; candidates: ShareCandidate[]} {
  const request = resolveRecap(book, input)
  return {
    customer: request.customer.name,
    candidates: findCandidates(book, request).map(record => ({
      id: record.id,
      type: record.type,
      about:
        record.type === 'value'
          ? `${record.on} ${record.kind}`
          : `promise kept ${record.closedOn ?? record.due ?? record.on}`,
      text: record.text,
    })),
  }
}

/** Gives a record the wording under which its client may read it. */
export function shareCandidate(book: Book, {id, type}: ShareCandidate, wording: string): Plan<{shared: string}> {
  const customer = book.find('customer', book.find(type, id)?.customer)
  return {
    edits: [changeRecord(type, id, {share: readText(wording, 'wording')})],
    summary: `shared: ${customer?.name ?? ''}`,
    result: () => ({shared: id}),
  }
}
