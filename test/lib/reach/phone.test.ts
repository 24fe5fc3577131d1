import {describe, expect, it} from 'vitest'
import {CrmError} from '../../../src/lib/errors.ts'
import {loadNumberReader} from '../../../src/lib/reach/phone.ts'

const readNumber = await loadNumberReader()

describe('readNumber', () => {
  it.each([
    ['+49 170 1234567', undefined, '+491701234567', true],
    ['0170 1234567', 'DE', '+491701234567', true],
    ['030 12345678', 'DE', '+493012345678', false],
    ['+91 98765 43210', 'DE', '+919876543210', true],
    ['98510-12345', 'NP', '+9779851012345', true],
    ['(212) 555-2368', 'US', '+12125552368', true],
  ])('reads %s of %s', (written, country, e164, isMobile) => {
    expect(readNumber(written, country)).toMatchObject({e164, isMobile})
  })

  it('keeps an extension', () => {
    expect(readNumber('+49 30 12345678 ext. 12', undefined)).toMatchObject({e164: '+493012345678', extension: '12'})
  })

  it.each([
    ['030 12345678', undefined, 'without its country'],
    ['12345', 'DE', 'not a phone number of DE'],
    ['+49 1', undefined, 'not a phone number'],
    ['+999 123456789', undefined, 'not a phone number'],
  ])('refuses %s of %s', (written, country, said) => {
    expect(() => readNumber(written, country)).toThrow(CrmError)
    expect(() => readNumber(written, country)).toThrow(said)
  })
})
