import type {Match} from '../actions/search.ts'
import {renderTable} from '../terminal/table.ts'
import {idCell, lines} from './parts.ts'
import type {View} from './view.ts'

/** What was found: ids and days first, the text last. */
export const viewMatches =
  (total: number): View<{matches: readonly Match[]}> =>
  async ({matches}, screen, book) => {
    if (matches.length === 0) return 'Nothing found.'
    const table = await renderTable(
      [
        {header: 'id'},
        {header: 'day'},
        {header: 'type', spare: 1},
        {header: 'customer', flexible: true, min: 8},
        {header: 'text', flexible: true},
      ],
      matches.map(({id, type, customer, on, excerpt}) => [
        idCell(book, id, screen),
        on ?? '–',
        type,
        customer?.name ?? '–',
        excerpt,
      ]),
      screen,
    )
    return lines(
      table,
      total > matches.length && screen.palette.dim(`… and ${total - matches.length} more: --limit ${total}`),
    )
  }
