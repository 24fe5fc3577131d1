import {formatMoney, type Money} from '../book/money.ts'
import type {Presented} from '../book/present.ts'
import {renderTable} from '../terminal/table.ts'
import {idCell} from './parts.ts'
import type {View} from './view.ts'

/** Value items of a customer: what may be shared and what is private. */
export const viewValues: View<{values: readonly Presented[]}> = ({values}, screen, book) => {
  if (values.length === 0)
    return 'No value item yet. Log one: crm value CUSTOMER "what you did" --share "their wording"'
  return renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'kind', spare: 1},
      {header: 'worth', align: 'right', spare: 2},
      {header: 'shared'},
      {header: 'text', flexible: true},
    ],
    values.map(value => [
      idCell(book, value.id, screen),
      String(value['on']),
      String(value['kind']),
      value['worth'] ? formatMoney(value['worth'] as unknown as Money) : '–',
      value['share'] ? 'yes' : 'no',
      String(value['share'] ?? value['text']),
    ]),
    screen,
  )
}
