import {describe, expect, it} from 'vitest'
import {Book} from '../../../src/lib/book/book.ts'
import {RecordDrafts} from '../../../src/lib/exchange/record-drafts.ts'
import {aBook, idOf, withEdits} from '../../support/build.ts'

const [apex, zeta, helen] = [idOf('customer', 'apex'), idOf('customer', 'zeta'), idOf('contact', 'helen')]

function someDrafts(): RecordDrafts {
  const drafts = new RecordDrafts()
  drafts.begin('customer', apex, {name: 'Apex', added: '2026-01-05', tags: {a: true}})
  drafts.begin('contact', helen, {customer: apex, name: 'Helen'})
  return drafts
}

describe('RecordDrafts', () => {
  it('is what it began, by id and by type', () => {
    const drafts = someDrafts()
    expect(drafts.size).toBe(2)
    expect([...drafts.keys()]).toEqual([apex, helen])
    expect([...drafts.keys('contact')]).toEqual([helen])
    expect(drafts.has(zeta)).toBe(false)
    expect(drafts.get(helen)).toEqual({id: helen, type: 'contact', customer: apex, name: 'Helen'})
  })

  it('takes over what is written on top of it, elements of sets too', () => {
    const drafts = someDrafts()
    const values = {name: 'Apex AG', added: '2026-01-05', tags: {a: true, b: true}}
    const change = {id: apex, type: 'customer', fresh: false, values, claimed: true} as const
    expect(drafts.take([{...change, changes: {name: 'Apex AG', tags: {b: true}}}])).toBe(true)
    expect(drafts.take([])).toBe(false)
    const book = withEdits(new Book([]), drafts.edits())
    expect(book.find('customer', apex)).toMatchObject(values)
  })

  it('makes of a book what its edits make of it', () => {
    const before = aBook().customer({id: zeta, name: 'Zeta'}).build()
    const drafts = someDrafts()
    const values = {...before.record(zeta), name: 'Zeta AG'}
    drafts.put({id: zeta, type: 'customer', fresh: false, values, changes: {name: 'Zeta AG'}, claimed: true})
    const [planned, written] = [before.changedBy(drafts), withEdits(before, drafts.edits())]
    const namesIn = (book: Book) => book.all('customer').map(({id, name}) => [id, name])
    expect(namesIn(planned)).toEqual(namesIn(written))
    expect([...planned.each('contact')]).toMatchObject([{id: helen, name: 'Helen'}])
    expect(planned.ids).toEqual(written.ids)
    expect(planned.of('contact', apex)).toMatchObject([{id: helen}])
  })
})
