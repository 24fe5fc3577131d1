import {describe, expect, it} from 'vitest'
import {type ListOptions, listCustomers} from '../../../src/lib/actions/list-customers.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'

const today = '2026-01-20'

const book = aBook()
  .customer({name: 'delta', tier: 'B', tags: {vip: true}, added: '2026-01-03', since: '2025-01-01'})
  .touch({on: '2026-01-18'})
  .customer({name: 'Bright', status: 'paused', added: '2026-01-01'})
  .touch({on: '2026-01-12'})
  .customer({name: 'Apex', tier: 'A', tags: {VIP: true, 'long-term': true}, added: '2026-01-02', since: '2025-01-01'})
  .touch({on: '2025-12-01'})
  .touch({on: '2026-01-19', direction: 'out', channel: 'email'})
  .customer({name: 'Çelik', status: 'former', tier: 'C', added: '2026-01-04'})
  .build()

const options: ListOptions = {
  tier: undefined,
  tags: [],
  status: undefined,
  sort: undefined,
  reverse: false,
  limit: undefined,
}
const list = (given: Partial<ListOptions> = {}) => listCustomers(book, today, {...options, ...given})
const names = (given: Partial<ListOptions>) => list(given).customers.map(({name}) => name)

describe('listCustomers', () => {
  it.each<[Partial<ListOptions>, string[]]>([
    [{}, ['Apex', 'Bright', 'Çelik', 'delta']],
    [{reverse: true}, ['delta', 'Çelik', 'Bright', 'Apex']],
    [{sort: 'tier'}, ['Apex', 'delta', 'Çelik', 'Bright']],
    [{sort: 'added'}, ['Bright', 'Apex', 'delta', 'Çelik']],
    [{sort: 'last-touch'}, ['Çelik', 'Bright', 'delta', 'Apex']],
    [{sort: 'lastTouch'}, ['Çelik', 'Bright', 'delta', 'Apex']],
    [{sort: 'next-due'}, ['Apex', 'delta', 'Bright', 'Çelik']],
    [{tier: 'a'}, ['Apex']],
    [{tier: 'c'}, ['Bright', 'Çelik']],
    [{status: 'active'}, ['Apex', 'delta']],
    [{status: 'paused'}, ['Bright']],
    [{tags: ['vip']}, ['Apex', 'delta']],
    [{tags: ['Vip', 'LONG-TERM']}, ['Apex']],
    [{tags: ['v']}, []],
    [{filter: 'tier = A or status = former'}, ['Apex', 'Çelik']],
    [{filter: 'tag = vip', tier: 'B'}, ['delta']],
    [{limit: 0}, []],
    [{sort: 'added', limit: 2}, ['Bright', 'Apex']],
    [{sort: 'added', reverse: true, limit: 1}, ['Çelik']],
  ])('with %o gives %j', (given, expected) => {
    expect(names(given)).toEqual(expected)
  })

  it('tells how many there are beyond the limit', () => {
    expect(list({limit: 1}).total).toBe(4)
    expect(list({limit: 1, tags: ['vip']}).total).toBe(2)
  })

  it('tells the last touch, and the next check-in as one counts from the last talk', () => {
    const rows = [
      {name: 'Apex', tier: 'A', status: 'active', tags: ['VIP', 'long-term'], lastTouch: '2026-01-19'},
      {name: 'Bright', tier: null, status: 'paused', tags: [], lastTouch: '2026-01-12', nextDue: null},
    ]
    expect(list({limit: 2}).customers).toMatchObject(rows)
    expect(list().customers.slice(0, 2)).toEqual(list({limit: 2}).customers)
    expect(list().customers[0]?.nextDue).toBe('2025-12-31')
  })

  it('sorts those of one name by id', () => {
    const ids = ['one', 'two', 'three'].map(name => idOf('customer', name))
    const builder = aBook()
    for (const id of ids) builder.customer({id, name: 'Twin'})
    const twins = listCustomers(builder.build(), today, options).customers
    expect(twins.map(({id}) => id)).toEqual(ids.toSorted())
  })

  it.each<[Partial<ListOptions>, string]>([
    [{tier: 'Z'}, 'Z'],
    [{status: 'gone'}, 'gone'],
    [{sort: 'size'}, 'size'],
    [{filter: 'tier ='}, 'tier ='],
  ])('refuses %o', (given, named) => {
    const error = errorOf(() => list(given))
    expect(error.code).toBe('invalid-value')
    expect(error.message).toContain(named)
  })
})
