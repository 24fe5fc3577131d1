import type {Book} from '../book/book.ts'
import type {LetterLanguage} from '../book/letter-languages.ts'
import type {Commitment, Contact, Customer, Engagement, Opportunity, ValueItem} from '../book/registry.ts'
import {compareDays, type Day} from '../calendar/day.ts'
import {invalidValue} from '../errors.ts'
import {byStamp, byTime} from '../retention/chronology.ts'
import {addresseeOf} from './addressee.ts'
import {cleanText} from './clean-text.ts'
import {
  type ContactView,
  type EngagementView,
  type SharedPromise,
  type SharedProposal,
  type SharedValue,
  viewContact,
  viewEngagement,
  viewPromise,
  viewProposal,
  viewValue,
  wordingOf,
} from './client-view.ts'
import type {LetterKind} from './letter.ts'
import {chooseOccasion, type Occasion} from './occasion.ts'
import {isWithin, type Period} from './period.ts'
import {outcomeDay, outcomeOf} from './promise-outcome.ts'
import {openProposals} from './proposals.ts'
import {type Quote, quotableAnswers, viewQuote} from './quotes.ts'
import {refuseTooLittle} from './refusal.ts'
import type {RecapSources, SourceRecord} from './sources.ts'
import {findTold} from './told.ts'

/** What a recap is asked for: the customer's records are whole, days are read, texts as typed. */
export interface RecapRequest {
  /** What the letter is for; a recap unless told otherwise. */
  readonly kind?: LetterKind | undefined
  /** The calendar year of a letter about a year. */
  readonly year?: number | undefined
  readonly customer: Customer
  readonly engagement?: Engagement | undefined
  readonly contact?: Contact | undefined
  readonly since?: Day | undefined
  readonly until?: Day | undefined
  readonly language: LetterLanguage
  readonly today: Day
  readonly improve?: string | undefined
  readonly next?: readonly string[] | undefined
  readonly ask?: string | undefined
  readonly askBy?: Day | undefined
  readonly thanks?: string | undefined
}

/** What was typed for this letter alone. */
interface TypedForLetter {
  readonly thanks?: string
  readonly improve?: string
  readonly next: readonly string[]
  readonly ask?: string
  readonly askBy?: Day
}

const allowListed = Symbol('allow-listed')

/**
 * All that a letter is made of. It holds what the allow-list lets through and nothing else: no id, no
 * private field. Only `selectMaterial` can make one, so what composes and renders cannot be handed anything else.
 */
export interface RecapMaterial {
  readonly [allowListed]: true
  readonly kind: LetterKind
  readonly language: LetterLanguage
  readonly period: Period
  /** The day of the letter. */
  readonly today: Day
  readonly sender: {readonly name?: string; readonly business?: string}
  readonly addressee: ContactView
  readonly engagement: EngagementView
  /** The last day of the term that was renewed, for a letter of thanks. */
  readonly renewedUntil?: Day
  readonly values: readonly SharedValue[]
  /** Mine: how many were kept on time of those that came due, and the kept ones that have a client wording. */
  readonly promises: {readonly kept: number; readonly of: number; readonly shared: readonly SharedPromise[]}
  readonly quotes: readonly Quote[]
  /** The open opportunities that have a client wording. */
  readonly proposals: readonly SharedProposal[]
  readonly typed: TypedForLetter
}

export interface RecapSelection {
  readonly material: RecapMaterial
  readonly sources: RecapSources
}

/** A recap of less would be a letter about nothing (a judgement); thanks stand for themselves. */
const fewestShareable: Readonly<Record<LetterKind, number>> = {recap: 3, thanks: 0, year: 3, closeout: 3}

/**
 * Selects what may go into a recap: of the customer's records in the period those with a client wording, and of these the
 * client-facing fields alone; of the answers the words that may be quoted, and who said them.
 *
 * @throws CrmError `too-little-to-share` under three items, with those that could be shared as candidates; `invalid-value`
 * for a period that begins after its end and for an ask by a day that is past.
 */
