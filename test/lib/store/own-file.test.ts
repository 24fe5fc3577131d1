import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readOwnFile} from '../../../src/lib/store/own-file.ts'
import {ownTemplatesOf} from '../../../src/lib/store/own-templates.ts'
import {bookBeside, makeScratchFolder} from '../../support/scratch.ts'

const file = 'templates/en/ask.mustache'

describe('a text beside the book', () => {
  it('is read with its path from there', () => {
    expect(readOwnFile(bookBeside({[file]: 'A – ż'}), file)).toEqual({file, text: 'A – ż'})
  })

  it.each([
    ['its folder', {}],
    ['a folder, where a file has its name', {templates: 'a file'}],
  ])('is none without %s', (_, files) => {
    expect(readOwnFile(bookBeside(files), file)).toBeUndefined()
  })

  it.each([
    ['is no UTF-8', new Uint8Array([0x41, 0xff]), `${file} is not UTF-8`],
    ['is too long', 'x'.repeat(100_001), `${file} is too long: 100001 bytes`],
  ])('is refused where it %s', (_, content, message) => {
    const book = bookBeside({[file]: content})
    expect(() => readOwnFile(book, file)).toThrow(expect.objectContaining({code: 'invalid-value', message}))
  })

  it('is named where it cannot be read', () => {
    const book = bookBeside({[`${file}/inside`]: 'x'})
    const code = 'data-file'
    const message = expect.stringContaining(`${file} could not be read`)
    expect(() => readOwnFile(book, file)).toThrow(expect.objectContaining({code, message}))
  })

  it.each([
    ['the file', file],
    ['its folder', 'templates/en'],
    ['the folder of all templates', 'templates'],
  ])('is refused where %s is a link to another place, which a letter would tell of', (_, link) => {
    const elsewhere = join(makeScratchFolder(), 'key')
    const book = bookBeside({'crm.json': ''})
    const path = join(dirname(book), link)
    mkdirSync(join(elsewhere, 'en'), {recursive: true})
    for (const name of ['ask.mustache', 'en/ask.mustache']) writeFileSync(join(elsewhere, name), 'a secret')
    mkdirSync(dirname(path), {recursive: true})
    symlinkSync(link === file ? join(elsewhere, 'ask.mustache') : elsewhere, path)
    const message = `${file} is a link that leads out of the folder of the book`
    expect(() => readOwnFile(book, file)).toThrow(expect.objectContaining({code: 'invalid-value', message}))
  })

  it('may be a link to another text beside the book', () => {
    const book = bookBeside({'templates/de/ask.mustache': 'Frage', 'templates/en/other': ''})
    symlinkSync('../de/ask.mustache', join(dirname(book), file))
    expect(readOwnFile(book, file)?.text).toBe('Frage')
  })
})

describe('ownTemplatesOf', () => {
  it('finds a message by its language and name', () => {
    const book = bookBeside({'templates/de/thanks.txt': 'Danke'})
    expect(ownTemplatesOf(book)('de', 'thanks')).toEqual({file: 'templates/de/thanks.txt', text: 'Danke'})
    expect(ownTemplatesOf(book)('en', 'thanks')).toBeUndefined()
  })

  it.each(['..', '../..', 'de/..', ''])('takes no language that leads elsewhere: %j', language => {
    const book = bookBeside({'templates/de/thanks.txt': 'Danke', 'thanks.txt': 'x'})
    expect(ownTemplatesOf(book)(language, 'thanks')).toBeUndefined()
  })
})
