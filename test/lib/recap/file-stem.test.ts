import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {fileStem} from '../../../src/lib/recap/file-stem.ts'

describe('fileStem', () => {
  it.each([
    ['Apex Manufacturing', 'Apex-Manufacturing'],
    ['Łódź / Söhne & Co.', 'Łódź-Söhne-Co'],
    ['श्री गणेश ट्रेडर्स', 'श्री-गणेश-ट्रेडर्स'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'client-CON'],
    ['com1', 'client-com1'],
    ['LPT9', 'client-LPT9'],
    ['Falcon', 'Falcon'],
    ['console', 'console'],
    ['comx', 'comx'],
    ['a'.repeat(61), 'a'.repeat(60)],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
    ['.hidden', 'hidden'],
    ['???', 'client'],
    ['a\u202eb\u0000c', 'abc'],
  ])('names the file of %s %s', (name, stem) => {
    expect(fileStem(name, new Set())).toBe(stem)
  })

  it('numbers names that a file system may take for the same', () => {
    const taken = new Set<string>()
    expect(['Apex', 'APEX', 'apex!', 'Ａpex'].map(name => fileStem(name, taken))).toEqual([
      'Apex',
      'APEX-2',
      'apex-3',
      'Ａpex-4',
    ])
  })

  it('is a plain name whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 200}), name => {
        const stem = fileStem(name, new Set())
        expect(stem).toMatch(/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}-]*$/u)
        expect(new TextEncoder().encode(stem).length).toBeLessThanOrEqual(248)
      }),
    )
  })
})
