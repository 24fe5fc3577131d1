import {describe, expect, it} from 'vitest'
import {listDueRecaps} from '../../../src/lib/actions/recap-batch.ts'
import {parseSpan} from '../../../src/lib/calendar/span.ts'
import {aBook, idOf} from '../../support/build.ts'

const book = aBook()
  .customer({id: idOf('customer', 'apex'), name: 'Apex'})
  .engagement({id: idOf('engagement', 'apex 1'), title: 'later', end: '2026-12-20'})
  .engagement({id: idOf('engagement', 'apex 2'), title: 'sooner', end: '2026-12-31', notice: '30d'})
  .customer({id: idOf('customer', 'same'), name: 'APEX'})
  .engagement({title: 'of the same name', end: '2026-11-30'})
  .customer({id: idOf('customer', 'sent'), name: 'Sent'})
  .engagement({id: idOf('engagement', 'sent'), end: '2026-11-30'})
  .recap({engagement: idOf('engagement', 'sent'), on: '2026-10-20'})
  .customer({id: idOf('customer', 'over'), name: 'Over'})
  .engagement({end: '2026-10-20'})
  .customer({id: idOf('customer', 'far'), name: 'Far'})
  .engagement({end: '2027-06-30'})
  .build()

describe('listDueRecaps', () => {
  it('lists a recap for each customer that decides within the span, the nearest decision first', () => {
    const due = listDueRecaps(book, '2026-11-01', parseSpan('60d'))
    expect(due.map(({customer, engagement, stem}) => [customer.name, engagement.title, stem])).toEqual([
      ['APEX', 'of the same name', 'APEX'],
      ['Apex', 'sooner', 'Apex-2'],
    ])
  })

  it('lists none where none is due', () => {
    expect(listDueRecaps(book, '2026-01-10', parseSpan('30d'))).toEqual([])
  })
})
