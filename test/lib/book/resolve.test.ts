import {describe, expect, it} from 'vitest'
import {makeId} from '../../../src/lib/book/ids.ts'
import {
  quote,
  resolveContact,
  resolveCustomer,
  resolveEngagement,
  resolveParty,
  resolveRecord,
  summaryOf,
} from '../../../src/lib/book/resolve.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {aBook, withEdits} from '../../support/build.ts'

const id = (letter: string, tail: string): string => letter + tail.padEnd(12, '0')
const customers = {
  apex: id('c', 'abc1'),
  apexLtd: id('c', 'abc2'),
  lodz: id('c', 'def1'),
  ganesh: id('c', '9aaa'),
  muller: id('c', '8bbb'),
  helen: id('c', '7ccc'),
}
const people = {helen: id('p', 'abc1'), priya: id('p', 'bcd1'), ben: id('p', 'cde1')}

const book = aBook()
  .customer({id: customers.apex, name: 'Apex Manufacturing', phones: {'+49 30 1234567': true, '+1 555 0100': null}})
  .contact({
    id: people.helen,
    name: 'Dr. Helen Marks',
    emails: {'Helen@apex.example': true, 'gone@apex.example': null},
    handles: {linkedin: 'helen-marks', x: null},
  })
  .engagement({id: id('e', '1111'), title: 'Operations retainer 2026'})
  .engagement({id: id('e', '2222'), title: 'Audit of the second plant'})
  .touch({id: id('t', '1111')})
  .touch({id: id('t', '1112')})
  .customer({id: customers.apexLtd, name: 'Apex'})
  .contact({id: people.ben, name: 'Ben Marks', phones: {'030 7654321': true}})
  .engagement({id: id('e', '3333'), title: 'Operations review'})
  .customer({id: customers.lodz, name: 'Łódź Tekstyl', emails: {'biuro@lodz.example': true}})
  .customer({id: customers.ganesh, name: 'गणेश ट्रेडर्स'})
  .contact({id: people.priya, name: 'प्रिया'})
  .customer({id: customers.muller, name: "Müller & O'Brien"})
  .customer({id: customers.helen, name: 'Helen Marks Consulting'})
  .build()

const find = (reference: string): string => resolveCustomer(book, reference).id

function errorOf(body: () => unknown): CrmError {
  try {
    body()
  } catch (error) {
    if (error instanceof CrmError) return error
  }
  throw new Error('no such error')
}

describe('resolveCustomer', () => {
  it.each([
    ['its id', customers.lodz, customers.lodz],
    ['its id in capitals', customers.lodz.toUpperCase(), customers.lodz],
    ['a prefix of its id', 'cdef', customers.lodz],
    ['a short prefix of its id, where no name fits', 'cd', customers.lodz],
    ['its name', 'Apex Manufacturing', customers.apex],
    ['its name in another case', 'aPEX manufacturing', customers.apex],
    ['its name, though another begins with it', 'apex', customers.apexLtd],
    ['a word of its name', 'manufacturing', customers.apex],
    ['the beginning of a word', 'manuf', customers.apex],
    ['beginnings of several words in any order', 'man ap', customers.apex],
    ['its name without accents', 'lodz', customers.lodz],
    ['its name without accents', 'muller', customers.muller],
    ['its name with other marks', "MULLER, o'brien", customers.muller],
    ['its name in another script', 'गणेश', customers.ganesh],
    ['its name in another form of Unicode', 'Mu\u0308ller', customers.muller],
    ['a part of its name', 'facturing', customers.apex],
    ['its e-mail address', 'BIURO@lodz.example', customers.lodz],
    ['a part of its e-mail address', 'biuro@', customers.lodz],
    ['its phone number', '+49 30 1234567', customers.apex],
    ['its phone number without blanks', '+49301234567', customers.apex],
    ['its phone number with 00', '0049 30 1234567', customers.apex],
    ['its phone number without country code', '030 1234567', customers.apex],
    ['its phone number in other digits', '०३० १२३४५६७', customers.apex],
    ['a name of a contact', 'dr. helen marks', customers.apex],
    ['a beginning of the name of a contact', 'प्रि', customers.ganesh],
    ['an e-mail address of a contact', 'helen@apex.example', customers.apex],
    ['a phone number of a contact', '+49307654321', customers.apexLtd],
    ['a handle of a contact', 'Helen-Marks', customers.apex],
    ['an id of a contact', people.ben, customers.apexLtd],
    ['a prefix of the id of a contact', 'pcde', customers.apexLtd],
  ])('finds one by %s: %s', (_, reference, expected) => {
    expect(find(reference)).toBe(expected)
  })

  it('takes the name of a customer before that of a contact', () => {
    expect(find('helen marks')).toBe(customers.helen)
    expect(find('helen')).toBe(customers.helen)
  })

  it('says which fit where several do', () => {
    const error = errorOf(() => find('ape'))
    expect([error.code, error.exitCode]).toEqual(['ambiguous', 3])
    expect(error.candidates).toEqual([
      {id: customers.apex, name: 'Apex Manufacturing'},
      {id: customers.apexLtd, name: 'Apex'},
    ])
    expect(error.message).toBe('ape fits 2 customers: Apex Manufacturing, Apex')
  })

  it('says which fit where a prefix of ids does not tell them apart', () => {
    expect(errorOf(() => find('cabc')).candidates?.map(each => each.id)).toEqual([customers.apex, customers.apexLtd])
  })

  it('says which fit where two bear the same name', () => {
    const twice = aBook().customer({name: 'Apex'}).customer({name: 'APEX'}).build()
    expect(errorOf(() => resolveCustomer(twice, 'apex')).candidates).toHaveLength(2)
  })

  it('names five of many', () => {
    const many = aBook()
    for (let at = 0; at < 8; at++) many.customer({name: `Client ${at}`})
    const error = errorOf(() => resolveCustomer(many.build(), 'client'))
    expect(error.message).toMatch(/^client fits 8 customers: .* and 3 more$/)
    expect(error.candidates).toHaveLength(8)
  })

  it.each([
    ['Apxe', /Did you mean Apex/],
    ['loddz', /Did you mean Łódź Tekstyl\? Or add it: crm add loddz/],
    ['गणोश', /Did you mean गणेश ट्रेडर्स/],
    ['nobody at all', /List them: crm list\. Or add it: crm add "nobody at all"/],
  ])('says what is near where nothing fits: %s', (reference, hint) => {
    const error = errorOf(() => find(reference))
    expect([error.code, error.exitCode, error.message]).toEqual(['not-found', 3, `no customer fits: ${reference}`])
    expect(error.hint).toMatch(hint)
  })

  it.each(['', '   '])('refuses no reference at all: %j', reference => {
    expect(errorOf(() => find(reference)).code).toBe('invalid-value')
  })

  it.each(['x', '.', '*', '.*', '%', '()', "'; drop", '\u200c'])('finds nothing for %j', reference => {
    expect(errorOf(() => find(reference)).code).toBe('not-found')
  })

  it('does not find by what was taken away, nor who was removed', () => {
    expect(errorOf(() => find('gone@apex.example')).code).toBe('not-found')
    expect(errorOf(() => find('+1 555 0100')).code).toBe('not-found')
    const without = withEdits(book, [{id: customers.lodz, type: 'customer', values: {deleted: true}}])
    expect(errorOf(() => resolveCustomer(without, customers.lodz)).code).toBe('not-found')
    expect(errorOf(() => resolveCustomer(without, 'lodz')).code).toBe('not-found')
  })

  it('does not take a number of few digits for a phone', () => {
    expect(errorOf(() => find('567')).code).toBe('not-found')
  })
})

