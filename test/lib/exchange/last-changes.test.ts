import {describe, expect, it} from 'vitest'
import {lastChanges} from '../../../src/lib/exchange/last-changes.ts'
import {aBook, idOf, withEdits} from '../../support/build.ts'

describe('lastChanges', () => {
  it('knows the last change of a customer and of all that hangs on it, removals too', () => {
    const [apex, other] = [idOf('customer', 'apex'), idOf('customer', 'other')]
    const book = aBook().customer({id: apex}).touch().customer({id: other}).build()
    const edited = withEdits(book, [{id: book.all('touch')[0]?.id ?? '', type: 'touch', values: {deleted: true}}])
    expect(lastChanges(edited)(apex)).toBe(36 ** 6)
    expect(lastChanges(edited)(other)).toBe(0)
    expect(lastChanges(edited)('nobody')).toBeUndefined()
  })
})
