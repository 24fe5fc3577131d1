import type {ExpenseList} from '../actions/expenses.ts'
import {formatMoney, type Money} from '../book/money.ts'
import type {Presented} from '../book/present.ts'
import type {Spending} from '../retention/spending.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {data, idCell, idOf, lines, quoted} from './parts.ts'
import type {View} from './view.ts'

const amountOf = (expense: Presented): string => formatMoney(expense['amount'] as unknown as Money)

/** An expense that was noted. */
export const viewExpense: View<{expense: Presented; customer: string | null}> = ({expense, customer}, screen, book) => {
  const whom = customer === null ? [] : [screen.palette.strong(data(customer, screen))]
  const purpose = expense['purpose'] === undefined ? [] : [String(expense['purpose'])]
  return lines(
    `${['Expense', ...whom, amountOf(expense), String(expense['on']), ...purpose].join(' · ')}  ${idOf(book, expense.id, screen)}`,
    ...quoted(expense['what'] === undefined ? '' : String(expense['what']), screen),
  )
}

const hours = (minutes: number): string => (minutes === 0 ? '–' : `${Math.round(minutes / 6) / 10} h`)

const spendingTable = (spending: readonly Spending[], screen: Screen) =>
  renderTable(
    [{header: 'purpose'}, {header: 'time', align: 'right'}, {header: 'money'}],
    spending
      .filter(({minutes, money}) => minutes > 0 || money.length > 0)
      .map(({purpose, minutes, money}) => [
        purpose ?? 'not said',
        hours(minutes),
        money.map(formatMoney).join(' + ') || '–',
      ]),
    screen,
  )

/** Expenses as a table, and what time and money went to each purpose. */
export const viewExpenses: View<ExpenseList> = async ({expenses, spending}, screen, book) => {
  const table = await renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'amount', align: 'right'},
      {header: 'purpose'},
      {header: 'customer', flexible: true},
      {header: 'what', flexible: true},
    ],
    expenses.map(expense => [
      idCell(book, expense.id, screen),
      String(expense['on']),
      amountOf(expense),
      String(expense['purpose'] ?? '–'),
      expense.customer?.name ?? '–',
      String(expense['what'] ?? ''),
    ]),
    screen,
  )
  const totals = await spendingTable(spending, screen)
  return lines(
    table || 'No expense. Note one: crm expense "120 EUR" --what "Trade fair" --purpose acquisition',
    totals !== '' && `\n${screen.palette.accent('Time and money by purpose')}`,
    totals !== '' && totals,
  )
}
