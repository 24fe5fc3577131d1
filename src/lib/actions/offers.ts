import type {Book} from '../book/book.ts'
import {changeChecked, createChecked} from '../book/checked-edits.ts'
import type {OfferAnswer} from '../book/choices.ts'
import {type FieldInput, readFields, readText} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Owned, type Presented, present, presentName} from '../book/present.ts'
import {knownCollection, type Offer, type RecordTypes} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import {resolveRecord} from '../book/resolve-record.ts'
import type {Day} from '../calendar/day.ts'
import {newestFirst} from '../retention/chronology.ts'
import {compareTexts} from '../text/compare.ts'
import {foldText} from '../text/fold.ts'
import {recordsFor, withCustomers} from './listing.ts'

export interface NewOffer {
  readonly customer: string
  readonly text: string
  readonly on: Day
  readonly fields: FieldInput
}

export interface OfferChange {
  readonly offer: Presented
  readonly customer: string
}

/** Notes an offer that was made. */
export function makeOffer(book: Book, input: NewOffer, {newId}: Moment): Plan<OfferChange> {
  const customer = resolveCustomer(book, input.customer)
  const id = newId('offer')
  const given = readFields(book, knownCollection('offer'), input.fields, customer.id)
  const values = {...given, customer: customer.id, on: input.on, text: readText(input.text, 'offer')}
  return {
    edits: [createChecked('offer', id, values as unknown as RecordTypes['offer'])],
    summary: `offer: ${customer.name}`,
    result: after => ({offer: present(after, id), customer: customer.name}),
  }
}

/** Notes how an offer was answered; a later answer takes the place of the one before. */
export function answerOffer(book: Book, reference: string, answer: OfferAnswer, on: Day): Plan<OfferChange> {
  const offer = resolveRecord(book, reference, ['offer'])
  const customer = book.find('customer', offer.customer)?.name ?? ''
  return {
    edits: [changeChecked('offer', offer, {answer, answeredOn: on})],
    summary: `offer ${answer === 'none' ? 'not answered' : answer}: ${customer}`,
    result: after => ({offer: present(after, offer.id), customer}),
  }
}

/** How a client answers offers of a kind; null: offers without a kind. */
export interface OfferAnswers {
  readonly customer: Named
  readonly kind: string | null
  readonly made: number
  readonly accepted: number
  readonly declined: number
  /** They said nothing. */
  readonly none: number
  /** Not answered yet. */
  readonly open: number
}

export interface OfferList {
  readonly offers: readonly Owned[]
  readonly answers: readonly OfferAnswers[]
}

/** The offers of the book or of one customer, newest first, and which kinds of them each client answers. */
export function listOffers(book: Book, reference: string | undefined): OfferList {
  const offers = [...recordsFor(book, 'offer', reference)].sort(newestFirst)
  return {offers: withCustomers(book, offers), answers: countAnswers(book, offers)}
}

function countAnswers(book: Book, offers: readonly Offer[]): OfferAnswers[] {
  const groups = new Map<string, Offer[]>()
  for (const offer of offers) {
    const key = `${offer.customer} ${foldText(offer.kind ?? '')}`
    groups.set(key, [...(groups.get(key) ?? []), offer])
  }
  const counted = [...groups.values()].flatMap((group): OfferAnswers[] => {
    const owner = book.find('customer', group[0]?.customer)
    const count = (answer: OfferAnswer | undefined): number =>
      group.filter(offer => (offer.answer ?? undefined) === answer).length
    if (!owner) return []
    return [
      {
        customer: presentName(owner),
        kind: group.at(-1)?.kind ?? null,
        made: group.length,
        accepted: count('accepted'),
        declined: count('declined'),
        none: count('none'),
        open: count(undefined),
      },
    ]
  })
  return counted.sort(byName)
}

/** By name, and of one customer what they accept most first. */
const byName = (a: OfferAnswers, b: OfferAnswers): number =>
  compareTexts(foldText(a.customer.name), foldText(b.customer.name)) ||
  compareTexts(a.customer.id, b.customer.id) ||
  b.accepted / b.made - a.accepted / a.made ||
  compareTexts(a.kind ?? '', b.kind ?? '')
