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

  // A mobile number as people write it at home, in thirty countries: the first zero, or what stands for it, falls away.
  it.each([
    ['AE', '050 123 4567', '+971501234567'],
    ['AR', '011 15-2345-6789', '+5491123456789'],
    ['AU', '0412 345 678', '+61412345678'],
    ['BD', '০১৮১২-৩৪৫৬৭৮', '+8801812345678'],
    ['BE', '0470 12 34 56', '+32470123456'],
    ['BR', '(11) 96123-4567', '+5511961234567'],
    ['CA', '(506) 234-5678', '+15062345678'],
    ['CH', '078 123 45 67', '+41781234567'],
    ['CN', '131 2345 6789', '+8613123456789'],
    ['DE', '01512 3456789', '+4915123456789'],
    ['DK', '34 41 23 45', '+4534412345'],
    ['EG', '٠١٠٠ ١٢٣ ٤٥٦٧', '+201001234567'],
    ['ES', '612 34 56 78', '+34612345678'],
    ['FR', '06 12 34 56 78', '+33612345678'],
    ['GB', '07400 123456', '+447400123456'],
    ['ID', '0812-345-678', '+62812345678'],
    ['IN', '०८१२३४ ५६७८९', '+918123456789'],
    ['IR', '۰۹۱۲ ۳۴۵ ۶۷۸۹', '+989123456789'],
    ['IT', '312 345 6789', '+393123456789'],
    ['JP', '090-1234-5678', '+819012345678'],
    ['KE', '0712 123456', '+254712123456'],
    ['MX', '222 123 4567', '+522221234567'],
    ['NG', '0802 123 4567', '+2348021234567'],
    ['NL', '06 12345678', '+31612345678'],
    ['NP', '984-1234567', '+9779841234567'],
    ['PK', '0301 2345678', '+923012345678'],
    ['PL', '512 345 678', '+48512345678'],
    ['SE', '070-123 45 67', '+46701234567'],
    ['TR', '0501 234 56 78', '+905012345678'],
    ['US', '(201) 555-0123', '+12015550123'],
    ['ZA', '071 123 4567', '+27711234567'],
  ])('makes of a number of %s, %s, %s', (country, written, e164) => {
    expect(readNumber(written, country)).toMatchObject({e164, isMobile: true})
    expect(readNumber(`+${e164.slice(1)}`, 'FI').e164).toBe(e164)
  })

  it('keeps an extension', () => {
    expect(readNumber('+49 30 12345678 ext. 12', undefined)).toMatchObject({e164: '+493012345678', extension: '12'})
  })

  it.each([
    ['030 12345678', undefined, 'without its country'],
    ['12345', 'DE', 'not a phone number of DE'],
    ['+49 1', undefined, 'not a phone number'],
    ['+999 123456789', undefined, 'not a phone number'],
    ['twelve', 'DE', 'not a phone number of DE'],
    ['0170 123456789012', 'DE', 'not a phone number of DE'],
  ])('refuses %s of %s', (written, country, said) => {
    expect(() => readNumber(written, country)).toThrow(CrmError)
    expect(() => readNumber(written, country)).toThrow(said)
  })
})
