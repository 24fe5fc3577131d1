import type {Loyalty} from '../actions/loyalty.ts'
import {formatMoney} from '../book/money.ts'
import type {Presented} from '../book/present.ts'
import {renderTable} from '../terminal/table.ts'
import {data, heading, idCell, idOf, lines} from './parts.ts'
import type {View} from './view.ts'

const plus = (points: number): string => (points > 0 ? `+${points}` : String(points))

/** The ledger of a customer: points, tier, entries; and the promise that redeeming them made. */
export const viewLoyalty: View<{loyalty: Loyalty; promise?: Presented}> = async ({loyalty, promise}, screen, book) => {
  const {customer, points, tier, spend, since, entries} = loyalty
  const facts = [
    `${points} ${points === 1 ? 'point' : 'points'}`,
    ...(tier === null ? [] : [data(tier, screen)]),
    ...(spend.length > 0 ? [`${spend.map(formatMoney).join(' and ')} within a year`] : []),
    ...(since === null ? [] : [`customer since ${since}`]),
  ]
  const table = await renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'points', align: 'right'},
      {header: 'then', align: 'right'},
      {header: 'for', flexible: true},
    ],
    entries.map(entry => [
      idCell(book, entry.id, screen),
      String(entry['on']),
      plus(entry.points),
      String(entry.balance),
      String(entry['reward'] ?? entry['why'] ?? ''),
    ]),
    screen,
  )
  return lines(
    ...heading(
      [{text: data(customer.name, screen), paint: screen.palette.strong}, ...facts.map(text => ({text}))],
      screen,
    ),
    promise && `  Promised: ${data(String(promise['text']), screen)}  ${idOf(book, promise.id, screen)}`,
    table !== '' && table,
  )
}
