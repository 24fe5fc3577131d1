import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createPalette, plainPalette} from '../../../src/lib/terminal/colour.ts'
import {type Cell, type Column, renderTable} from '../../../src/lib/terminal/table.ts'
import {displayWidth} from '../../../src/lib/terminal/width.ts'

const columns: readonly Column[] = [
  {header: 'Id'},
  {header: 'Late', align: 'right'},
  {header: 'Customer', flexible: true},
  {header: 'Why', flexible: true},
]
const scripts: readonly (readonly string[])[] = [
  ['c4k7', '3', 'Apex Manufacturing', 'check-in'],
  ['c9x2', '12', 'हिन्दी साहित्य सम्मेलन', 'नवीनीकरण'],
  ['c1q8', '0', 'شرکت می\u200cخواهم', 'تمدید'],
  ['c2b4', '1', '中文有限公司', '续订'],
  ['c3d5', '', 'ধন্যবাদ লিমিটেড', 'নবায়ন'],
  ['c5e6', '7', '👩🏽\u200d💻 Studio 🇳🇵 한국', 'reminder'],
]
const terminal = (width: number) => ({width, palette: plainPalette, isTty: true})
const pipe = {width: 20, palette: plainPalette, isTty: false}
const lines = async (rows: readonly (readonly Cell[])[], options = terminal(80), of = columns) =>
  (await renderTable(of, rows, options)).split('\n')

