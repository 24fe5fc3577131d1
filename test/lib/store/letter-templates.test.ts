import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {hasTemplates, readStyle, readTemplates} from '../../../src/lib/store/letter-templates.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const withFiles = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = makeScratchFolder()
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path)
    mkdirSync(join(target, '..'), {recursive: true})
    writeFileSync(target, content)
  }
  return join(folder, 'crm.json')
}

describe('the templates beside a book', () => {
  it('are none without a folder', () => {
    const book = withFiles({templates: 'a file'})
    expect(hasTemplates(book)).toBe(false)
    expect(readTemplates(withFiles({'templates/style.css': 'p {}'}), 'en')).toEqual([])
    expect(readStyle(withFiles({'templates/en/ask.mustache': 'x'}))).toBeUndefined()
  })

  it('are the wordings of a language, by name, and a style', () => {
    const book = withFiles({
      'templates/en/results.mustache': 'R',
      'templates/en/ask.mustache': 'A – ż',
      'templates/en/notes.txt': 'x',
      'templates/en/.ask.mustache': 'x',
      'templates/hi/ask.mustache': 'प्रश्न',
      'templates/style.css': 'p {}',
    })
    expect(hasTemplates(book)).toBe(true)
    expect(readTemplates(book, 'en')).toEqual([
      {file: 'templates/en/ask.mustache', text: 'A – ż'},
      {file: 'templates/en/results.mustache', text: 'R'},
    ])
    expect(readTemplates(book, 'hi')).toEqual([{file: 'templates/hi/ask.mustache', text: 'प्रश्न'}])
    expect(readStyle(book)).toEqual({file: 'templates/style.css', text: 'p {}'})
  })

  it.each([
    ['is no UTF-8', new Uint8Array([0x41, 0xff]), 'templates/en/ask.mustache is not UTF-8'],
    ['is too long', 'x'.repeat(100_001), 'templates/en/ask.mustache is too long: 100001 bytes'],
  ])('are refused where one %s', (_, content, message) => {
    const book = withFiles({'templates/en/ask.mustache': content})
    expect(() => readTemplates(book, 'en')).toThrow(message)
  })

  it('name what cannot be read', () => {
    const book = withFiles({'templates/en/ask.mustache/inside': 'x'})
    expect(() => readTemplates(book, 'en')).toThrow('templates/en/ask.mustache could not be read')
  })
})
