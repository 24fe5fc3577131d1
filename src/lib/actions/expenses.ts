import type {Book} from '../book/book.ts'
import {createChecked} from '../book/checked-edits.ts'
import {type FieldInput, readFields} from '../book/input.ts'
import {type Money, readMoney, sumByCurrency} from '../book/money.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Named, type Presented, present, presentName, presentRecord} from '../book/present.ts'
import {knownCollection, type RecordTypes} from '../book/registry.ts'
import {resolveCustomer} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import {invalidValue} from '../errors.ts'
import {newestFirst} from '../retention/chronology.ts'
import {type Spending, spendingByPurpose} from '../retention/spending.ts'

export interface NewExpense {
  readonly amount: string
  readonly on: Day
  readonly fields: FieldInput
}

/** Notes money that was spent, on one customer or on none. */
export function recordExpense(
  book: Book,
  input: NewExpense,
  {newId}: Moment,
): Plan<{expense: Presented; customer: string | null}> {
  const id = newId('expense')
  const given = readFields(book, knownCollection('expense'), {...input.fields, amount: input.amount})
  const values = {...given, on: input.on} as unknown as RecordTypes['expense']
  const customer = book.find('customer', values.customer)?.name ?? null
  return {
    edits: [createChecked('expense', id, values)],
    summary: `expense: ${customer === null ? '' : `${customer}: `}${values.amount}`,
    result: after => ({expense: present(after, id), customer}),
  }
}

export type ExpenseRow = Presented & {readonly customer: Named | null}

export interface ExpenseList {
  readonly expenses: readonly ExpenseRow[]
  /** What those listed come to, each currency apart. */
  readonly total: readonly Money[]
  /** Time of touches and money of expenses of the same days, by what they were for. */
  readonly spending: readonly Spending[]
}

export interface ExpenseListOptions {
  readonly customer: string | undefined
  readonly from: Day | undefined
  readonly to: Day | undefined
}

/** The expenses of the book or of one customer, newest first, and what time and money went to each purpose. */
export function listExpenses(book: Book, {customer, from, to}: ExpenseListOptions): ExpenseList {
  if (from && to && to < from) throw invalidValue(`${to} is before ${from}`, 'Give the earlier day to --from.')
  const id = customer === undefined ? undefined : resolveCustomer(book, customer).id
  const expenses = (id ? book.of('expense', id) : book.all('expense'))
    .filter(({on}) => (!from || on >= from) && (!to || on <= to))
    .sort(newestFirst)
  return {
    expenses: expenses.map((expense): ExpenseRow => {
      const owner = book.find('customer', expense.customer)
      return {...presentRecord(expense), customer: owner ? presentName(owner) : null}
    }),
    total: sumByCurrency(expenses.flatMap(({amount}) => readMoney(amount) ?? [])),
    spending: spendingByPurpose(book, {from, to, customer: id}),
  }
}
