import type {Book} from '../book/book.ts'
import type {LoyaltyWay} from '../book/choices.ts'
import {createRecord} from '../book/edits.ts'
import {readLine, readText} from '../book/input.ts'
import {type Money, readMoney} from '../book/money.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Presented, presentName, presentRecord} from '../book/present.ts'
import type {Purchase, Referral} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import type {Edit} from '../change/edit.ts'
import {invalidValue} from '../errors.ts'
import {byTime} from '../retention/chronology.ts'
import {pointsFor, pointsOf, signedPoints, spendOf, tenureSince, tierFor} from '../retention/loyalty.ts'
import {newPromise} from './promises.ts'

/** An entry as JSON shows it: its points with their sign, and the points there were after it. */
export type LoyaltyRow = Presented & {readonly points: number; readonly balance: number}

export interface Loyalty {
  readonly points: number
  /** The tier that the spend of a year reaches; null where none is reached or none is set. */
  readonly tier: string | null
  /** Newest first. */
  readonly entries: readonly LoyaltyRow[]
  readonly customer: Named
  /** What they bought within a year. */
  readonly spend: readonly Money[]
  readonly since: Day | null
}

function rowsOf(book: Book, customer: string): LoyaltyRow[] {
  let balance = 0
  const rows = [...book.of('loyalty', customer)].sort(byTime).map((entry): LoyaltyRow => {
    const points = signedPoints(entry)
    balance += points
    return {...presentRecord(entry), points, balance}
  })
  return rows.reverse()
}

function loyaltyOf(book: Book, id: string, today: Day): Loyalty {
  const customer = book.find('customer', id)
  if (!customer) throw new Error(`no customer ${id}`)
  const spend = spendOf(book, id, today)
  return {
    points: pointsOf(book, id),
    tier: tierFor(spend, book.settings.loyalty.tiers) ?? null,
    entries: rowsOf(book, id),
    customer: presentName(customer),
    spend,
    since: tenureSince(book, customer) ?? null,
  }
}

/** The ledger of a customer: points, tier, entries. */
export const showLoyalty = (book: Book, reference: string, today: Day): {loyalty: Loyalty} => ({
  loyalty: loyaltyOf(book, resolveCustomer(book, reference).id, today),
})

const longestLedgerStep = 1_000_000_000

const checkPoints = (points: number): number => {
  if (points < 1) throw invalidValue(`not a number of points to enter: ${points}`, 'Give a whole number from 1.')
  if (points > longestLedgerStep) throw invalidValue(`too many points: ${points}`, `Give at most ${longestLedgerStep}.`)
  return points
}

function checkBalance(book: Book, customer: string, points: number, verb: string): void {
  const balance = pointsOf(book, customer)
  if (points > balance) {
    const hint = balance > 0 ? `Give at most ${balance}.` : 'Enter points first: crm loyalty CUSTOMER --points N'
    throw invalidValue(`${points} points to ${verb}, but there are ${balance}`, hint)
  }
}

interface Entry {
  readonly customer: string
  readonly points: number
  readonly way: LoyaltyWay
  readonly why?: string | undefined
  readonly reward?: string
  readonly promise?: string
  readonly source?: string
}

const newEntry = (entry: Entry, {today, newId}: Moment): Edit =>
  createRecord('loyalty', newId('loyalty'), {
    ...entry,
    points: checkPoints(entry.points),
    on: today,
    why: entry.why === undefined ? undefined : readText(entry.why, 'reason'),
  })

export interface PointsInput {
  readonly points: number
  /** Points are earned, or taken back to put an entry right. */
  readonly way: 'earned' | 'taken'
  readonly why: string | undefined
}

/** Adds an entry to the ledger. Throws where more points are taken back than there are. */
export function enterPoints(
  book: Book,
  reference: string,
  input: PointsInput,
  moment: Moment,
): Plan<{loyalty: Loyalty}> {
  const customer = resolveCustomer(book, reference)
  if (input.way === 'taken') checkBalance(book, customer.id, input.points, 'take back')
  return {
    edits: [newEntry({...input, customer: customer.id}, moment)],
    summary: `loyalty: ${customer.name}: ${input.way} ${input.points}`,
    result: after => ({loyalty: loyaltyOf(after, customer.id, moment.today)}),
  }
}

/** Redeems points for a reward, which is a promise from then on. Throws where there are not so many. */
export function redeemPoints(
  book: Book,
  reference: string,
  input: {readonly points: number; readonly reward: string; readonly why: string | undefined},
  moment: Moment,
): Plan<{loyalty: Loyalty; promise: Presented}> {
  const customer = resolveCustomer(book, reference)
  const reward = readLine(input.reward, 'reward')
  checkBalance(book, customer.id, input.points, 'redeem')
  const text = `Reward: ${reward}`
  const promise = newPromise({customer: customer.id, text, due: undefined, by: 'me'}, moment)
  const {points, why} = input
  const entry = newEntry({customer: customer.id, points, way: 'redeemed', why, reward, promise: promise.id}, moment)
  return {
    edits: [entry, promise],
    summary: `loyalty: ${customer.name}: redeemed ${points}`,
    result: after => {
      const made = after.find('promise', promise.id)
      if (!made) throw new Error(`no promise ${promise.id}`)
      return {loyalty: loyaltyOf(after, customer.id, moment.today), promise: presentRecord(made)}
    },
  }
}

/** The entry for the points that a purchase earns by the rules: none where there is no rule. */
export function creditPurchase(
  book: Book,
  purchase: Pick<Purchase, 'id' | 'customer' | 'amount' | 'what'>,
  moment: Moment,
): Edit[] {
  const amount = readMoney(purchase.amount)
  const points = amount ? pointsFor(amount, book.settings.loyalty.points) : 0
  if (points === 0) return []
  const why = purchase.what ?? `purchase of ${purchase.amount}`
  return [newEntry({customer: purchase.customer, points, way: 'earned', why, source: purchase.id}, moment)]
}

/** The entry for a referral that was won: none where there is no rule, or where it was credited before. */
export function creditReferral(
  book: Book,
  referral: Pick<Referral, 'id' | 'customer'>,
  to: string,
  moment: Moment,
): Edit[] {
  const points = book.settings.loyalty.referral
  const isCredited = book.of('loyalty', referral.customer).some(({source}) => source === referral.id)
  if (points === undefined || isCredited) return []
  return [
    newEntry({customer: referral.customer, points, way: 'earned', why: `referred ${to}`, source: referral.id}, moment),
  ]
}
