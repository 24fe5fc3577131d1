import {describe, expect, it} from 'vitest'
import {checkRecap} from '../../../src/lib/actions/recap-check.ts'
import {composeRecap, type RecapInput, recapFormats, renderRecap} from '../../../src/lib/actions/recaps.ts'
import {letterLanguages} from '../../../src/lib/book/letter-languages.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {loadLanguage} from '../../../src/lib/recap/languages/load.ts'
import {apex, bookOf, helen, item, opportunityOf, record, retainer, today} from '../recap/sample.ts'

const bright = record('customer', 'cbright', {name: 'Bright Financial', added: '2026-01-05'})
const robert = record('contact', 'probert', {customer: bright.id, name: 'Robert Silva'})

const input: RecapInput = {customer: 'apex', today}
const bookWith = (...more: readonly StoredRecord[]) =>
  bookOf(
    apex,
    bright,
    robert,
    {...helen, emails: {'helen@apex.example': true}},
    retainer,
    item(),
    item(),
    item(),
    ...more,
  )

describe.each(letterLanguages.flatMap(language => recapFormats.map(format => ({language, format}))))(
  'a letter in $language as $format',
  ({language, format}) => {
    it.each([
      ['the name of another customer', item({share: 'As we did for Bright Financial'})],
      ['the name of somebody at another customer', opportunityOf({share: 'A visit with Robert Silva'})],
      ['an id', item({share: 'See c4k7m2x9q1abz'})],
      ['a gap that was not filled', item({share: 'Done by {{date}}'})],
    ])('is stopped by %s, and written when it is forced', async (problem, held) => {
      const book = bookWith(held)
      const composed = await composeRecap(book, {...input, language})
      expect(() => checkRecap(composed, {format, force: false})).toThrow(problem)
      expect(checkRecap(composed, {format, force: true}).join('\n')).toContain(problem)
    })

    it('is warned of for words of the trade in its own language and in English', async () => {
      const {internalWords} = await loadLanguage(language)
      const [own = ''] = internalWords
      const composed = await composeRecap(bookWith(), {...input, language, next: [own, 'less churn']})
      const remarks = checkRecap(composed, {format, force: false}).join('\n')
      expect(remarks).toContain(`a word of your own trade: ${own}`)
      expect(remarks).toContain('a word of your own trade: churn')
    })

    it('says nothing that the check has not read', async () => {
      const book = bookWith(item({share: 'KEPTWORD'}))
      const composed = await composeRecap(book, {...input, language})
      const text = await renderRecap(composed, format, {book, at: '2026-11-01T08:00:00Z'})
      const read = format === 'eml' ? Buffer.from(text.split('base64')[1] ?? '', 'base64').toString() + text : text
      expect(read).toContain('KEPTWORD')
      expect(read).not.toContain('Bright')
      expect(read).not.toContain('Robert')
    })
  },
)
