import {expect, it} from 'vitest'
import {readVcardDay} from '../../../../src/lib/exchange/vcard/days.ts'

const property = (value: string, parameters: [string, string[]][] = []) => ({
  line: 1,
  group: '',
  name: 'BDAY',
  parameters: new Map(parameters),
  value,
})

it.each([
  ['1960-09-10', '1960-09-10'],
  ['19220310', '1922-03-10'],
  [' 1960-09-10 ', '1960-09-10'],
  ['2000-01-01T00:00:00Z', '2000-01-01'],
  ['20000101T100000-0800', '2000-01-01'],
  ['2000-01-01 00:00:00', '2000-01-01'],
  ['--0310', '--03-10'],
  ['--03-10', '--03-10'],
  ['--0229', '--02-29'],
  ['0000-03-10', '--03-10'],
  ['2000-02-29', '2000-02-29'],
])('reads %s as %s', (written, day) => {
  expect(readVcardDay(property(written))).toBe(day)
})

it.each([
  '1960-02-30',
  '--0231',
  '19601301',
  '1985',
  '1985-04',
  '---10',
  '10.03.1960',
  'circa 1800',
  '1960-09-101',
  '',
])('reads no day from "%s"', written => {
  expect(readVcardDay(property(written))).toBeUndefined()
})

it('drops the year that Apple names as left out, and no other', () => {
  const omitted: [string, string[]] = ['X-APPLE-OMIT-YEAR', ['1604']]
  expect(readVcardDay(property('1604-03-10', [omitted]))).toBe('--03-10')
  expect(readVcardDay(property('1985-03-10', [omitted]))).toBe('1985-03-10')
})
