import {describe, expect, it} from 'vitest'
import {collections} from '../../../src/lib/book/registry.ts'
import {exportAll, exportText, formatOfName} from '../../../src/lib/exchange/export-formats.ts'
import {tableTypes} from '../../../src/lib/exchange/export-tables.ts'
import {aBook} from '../../support/build.ts'

const clock = {today: '2026-01-19', nowMs: 0} as const

const textOf = (book: ReturnType<typeof aBook>, format: 'csv' | 'json' | 'md', type?: 'customer' | 'contact') =>
  exportText(book.build(), {format, type, vcardVersion: '4.0'}, clock)

describe('exportText', () => {
  it('writes sets and maps into one cell, with a mark before what separates them', () => {
    const book = aBook()
      .customer({name: 'Apex', tags: {'a;b': true, c: true, gone: null}})
      .contact({name: 'Helen', custom: {'k=1': 'v;2', plain: 'x'}, champion: true})
    const [header, row] = textOf(book, 'csv', 'customer').split('\r\n')
    expect(row?.split(',')[header?.split(',').indexOf('tags') ?? -1]).toBe('"a\\;b; c"')
    expect(textOf(book, 'csv', 'contact')).toContain('k\\=1=v\\;2; plain=x')
    expect(textOf(book, 'csv', 'contact')).toContain(',Apex,Helen,')
  })

  it('writes records as --json shows them, by type, without removed ones', () => {
    const book = aBook()
      .customer({name: 'Apex', tags: {x: true}})
      .note({deleted: true} as never)
      .purchase()
    expect(JSON.parse(textOf(book, 'json'))).toMatchObject({
      customer: [{name: 'Apex', tags: ['x']}],
      purchase: [{amount: {amount: '1350', currency: 'EUR'}}],
    })
    expect(Object.keys(JSON.parse(textOf(book, 'json', 'customer')))).toEqual(['customer'])
    expect(JSON.parse(textOf(book, 'json')).note).toBeUndefined()
  })

  it('lets no text of a client become markup of a page', () => {
    const page = textOf(aBook().customer({name: '# <b>x</b>'}).note({text: 'a\n# b <script>'}), 'md')
    expect(page).toMatch(/^# \\# &lt;b&gt;x/)
    expect(page).not.toContain('<script>')
    expect(page.split('\n').filter(line => line.startsWith('#'))).toEqual(['# \\# &lt;b&gt;x&lt;/b&gt;', '## Timeline'])
  })
})

describe('exportAll', () => {
  it('has a table for every type that a user writes', () => {
    const names = exportAll(aBook().customer().build(), '4.0', clock).map(({name}) => name)
    expect(names.filter(name => name.startsWith('tables/'))).toEqual(tableTypes.map(type => `tables/${type}.csv`))
    expect(collections.length - tableTypes.length).toBe(3)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('formatOfName', () => {
  it.each([
    ['a.vcf', 'vcard'],
    ['a.CSV', 'csv'],
    ['a.b.ics', 'ics'],
    ['a.txt', undefined],
    ['json', undefined],
  ])('takes %s for %s', (name, format) => {
    expect(formatOfName(name)).toBe(format)
  })
})
