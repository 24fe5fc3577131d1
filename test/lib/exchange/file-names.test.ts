import {basename, join, resolve, sep} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createFileNames} from '../../../src/lib/exchange/file-names.ts'

describe('createFileNames', () => {
  it.each([
    ['../x', 'x.md'],
    ['/x', 'x.md'],
    ['a/b\\c', 'a b c.md'],
    ['x\0y', 'x y.md'],
    ['-rf', 'rf.md'],
    ['CON', '_CON.md'],
    ['nul.txt', '_nul.txt.md'],
    ['Apex Inc.', 'Apex Inc.md'],
    ['.ssh', 'ssh.md'],
    ['~root', 'root.md'],
    ['...', 'client.md'],
    ['', 'client.md'],
    ['a\u202etxt', 'a txt.md'],
    ['श्री गणेश', 'श्री गणेश.md'],
  ])('makes of %j the file %s', (name, file) => {
    expect(createFileNames('.md')(name)).toBe(file)
  })

  it('tells names apart that differ only by case, accents or composition', () => {
    const nameFile = createFileNames('.md')
    expect(['Zoe', 'ZOE', 'Zoë', 'Zoe\u0308', 'Zoe 2'].map(nameFile)).toEqual([
      'Zoe.md',
      'ZOE 2.md',
      'Zoë 3.md',
      'Zoë 4.md',
      'Zoe 2 2.md',
    ])
  })

  it('stays inside its folder, within what a file system takes, whatever the name', () => {
    const anyName = fc.oneof(
      fc.string({unit: 'binary', maxLength: 400}),
      fc.string({unit: fc.constantFrom('.', '/', '\\', '-', ' ', 'CON', '\0', 'क')}),
    )
    fc.assert(
      fc.property(fc.array(anyName, {maxLength: 6}), names => {
        const nameFile = createFileNames('.md')
        const files = names.map(nameFile)
        for (const file of files) {
          expect(basename(file)).toBe(file)
          expect(resolve(join('/out', file)).startsWith(`/out${sep}`)).toBe(true)
          expect(Buffer.byteLength(file)).toBeLessThan(200)
          expect(file).not.toMatch(/^[.~-]|[\0-\x1f/\\:*?"<>|]/)
        }
        expect(new Set(files.map(file => file.toLowerCase())).size).toBe(names.length)
      }),
    )
  })
})
