import {describe, expect, it} from 'vitest'
import {
  listSegments,
  removeSegment,
  resolveSegment,
  saveSegment,
  showSegment,
} from '../../../src/lib/actions/segments.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {carryOut} from '../../support/moment.ts'

const today = '2026-01-20'
const [key, keyClients, later] = ['key', 'key clients', 'later'].map(name => idOf('segment', name)) as [
  string,
  string,
  string,
]

const book = aBook()
  .customer({name: 'Apex', tier: 'A'})
  .customer({name: 'Bright', tier: 'B'})
  .add('segment', {id: keyClients, name: 'Key clients', filter: 'tier = A'})
  .add('segment', {id: later, name: 'Later', filter: 'mood = sunny'})
  .add('segment', {id: key, name: 'Key', filter: 'tier = A or tier = B'})
  .build()

const save = (name: string, filter: string, from = book) =>
  carryOut(from, current => saveSegment(current, {name, filter}, today))

describe('listSegments', () => {
  it('gives them by name, each with how many customers it holds, of a filter that cannot be read null', () => {
    expect(listSegments(book, today).segments).toMatchObject([
      {id: key, name: 'Key', customers: 2},
      {id: keyClients, name: 'Key clients', customers: 1},
      {id: later, name: 'Later', customers: null},
    ])
  })
})

describe('resolveSegment', () => {
  it.each([
    ['its name in any case', ' KEY ', key],
    ['its id', key, key],
    ['four signs of its id', key.slice(0, 4), key],
  ])('finds one by %s', (_, reference, id) => {
    expect(resolveSegment(book, reference).id).toBe(id)
  })

  it.each([
    ['less of its id', key.slice(0, 3), 'There is: Later, Key, Key clients'],
    ['a slip', 'Latr', 'There is: Later'],
  ])('does not find one by %s, and names what there is', (_, reference, hint) => {
    expect(errorOf(() => resolveSegment(book, reference))).toMatchObject({
      code: 'not-found',
      message: `no segment is called: ${reference}`,
      hint,
    })
  })

  it('says how one is saved where there is none', () => {
    expect(errorOf(() => resolveSegment(aBook().build(), 'key')).hint).toContain('crm segment save')
  })
})

describe('saveSegment', () => {
  it('begins one, and counts its customers', () => {
    const {result, after} = save(' Small ', 'tier = B')
    expect(result).toMatchObject({segment: {name: 'Small'}, customers: 1})
    expect(after.all('segment')).toHaveLength(4)
  })

  it('gives the one of that name, however written, the new filter', () => {
    const {result, after} = save('KEY', 'tier = B')
    expect(result).toMatchObject({segment: {id: key, name: 'KEY', filter: 'tier = B'}, customers: 1})
    expect(after.all('segment')).toHaveLength(3)
  })

  it('has on every machine the same id for a name, also of one that was taken away', () => {
    const saved = save('Small', 'tier = B')
    const removed = carryOut(saved.after, current => removeSegment(current, 'small')).after
    const {result} = save('small', 'tier = A', removed)
    expect(result).toMatchObject({segment: {id: saved.result.segment.id, name: 'small'}, customers: 1})
  })

  it.each([
    ['a name of no sign', ' ', 'tier = A'],
    ['a filter that cannot be read', 'Small', 'tier ='],
  ])('refuses %s', (_, name, filter) => {
    expect(errorOf(() => save(name, filter)).code).toBe('invalid-value')
  })
})

describe('showSegment', () => {
  it('gives its customers by name', () => {
    const {segment, customers} = showSegment(book, today, 'key')
    expect(segment.id).toBe(key)
    expect(customers.map(({name}) => name)).toEqual(['Apex', 'Bright'])
  })

  it('refuses a filter that cannot be read', () => {
    expect(errorOf(() => showSegment(book, today, 'later')).code).toBe('invalid-value')
  })
})

describe('removeSegment', () => {
  it('takes it away and leaves its customers', () => {
    const {result, after} = carryOut(book, current => removeSegment(current, 'key'))
    expect(result).toEqual({removed: [key], name: 'Key'})
    expect(after.find('segment', key)).toBeUndefined()
    expect(after.all('customer')).toHaveLength(2)
  })
})
