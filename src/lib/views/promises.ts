import type {Owned} from '../book/present.ts'
import {renderTable} from '../terminal/table.ts'
import {idCell} from './parts.ts'
import {fieldText} from './record-lines.ts'
import type {View} from './view.ts'

/** Promises of both sides. */
export const viewPromises: View<{promises: readonly Owned[]}> = ({promises}, screen, book) => {
  if (promises.length === 0) return 'No open promise. Note one: crm promise CUSTOMER "what was promised" --due DAY'
  return renderTable(
    [
      {header: 'id'},
      {header: 'due'},
      {header: 'by', spare: 1},
      {header: 'state', spare: 2},
      {header: 'customer', flexible: true, min: 8},
      {header: 'promise', flexible: true},
    ],
    promises.map(promise => [
      idCell(book, promise.id, screen),
      fieldText(promise, 'due') ?? '–',
      fieldText(promise, 'by') ?? '',
      fieldText(promise, 'state') ?? '',
      promise.customer.name,
      fieldText(promise, 'text') ?? '',
    ]),
    screen,
  )
}
