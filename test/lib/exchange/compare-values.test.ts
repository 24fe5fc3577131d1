import {describe, expect, it} from 'vitest'
import {compareFields} from '../../../src/lib/exchange/compare-values.ts'

describe('compareFields', () => {
  it.each<[string, Parameters<typeof compareFields>[1], Parameters<typeof compareFields>[2]]>([
    ['the same text', {role: 'Manager'}, {role: 'Manager'}],
    ['an e-mail in another case', {emails: {'h@apex.example': true}}, {emails: {'H@apex.example': true}}],
    ['a phone in another writing', {phones: {'+1 (212) 555-0143': true}}, {phones: {'0012125550143': 'cell'}}],
    ['a short phone in another writing', {phones: {'1 10': true}}, {phones: {'110': true}}],
    ['a handle', {handles: {skype: 'h'}}, {handles: {skype: 'h'}}],
    ['a day', {dates: {founded: '2001-04-01'}}, {dates: {founded: '2001-04-01'}}],
  ])('finds nothing in %s', (_, held, wanted) => {
    expect(compareFields('contact', held, wanted)).toEqual({missing: {}, different: {}})
  })

  it('takes a website for the same with and without its beginning', () => {
    const [held, wanted] = [{website: 'https://www.apex.example'}, {website: 'http://apex.example/'}]
    expect(compareFields('customer', held, wanted)).toEqual({missing: {}, different: {}})
  })

  it('tells what is missing from what is different, element by element', () => {
    const held = {
      role: 'Manager',
      birthday: null,
      emails: {'a@x.example': true, 'b@x.example': null},
      handles: {skype: 'h'},
    }
    const wanted = {
      role: 'Head',
      birthday: '--05-17',
      emails: {'a@x.example': true, 'b@x.example': true},
      handles: {skype: 'other', xing: 'h'},
    }
    expect(compareFields('contact', held, wanted)).toEqual({
      missing: {birthday: '--05-17', emails: {'b@x.example': true}, handles: {xing: 'h'}},
      different: {role: 'Head', handles: {skype: 'other'}},
    })
  })

  it('counts two writings of one wanted phone once', () => {
    const wanted = {'+49 30 1234567': true, '030 1234567': true, '+49 30 7654321': true}
    expect(compareFields('contact', {}, {phones: wanted}).missing).toEqual({
      phones: {'+49 30 1234567': true, '+49 30 7654321': true},
    })
  })
})
