import {describe, expect, it} from 'vitest'
import {changeRecord, createRecord, refersTo, removeRecord, toElements} from '../../../src/lib/book/edits.ts'
import {aBook, idOf, withEdits} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const bright = idOf('customer', 'bright')
const engagement = idOf('engagement', 'retainer')

describe('createRecord', () => {
  it('leaves out what has no value, and makes a path of each element', () => {
    const edit = createRecord('customer', apex, {
      name: 'Apex',
      added: '2026-01-05',
      tier: undefined,
      since: null,
      tags: {vip: true, 'a.b': true},
    })
    expect(edit).toEqual({
      id: apex,
      type: 'customer',
      values: {name: 'Apex', added: '2026-01-05', 'tags.vip': true, 'tags.a.b': true},
    })
  })
})

describe('changeRecord', () => {
  it('keeps null, which takes a value away', () => {
    expect(changeRecord('customer', apex, {tier: null, name: undefined, tags: {vip: null}}).values).toEqual({
      tier: null,
      'tags.vip': null,
    })
  })
})

describe('removeRecord', () => {
  const book = aBook()
    .customer({id: apex, name: 'Apex'})
    .contact()
    .engagement({id: engagement})
    .touch({engagement})
    .add('agenda-state', {subject: engagement, item: `${engagement}/renewal-60`})
    .customer({id: bright, name: 'Bright', referredBy: apex})
    .touch()
    .build()
  const removedWith = (id: string) => {
    const after = withEdits(book, removeRecord(book, id))
    return book.ids.filter(each => after.live(each) === undefined).map(each => book.live(each)?.type)
  }

  it('removes a customer with all that hangs on it, and nothing of others', () => {
    expect(removedWith(apex).sort()).toEqual(['agenda-state', 'contact', 'customer', 'engagement', 'touch'])
  })

  it('removes an engagement with the state of its agenda, and leaves the touches that name it', () => {
    expect(removedWith(engagement).sort()).toEqual(['agenda-state', 'engagement'])
  })

  it('names the record first and each record once', () => {
    const edits = removeRecord(book, apex)
    expect(edits[0]).toEqual({id: apex, type: 'customer', values: {deleted: true}})
    expect(new Set(edits.map(({id}) => id)).size).toBe(edits.length)
  })

  it('is nothing for a record that is not there or was removed', () => {
    expect(removeRecord(book, 'c00000000none')).toEqual([])
    expect(removeRecord(withEdits(book, removeRecord(book, apex)), apex)).toEqual([])
  })

  it('ends where records hang on each other in a circle', () => {
    const [a, b] = [idOf('agenda-state', 'a'), idOf('agenda-state', 'b')]
    const circle = aBook()
      .customer()
      .add('agenda-state', {id: a, subject: b, item: 'x'})
      .add('agenda-state', {id: b, subject: a, item: 'x'})
      .build()
    expect(removeRecord(circle, a)).toHaveLength(2)
  })
})

describe('refersTo', () => {
  it.each([
    [apex, true],
    [bright, false],
    [{[apex]: true}, true],
    [{[apex]: null}, false],
    [{}, false],
    [null, false],
    [undefined, false],
    [[apex], false],
  ])('%j: %s', (value, expected) => {
    expect(refersTo(value, apex)).toBe(expected)
  })
})

describe('toElements', () => {
  it('makes a set of its elements, and none of no element', () => {
    expect(toElements(['a', 'b', 'a'])).toEqual({a: true, b: true})
    expect([toElements([]), toElements(undefined)]).toEqual([undefined, undefined])
  })
})
