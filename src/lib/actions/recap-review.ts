import type {Book} from '../book/book.ts'
import {changeRecord} from '../book/edits.ts'
import {readText} from '../book/input.ts'
import type {Plan} from '../book/plan.ts'
import {findCandidates} from '../recap/material.ts'
import {type RecapInput, resolveRecap} from './recaps.ts'

/** Something that was done for a client, or could be done next, and has no wording for them yet. */
export interface ShareCandidate {
  readonly id: string
  readonly type: 'value' | 'promise' | 'opportunity'
  /** What it is, in one line. */
  readonly about: string
  /** The consultant's own words. */
  readonly text: string
}

/** What could be shared in a letter and is private so far: value items, kept promises, each oldest first, then what could come next. */
export function listCandidates(book: Book, input: RecapInput): {customer: string; candidates: ShareCandidate[]} {
  const request = resolveRecap(book, input)
  return {
    customer: request.customer.name,
    candidates: findCandidates(book, request).map(record => ({
      id: record.id,
      type: record.type,
      about: describe(record),
      text: record.type === 'opportunity' ? record.title : record.text,
    })),
  }
}

function describe(record: ReturnType<typeof findCandidates>[number]): string {
  if (record.type === 'value') return `${record.on} ${record.kind}`
  if (record.type === 'opportunity') return `opportunity of ${record.on}, to propose`
  return `promise kept ${record.closedOn ?? record.due ?? record.on}`
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