export function selectMaterial(book: Book, request: RecapRequest): RecapSelection {
  const {askBy, today} = request
  if (askBy && askBy < today) throw invalidValue(`cannot ask for something by ${askBy}: that is past`)
  const kind = request.kind ?? 'recap'
  const occasion = chooseOccasion(book, {...request, kind})
  const {period, engagement, follows, until} = occasion
  const sources = selectSources(book, request, occasion)
  const shareable = sources.values.length + sources.promises.length + sources.quotes.length
  const wanted = fewestShareable[kind]
  if (shareable < wanted) throw refuseTooLittle(book, {kind, sources, shareable, wanted, follows})
  const kept = sources.counted.filter(promise => outcomeOf(promise, today) === 'kept').length
  const {name, business} = book.settings
  return {
    material: {
      [allowListed]: true,
      kind,
      language: request.language,
      period,
      today,
      sender: {...textAt('name', name), ...textAt('business', business)},
      addressee: sources.contact ? viewContact(sources.contact) : personAddressed(request.customer),
      engagement: engagement ? viewEngagement(engagement) : {},
      ...(until ? {renewedUntil: until} : {}),
      values: sources.values.flatMap(viewValue),
      promises: {kept, of: sources.counted.length, shared: sources.promises.flatMap(viewPromise)},
      quotes: sources.quotes.flatMap(answer => viewQuote(book, request.customer, answer)),
      proposals: sources.proposals.flatMap(viewProposal),
      typed: typedOf(request),
    },
    sources,
  }
}

/** What could be shared with a client and has no wording for them: value items, kept promises, then open opportunities. */
export function findCandidates(book: Book, request: RecapRequest): (ValueItem | Commitment | Opportunity)[] {
  const kind = request.kind ?? 'recap'
  const {unworded, unproposed} = selectSources(book, request, chooseOccasion(book, {...request, kind}))
  return [...unworded, ...unproposed]
}

function selectSources(
  book: Book,
  {kind, customer, contact, today}: RecapRequest,
  {period, engagement, itemsOf, onlyNew}: Occasion,
): RecapSources {
  const values = book
    .of('value', customer.id)
    .filter(({on}) => isWithin(on, period))
    .filter(each => !itemsOf || !each.engagement || itemsOf.has(each.engagement))
    .sort(byTime)
  const counted = book
    .of('promise', customer.id)
    .filter(promise => promise.by === 'me' && outcomeOf(promise, today) && isWithin(outcomeDay(promise), period))
    .sort((a, b) => compareDays(outcomeDay(a), outcomeDay(b)) || byStamp(a, b))
  const kept = counted.filter(promise => promise.state === 'kept')
  const quotes = quotableAnswers(book, customer, period)
  const opportunities = kind === 'thanks' ? [] : openProposals(book, customer)
  const isTold = onlyNew ? findTold(book, customer, today) : () => false
  const isNew = (record: SourceRecord): boolean => !isTold(record)
  return {
    customer,
    engagement,
    contact: contact ?? addresseeOf(book, customer, today),
    period,
    values: values.filter(wordingOf).filter(isNew),
    promises: kept.filter(wordingOf).filter(isNew),
    quotes: quotes.filter(isNew),
    proposals: opportunities.filter(wordingOf).filter(isNew),
    counted,
    unworded: [...values, ...kept].filter(record => !wordingOf(record)),
    unproposed: opportunities.filter(record => !wordingOf(record)),
    told: [
      ...values.filter(wordingOf),
      ...kept.filter(wordingOf),
      ...quotes,
      ...opportunities.filter(wordingOf),
    ].filter(isTold),
  }
}

/** Somebody who is a customer in person is addressed by the name that the customer bears. */
const personAddressed = (customer: Customer): ContactView => (customer.person ? textAt('name', customer.name) : {})

const typedOf = ({thanks, improve, next, ask, askBy}: RecapRequest): TypedForLetter => ({
  ...textAt('thanks', thanks),
  ...textAt('improve', improve),
  next: (next ?? []).map(cleanText).filter(Boolean),
  ...textAt('ask', ask),
  ...(askBy ? {askBy} : {}),
})

/** A text under its key, cleaned; nothing where there is none. */
const textAt = <K extends string>(key: K, text: string | undefined): {readonly [P in K]?: string} => {
  const clean = cleanText(text ?? '')
  return clean ? ({[key]: clean} as {[P in K]: string}) : {}
}
