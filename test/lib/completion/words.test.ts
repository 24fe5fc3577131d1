import {describe, expect, it} from 'vitest'
import {quoteForBash, quoteForPowershell, readWord} from '../../../src/lib/completion/words.ts'

describe('a word as it was typed', () => {
  it.each([
    ['Apex\\ Man', 'Apex Man', ''],
    ['"Apex Man', 'Apex Man', '"'],
    ["'it", 'it', "'"],
    ['"a\\"b\\n"', 'a"b\\n', ''],
    ["'a\\'", 'a\\', ''],
    ['$(x)`y`', '$(x)`y`', ''],
    ['--tier="A', '--tier=A', '"'],
    ['end\\', 'end\\', ''],
  ])('%s reads %s', (raw, text, quote) => {
    expect(readWord(raw)).toEqual({raw, text, quote})
  })
})

describe('a word for a shell', () => {
  it('is read back as it was by bash', () => {
    for (const text of ['plain', 'a b', `'"$\`\\!*?[]{}~#&|;<>()`, 'Łódź', 'x=y:z']) {
      expect(readWord(quoteForBash(text)).text).toBe(text)
    }
  })

  it('ends inside the quote that was opened', () => {
    expect(quoteForBash(`O'B`, "'")).toBe(`O'\\''B`)
    expect(quoteForBash('say "$x"', '"')).toBe('say \\"\\$x\\"')
  })

  it('doubles everything that PowerShell takes for a single quote', () => {
    expect(quoteForPowershell('Apex')).toBe('Apex')
    expect(quoteForPowershell(`O'B‘c’ $x`)).toBe(`'O''B‘‘c’’ $x'`)
    expect(quoteForPowershell('$(x)')).toBe(`'$(x)'`)
  })
})
