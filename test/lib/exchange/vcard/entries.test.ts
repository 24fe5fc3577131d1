import {describe, expect, it} from 'vitest'
import {readVcardEntries} from '../../../../src/lib/exchange/vcard/entries.ts'
import {keepAll} from '../../../support/import-settings.ts'

function read(...lines: readonly string[]) {
  const kept = keepAll()
  const text = ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')
  readVcardEntries(Buffer.from(text), 'a.vcf', kept.sink)
  return kept
}

describe('readVcardEntries', () => {
  it('names file and line of each card and of each problem', () => {
    const {entries, problems} = read('FN:Helen Marks', 'BDAY:soon')
    expect(entries).toMatchObject([{file: 'a.vcf', line: 1, name: 'Helen Marks'}])
    expect(problems).toEqual([{file: 'a.vcf', line: 4, message: expect.stringContaining('soon')}])
  })

  it('takes the job for the role, and keeps a profession beside it', () => {
    expect(read('FN:H', 'TITLE:Plant manager', 'ROLE:Engineer').entries).toMatchObject([
      {role: 'Plant manager', custom: {profession: 'Engineer'}},
    ])
    expect(read('FN:H', 'ROLE:Engineer').entries).toMatchObject([{role: 'Engineer', custom: {}}])
  })

  it.each([
    ['FN:Dr. Helen Marks', 'Helen Marks'],
    ['FN:Helen Marks', 'Helen Marks'],
    ['FN:Drew Marks', 'Drew Marks'],
  ])('takes the prefix for the title, and out of the name %s', (line, name) => {
    expect(read(line, 'N:Marks;Helen;;Dr.;').entries).toMatchObject([{title: 'Dr.', name}])
  })

  it('keeps what the book has no field for under keys of their own', () => {
    const [entry] = read('FN:H', 'NICKNAME:Nell', 'ADR:;;1 Main St;Boston;;;', 'ANNIVERSARY:2001-08-01').entries
    expect(entry).toMatchObject({
      custom: {nickname: 'Nell', address: '1 Main St, Boston'},
      dates: {anniversary: '2001-08-01'},
    })
  })
})
