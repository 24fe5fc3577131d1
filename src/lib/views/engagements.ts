import {formatRate, type Rate} from '../book/money.ts'
import type {Owned} from '../book/present.ts'
import {renderTable} from '../terminal/table.ts'
import {idCell} from './parts.ts'
import {fieldText} from './record-lines.ts'
import type {View} from './view.ts'

/** Engagements of all stages. */
export const viewEngagements: View<{engagements: readonly Owned[]}> = ({engagements}, screen, book) => {
  if (engagements.length === 0)
    return 'No engagement. Add one: crm engagement add CUSTOMER "title" --end DAY --fee "4000 EUR/month"'
  return renderTable(
    [
      {header: 'id'},
      {header: 'start', spare: 2},
      {header: 'end'},
      {header: 'kind', spare: 3},
      {header: 'fee', align: 'right', spare: 1},
      {header: 'customer', flexible: true, min: 8},
      {header: 'title', flexible: true},
    ],
    engagements.map(engagement => [
      idCell(book, engagement.id, screen),
      fieldText(engagement, 'start') ?? '',
      fieldText(engagement, 'endedOn') ?? fieldText(engagement, 'end') ?? 'open',
      fieldText(engagement, 'kind') ?? '–',
      engagement['fee'] ? formatRate(engagement['fee'] as unknown as Rate) : '–',
      engagement.customer.name,
      fieldText(engagement, 'title') ?? '',
    ]),
    screen,
  )
}