describe('resolveParty', () => {
  it('names the contact where the reference named one', () => {
    expect(resolveParty(book, 'dr helen').contact?.id).toBe(people.helen)
    expect(resolveParty(book, 'apex').contact).toBeUndefined()
  })

  it('names no contact where two of the same customer fit', () => {
    const both = aBook().customer({name: 'Apex'}).contact({name: 'Ann Lee'}).contact({name: 'Ann Roy'}).build()
    const party = resolveParty(both, 'ann')
    expect([party.customer.name, party.contact]).toEqual(['Apex', undefined])
  })
})

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

describe('resolveRecord', () => {
  it('finds a record by its id or a prefix', () => {
    expect(resolveRecord(book, id('t', '1111'), ['touch']).id).toBe(id('t', '1111'))
    expect(resolveRecord(book, 'T1112', ['touch']).id).toBe(id('t', '1112'))
    expect(resolveRecord(book, 'e2', ['engagement', 'touch']).id).toBe(id('e', '2222'))
  })

  it('says which fit', () => {
    const error = errorOf(() => resolveRecord(book, 't111', ['touch']))
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(each => each.id)).toEqual([id('t', '1111'), id('t', '1112')])
  })

  it('says of which type a record is that was not asked for', () => {
    expect(errorOf(() => resolveRecord(book, 'e2222', ['promise'])).message).toBe(
      'no promise has the id: e2222; e2222 is an engagement',
    )
  })

  it('names an id that differs in one character', () => {
    const mistyped = makeId('t', new Uint8Array(12)).replace('t0', 't1').replace('0000000000', '1100000000')
    expect(errorOf(() => resolveRecord(book, mistyped, ['touch'])).hint).toMatch(/Did you mean t111/)
  })

  it('finds nothing by one letter', () => {
    expect(errorOf(() => resolveRecord(book, 't', ['touch'])).code).toBe('not-found')
  })
})

describe('quote', () => {
  it.each([
    ['Apex', 'Apex'],
    ['helen@apex.example', 'helen@apex.example'],
    ['गणेश', 'गणेश'],
    ['Apex Ltd', '"Apex Ltd"'],
    ['', '""'],
    ['a"b', '"a\\"b"'],
    ['$HOME `x` \\', '"\\$HOME \\`x\\` \\\\"'],
  ])('writes %s as one word of a shell', (text, word) => {
    expect(quote(text)).toBe(word)
  })
})

describe('summaryOf', () => {
  it('is one line of a record, and the type of one that only a later version knows', () => {
    expect(summaryOf(resolveCustomer(book, 'apex'))).toBe('Apex')
    expect(summaryOf({id: id('y', '1'), type: 'later'} as never)).toBe('later')
  })
})
