import {describe, expect, it} from 'vitest'
import {hasTemplates, readStyle, readTemplates} from '../../../src/lib/store/letter-templates.ts'
import {bookBeside} from '../../support/scratch.ts'

describe('the templates beside a book', () => {
  it('are none without a folder', () => {
    const book = bookBeside({templates: 'a file'})
    expect(hasTemplates(book)).toBe(false)
    expect(readTemplates(bookBeside({'templates/style.css': 'p {}'}), 'en')).toEqual([])
    expect(readStyle(bookBeside({'templates/en/ask.mustache': 'x'}))).toBeUndefined()
  })

  it('are the wordings of a language, by name, and a style', () => {
    const book = bookBeside({
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
})
