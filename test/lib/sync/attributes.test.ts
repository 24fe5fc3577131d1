import {describe, expect, it} from 'vitest'
import {addLine, attributePattern, joinLines} from '../../../src/lib/sync/attributes.ts'

describe('attributes', () => {
  it.each([
    ['crm.json', 'crm.json'],
    ['clients/crm.json', 'clients/crm.json'],
    ['my book.json', '"my book.json"'],
    ['a[1]*?.json', String.raw`a\[1]\*\?.json`],
    ['!x.json', String.raw`"\\!x.json"`],
    ['#x.json', '"#x.json"'],
  ])('means the path %s by %s', (path, pattern) => {
    expect(attributePattern(path)).toBe(pattern)
  })

  it('adds a line once, after one without an end', () => {
    expect(addLine('', 'a')).toBe('a\n')
    expect(addLine('x', 'a')).toBe('x\na\n')
    expect(addLine('a\nx\n', 'a')).toBe('a\nx\n')
    expect(addLine('a\r\nx\r\n', 'a')).toBe('a\r\nx\r\n')
  })

  it('joins the lines of both sides', () => {
    expect(joinLines('a\nb\n', 'b\nc\n')).toBe('a\nb\nc\n')
  })
})
