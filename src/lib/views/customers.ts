import type {CustomerRow} from '../actions/list-customers.ts'
import {renderTable} from '../terminal/table.ts'
import {noClient} from './agenda.ts'
import {idCell} from './parts.ts'
import type {View} from './view.ts'

/** The customers as a table: ids and days first, names last. */
export const viewCustomers: View<{customers: readonly CustomerRow[]; total?: number}> = ({customers}, screen, book) => {
  if (customers.length === 0)
    return book.isEmpty ? 'No client yet.' : book.all('customer').length === 0 ? noClient : 'No customer fits.'
  return renderTable(
    [
      {header: 'id'},
      {header: 'tier'},
      {header: 'last touch', spare: true},
      {header: 'next due'},
      {header: 'status', spare: true},
      {header: 'name', flexible: true},
      {header: 'tags', flexible: true, spare: true, min: 8},
    ],
    customers.map(({id, name, tier, status, tags, lastTouch, nextDue}) => [
      idCell(book, id, screen),
      tier ?? '–',
      lastTouch ?? '–',
      nextDue ?? '–',
      status,
      name,
      tags.join(', '),
    ]),
    screen,
  )
}
