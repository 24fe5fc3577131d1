import {describe, expect, it} from 'vitest'
import {type DateOrder, readImportDay} from '../../../src/lib/exchange/import-days.ts'

const read = (text: string, order?: DateOrder) => readImportDay(text, order, '2026-01-05')

describe('readImportDay', () => {
  it.each([
    ['2026-03-31', '2026-03-31'],
    ['2024/3/1', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['--05-17', '--05-17'],
    ['2024-03-01T10:00:00Z', '2024-03-01'],
    ['2024-03-01 10:00', '2024-03-01'],
    ['12 Mar 2024', '2024-03-12'],
    ['March 12, 2024', '2024-03-12'],
    ['7-Feb-22', '2022-02-07'],
    ['7-Feb-80', '1980-02-07'],
    ['31.3.1980', '1980-03-31'],
    ['31/3/1980', '1980-03-31'],
    ['3/31/1980', '1980-03-31'],
    ['3/3/1980', '1980-03-03'],
    ['१२/१२/१९८०', '1980-12-12'],
  ])('reads %s, which can only be one day', (text, day) => {
    expect(read(text)).toEqual({day})
  })

  it.each(['5/3/1980', '05-03-1980', '5/3/80', '31/12/80'])('says that %s can be two', text => {
    expect(read(text)).toBe('ambiguous')
  })

  it.each<[string, DateOrder, string]>([
    ['5/3/1980', 'dmy', '1980-03-05'],
    ['5/3/1980', 'mdy', '1980-05-03'],
    ['80-03-05', 'ymd', '1980-03-05'],
    ['5/3/27', 'dmy', '1927-03-05'],
    ['5/3/25', 'dmy', '2025-03-05'],
  ])('reads %s in the order %s', (text, order, day) => {
    expect(read(text, order)).toEqual({day})
  })

  it.each(['', 'soon', '31/2/1980', '2026-13-01', '45200', '1/2', 'Mar 2024'])('takes "%s" for no day', text => {
    expect(read(text)).toBeUndefined()
  })
})
