import {describe, expect, it} from 'vitest'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {viewRecord} from '../../../src/lib/views/record.ts'
import {aBook, idOf} from '../../support/build.ts'

describe('viewRecord', () => {
  it('shows the name of a field that nobody knows without what would drive the terminal', async () => {
    const id = idOf('note', 'one')
    const book = aBook()
      .customer()
      .note({id, ...({'k\x1b[31mey': 'v'} as object)})
      .build()
    const screen = {width: 80, isTty: true, palette: plainPalette}
    const text = await viewRecord({note: {id, type: 'note'}}, screen, book)
    expect(text).not.toContain('\x1b')
    expect(text).toMatch(/k\S*\[31mey: +v/)
  })
})
