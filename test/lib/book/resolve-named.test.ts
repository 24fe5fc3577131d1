import {describe, expect, it} from 'vitest'
import {resolveContact, resolveEngagement} from '../../../src/lib/book/resolve-named.ts'
import {book, customers, id, people} from '../../support/alike-book.ts'
import {errorOf} from '../../support/error-of.ts'

describe('resolveContact', () => {
  it.each([
    ['its name', 'Helen'],
    ['its id', people.helen],
    ['a prefix of its id', 'pabc'],
    ['its address', 'helen@apex.example'],
    ['a part of its name', 'ark'],
  ])('finds one of a customer by %s', (_, reference) => {
    expect(resolveContact(book, customers.apex, reference).id).toBe(people.helen)
  })

  it('looks at one customer alone, or at all', () => {
    expect(resolveContact(book, customers.apexLtd, 'marks').id).toBe(people.ben)
    expect(errorOf(() => resolveContact(book, undefined, 'marks')).candidates).toHaveLength(2)
    expect(errorOf(() => resolveContact(book, customers.apex, 'ben')).hint).toBe('There is: Dr. Helen Marks')
    expect(errorOf(() => resolveContact(book, customers.lodz, 'ben')).hint).toBe('There is no contact yet.')
  })
})

describe('resolveEngagement', () => {
  it('finds one by its title or a part of it', () => {
    expect(resolveEngagement(book, customers.apex, 'operations').id).toBe(id('e', '1111'))
    expect(resolveEngagement(book, undefined, 'second plant').id).toBe(id('e', '2222'))
    expect(errorOf(() => resolveEngagement(book, undefined, 'operations')).code).toBe('ambiguous')
    expect(errorOf(() => resolveEngagement(book, undefined, '')).code).toBe('not-found')
  })
})