describe('renderTable', () => {
  it('sets columns two spaces apart, aligns them and ends no line with a space', async () => {
    expect(await lines(scripts.slice(0, 1).concat([['c9', '12', 'Bo', '']]))).toEqual([
      'Id    Late  Customer            Why',
      'c4k7     3  Apex Manufacturing  check-in',
      'c9      12  Bo',
    ])
  })

  it.each([80, 50, 40])('starts the last column of every script in the same place within %i columns', async width => {
    const rows = scripts.map(row => [...row.slice(0, 3), '|'])
    const drawn = await lines(rows, terminal(width))
    const starts = drawn.slice(1).map(line => displayWidth(line.slice(0, line.indexOf('|'))))
    expect(drawn).toHaveLength(scripts.length + 1)
    expect(new Set(starts).size).toBe(1)
    for (const line of drawn) expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  it('cuts the widest flexible column first and no other column', async () => {
    const row = ['c4k7m2x9q1abz', '3', 'Apex Manufacturing', 'called about the invoice that was never sent']
    expect((await lines([row], terminal(60)))[1]).toBe('c4k7m2x9q1abz     3  Apex Manufacturing  called about the i…')
  })

  it('cuts no flexible column below its least width', async () => {
    const of = [
      {header: 'Name', flexible: true, min: 6},
      {header: 'Note', flexible: true},
    ]
    expect((await lines([['Apex Manufacturing', 'called about it']], terminal(20), of))[1]).toBe('Apex…   called abou…')
  })

  it('stacks rows in a window too narrow for the columns', async () => {
    const drawn = await lines(
      [
        ['c4k7', '3', 'Apex Manufacturing', ''],
        ['c9', '', 'Bo', 'سلام'],
      ],
      terminal(24),
    )
    expect(drawn).toEqual([
      'Id:       c4k7',
      'Late:     3',
      'Customer: Apex',
      '          Manufacturing',
      '',
      'Id:       c9',
      'Customer: Bo',
      'Why:      \u2068سلام\u2069',
    ])
  })

  it('cuts and isolates nothing in a pipe', async () => {
    const long = 'x'.repeat(300)
    const drawn = await lines([['c4k7', '3', long, 'سلام']], pipe)
    expect(drawn[1]).toBe(`c4k7     3  ${long}  سلام`)
  })

  it('isolates right-to-left text on a terminal', async () => {
    expect((await lines([['c4k7', '3', 'سلام', 'Bo']]))[1]).toBe('c4k7     3  \u2068سلام\u2069      Bo')
  })

  it('paints after measuring', async () => {
    const palette = await createPalette(1)
    const rows = [
      ['c4k7', {text: '3', paint: palette.danger}, {text: 'A very long name of a customer', paint: palette.id}, 'Bo'],
    ]
    const [header, row] = await lines(rows, {width: 32, palette, isTty: true})
    expect(header).toBe('\x1b[2mId\x1b[22m    \x1b[2mLate\x1b[22m  \x1b[2mCustomer\x1b[22m         \x1b[2mWhy\x1b[22m')
    expect(row).toBe('c4k7     \x1b[31m3\x1b[39m  \x1b[1mA very long na…\x1b[22m  Bo')
  })

  it('disarms data in plain cells, painted cells and headers', async () => {
    const evil = 'a\x1b]52;c;aGk=\x07\r\nb\u202e\x9b'
    const drawn = await renderTable(
      [{header: evil}, {header: 'B'}],
      [[evil, {text: evil, paint: text => text}]],
      terminal(80),
    )
    expect(drawn).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
    expect(drawn.split('\n')).toHaveLength(2)
  })

  it('shows the letters that data is made of, whatever they are', async () => {
    expect(await lines([['xx', 'x x', 'xxx', 'x']], pipe)).toEqual(['Id  Late  Customer  Why', 'xx   x x  xxx       x'])
  })

  it('leaves missing cells empty and ignores surplus ones', async () => {
    expect(await lines([['c4k7'], ['c9', '1', 'Bo', 'why', 'surplus']])).toEqual([
      'Id    Late  Customer  Why',
      'c4k7',
      'c9       1  Bo        why',
    ])
  })

  it('leaves spare columns out of a narrow window, the last one first, and keeps them where they fit', async () => {
    const spare: readonly Column[] = [
      {header: 'Id'},
      {header: 'Added', spare: true},
      {header: 'Name', flexible: true},
      {header: 'Status', spare: true},
    ]
    const row = [['c4k7', '2026-01-05', 'Apex Manufacturing', 'active']]
    expect((await lines(row, terminal(60), spare))[0]).toBe('Id    Added       Name                Status')
    expect((await lines(row, terminal(34), spare))[0]).toBe('Id    Added       Name')
    expect((await lines(row, terminal(20), spare))[0]).toBe('Id    Name')
  })

  it('cuts a column that may be left out before one that may not', async () => {
    const spare: readonly Column[] = [
      {header: 'Name', flexible: true},
      {header: 'Tags', flexible: true, spare: true, min: 8},
    ]
    const row = [['Müller & Söhne', 'industry, lean']]
    expect((await lines(row, terminal(26), spare))[1]).toBe('Müller & Söhne  industry,…')
    expect((await lines(row, terminal(22), spare))[1]).toBe('Müller & Sö…  industr…')
  })

  it('leaves those of a larger number out first', async () => {
    const spare: readonly Column[] = [
      {header: 'Id'},
      {header: 'Added', spare: 2},
      {header: 'Name', flexible: true},
      {header: 'Status', spare: 1},
    ]
    const row = [['c4k7', '2026-01-05', 'Apex Manufacturing', 'active']]
    expect((await lines(row, terminal(34), spare))[0]).toBe('Id    Name                Status')
    expect((await lines(row, terminal(20), spare))[0]).toBe('Id    Name')
  })

  it('is empty without rows', async () => {
    expect(await renderTable(columns, [], terminal(80))).toBe('')
  })

  it('draws every row of a long list in the same columns', async () => {
    const rows = Array.from({length: 50}, (_, number) => [`c${number}`, String(number), `Customer ${number}`, '|'])
    const drawn = await lines(rows)
    expect(drawn).toHaveLength(51)
    expect(new Set(drawn.slice(1).map(line => line.indexOf('|')))).toEqual(new Set([24]))
  })

  it('fits any data into any window that is not tiny', async () => {
    const anyCell = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '中', 'हि', 'س', '\u200d', '👩🏽\u200d💻', '🇳🇵', '\x1b', 'é'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyCell, {maxLength: 5}), {maxLength: 4}),
        fc.integer({min: 20, max: 60}),
        async (rows, width) => {
          for (const line of await lines(rows, terminal(width))) {
            expect(displayWidth(line)).toBeLessThanOrEqual(width)
            expect(line).toBe(line.trimEnd())
          }
        },
      ),
    )
  })
})
