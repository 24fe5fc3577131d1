import {describe, expect, it} from 'vitest'
import {countTypes, removeRecords} from '../../../src/lib/actions/removals.ts'
import {aBook} from '../../support/build.ts'
import {carryOut} from '../../support/moment.ts'

const book = aBook().customer({name: 'Apex'}).touch().touch().note({text: 'Prefers mornings'}).build()
const remove = (reference: string) => carryOut(book, current => removeRecords(current, reference))

describe('removeRecords', () => {
  it('removes a customer with what hangs on it, and counts that', () => {
    const {result, after} = remove('apex')
    expect(result).toMatchObject({summary: 'customer Apex', with: '2 touches, 1 note'})
    expect(result.removed).toHaveLength(4)
    expect([after.all('customer'), after.all('touch'), after.all('note')]).toEqual([[], [], []])
  })

  it('removes one record alone, and names its type once', () => {
    const [note] = book.all('note')
    const {result, after} = remove(note?.id ?? '')
    expect(result).toEqual({removed: [note?.id], summary: 'note: Prefers mornings', with: ''})
    expect(after.all('touch')).toHaveLength(2)
  })
})

it('countTypes counts each type in its own word', () => {
  expect(countTypes([])).toBe('')
  expect(countTypes(['promise', 'touch', 'promise'].map(type => ({type})))).toBe('1 touch, 2 promises')
})
