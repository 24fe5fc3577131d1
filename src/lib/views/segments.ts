import type {CustomerRow} from '../actions/list-customers.ts'
import type {SegmentRow} from '../actions/segments.ts'
import type {Presented} from '../book/present.ts'
import {renderTable} from '../terminal/table.ts'
import {viewCustomers} from './customers.ts'
import {data, idCell, idOf, lines, quoted} from './parts.ts'
import type {View} from './view.ts'

const inCustomers = (count: number): string => `${count} ${count === 1 ? 'customer' : 'customers'}`

/** A segment that was saved. */
export const viewSegment: View<{segment: Presented; customers: number}> = ({segment, customers}, screen, book) =>
  lines(
    `Segment · ${screen.palette.strong(data(String(segment['name']), screen))} · ${inCustomers(customers)} today  ${idOf(book, segment.id, screen)}`,
    ...quoted(String(segment['filter']), screen),
  )

/** Segments as a table. */
export const viewSegments: View<{segments: readonly SegmentRow[]}> = ({segments}, screen, book) => {
  if (segments.length === 0) return 'No segment yet. Save one: crm segment save NAME --filter "tier = A"'
  return renderTable(
    [
      {header: 'id'},
      {header: 'customers', align: 'right'},
      {header: 'name', flexible: true},
      {header: 'filter', flexible: true},
    ],
    segments.map(segment => [
      idCell(book, segment.id, screen),
      String(segment.customers ?? '?'),
      String(segment['name']),
      String(segment['filter']),
    ]),
    screen,
  )
}

/** The customers of a segment, below its filter. */
export const viewSegmentCustomers: View<{segment: Presented; customers: readonly CustomerRow[]}> = async (
  {segment, customers},
  screen,
  book,
) =>
  lines(
    `${screen.palette.strong(data(String(segment['name']), screen))} · ${inCustomers(customers.length)}`,
    ...quoted(String(segment['filter']), screen),
    await viewCustomers({customers}, screen, book),
  )

export const viewRemovedSegment: View<{name: string}> = ({name}, screen) =>
  `Removed segment ${screen.palette.strong(data(name, screen))}; its customers stay`
