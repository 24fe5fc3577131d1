import {describe, expect, it} from 'vitest'
import {letterLanguages} from '../../../src/lib/book/letter-languages.ts'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {loadLanguage} from '../../../src/lib/recap/languages/load.ts'
import type {LanguageTable} from '../../../src/lib/recap/languages/table.ts'
import type {Letter, LetterKind} from '../../../src/lib/recap/letter.ts'
import {renderEml} from '../../../src/lib/recap/render-eml.ts'
import {renderHtml} from '../../../src/lib/recap/render-html.ts'
import {recapJson} from '../../../src/lib/recap/render-json.ts'
import {renderMarkdown} from '../../../src/lib/recap/render-markdown.ts'
import {renderText} from '../../../src/lib/recap/render-text.ts'
import {clientOf} from './clients.ts'
import {retainer, select} from './sample.ts'

/** Versions of Node put different spaces around a currency. */
const withPlainSpaces = (table: LanguageTable): LanguageTable => ({
  ...table,
  formatMoney: money => table.formatMoney(money).replace(/[\u00a0\u202f]/g, ' '),
})

const envelope = {
  from: {name: 'Riko Sand', address: 'riko@sand.example'},
  to: {name: 'Łucja Ø', address: 'client@example.com'},
  at: '2026-11-01T08:00:00+01:00',
} as const

const renderers: readonly (readonly [extension: string, render: (letter: Letter) => string])[] = [
  ['md', renderMarkdown],
  ['txt', renderText],
  ['html', renderHtml],
  ['json', letter => `${JSON.stringify(recapJson(letter, {name: 'a client'}), null, 2)}\n`],
  ['eml', letter => renderEml(letter, envelope).replaceAll('\r\n', '\n')],
]

describe.each(letterLanguages)('a letter in %s', language => {
  const {book, typed} = clientOf(language)
  const letterOf = async (kind: LetterKind, more: Parameters<typeof select>[1] = {}) =>
    composeLetter(
      select(book, {...typed, language, kind, ...more}).material,
      withPlainSpaces(await loadLanguage(language)),
    )

  it.each(renderers)('is as it was approved: .%s', async (extension, render) => {
    const letter = await letterOf('recap')
    await expect(render(letter)).toMatchFileSnapshot(`../../golden/recap/${language}.${extension}`)
  })

  it.each<[LetterKind, Parameters<typeof select>[1]]>([
    ['thanks', {improve: undefined}],
    ['year', {year: 2026}],
    ['closeout', {engagement: book.find('engagement', retainer.id)}],
  ])('is as it was approved: %s', async (kind, more) => {
    const letter = await letterOf(kind, more)
    await expect(renderMarkdown(letter)).toMatchFileSnapshot(`../../golden/recap/${language}.${kind}.md`)
  })

  it('is no longer than a page holds', async () => {
    const {words} = await letterOf('recap')
    expect(words).toBeGreaterThanOrEqual(200)
    expect(words).toBeLessThanOrEqual(450)
  })
})
