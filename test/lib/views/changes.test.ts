import {describe, expect, it} from 'vitest'
import {presentRecord} from '../../../src/lib/book/present.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {viewContact, viewEngagement} from '../../../src/lib/views/changes.ts'
import {aBook, idOf} from '../../support/build.ts'

const [first, second, other] = ['first', 'second', 'other'].map(name => idOf('engagement', name)) as [
  string,
  string,
  string,
]
const [helen, twin] = [idOf('contact', 'helen'), idOf('contact', 'twin')]
const book = aBook()
  .customer()
  .engagement({id: first, title: 'Audit', start: '2026-01-05'})
  .engagement({id: second, title: 'AUDIT', start: '2026-01-05'})
  .engagement({id: other, title: 'Audit', start: '2027-01-05'})
  .contact({id: helen, name: 'Helen Marks'})
  .contact({id: twin, name: 'helen marks'})
  .customer({id: idOf('customer', 'elsewhere'), name: 'Elsewhere'})
  .contact({id: idOf('contact', 'far'), name: 'Helen Marks'})
  .build()
const screen = {width: 80, isTty: false, palette: plainPalette}

describe('what was added', () => {
  it('is said to be there already: an engagement of one title and first day', async () => {
    const shown = async (id: string) => {
      const engagement = book.find('engagement', id)
      if (!engagement) throw new Error('no engagement')
      return viewEngagement({engagement: presentRecord(engagement), customer: 'Apex'}, screen, book)
    }
    expect(await shown(second)).toMatch(
      new RegExp(`\\n {2}There is another of that title and first day: ${book.shortId(first)}$`),
    )
    expect(await shown(other)).not.toContain('another')
  })

  it('is said to be there already: a person of one name at the same customer', async () => {
    const contact = book.find('contact', twin)
    if (!contact) throw new Error('no contact')
    expect(await viewContact({contact: presentRecord(contact), customer: 'Apex'}, screen, book)).toMatch(
      new RegExp(`\\n {2}There is another of that name there: ${book.shortId(helen)}$`),
    )
  })
})
