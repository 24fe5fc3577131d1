import {describe, expect, it} from 'vitest'
import {letterLanguages} from '../../../src/lib/book/choices.ts'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {loadLanguage} from '../../../src/lib/recap/languages/load.ts'
import type {LetterKind} from '../../../src/lib/recap/letter.ts'
import {renderHtml} from '../../../src/lib/recap/render-html.ts'
import {renderMarkdown} from '../../../src/lib/recap/render-markdown.ts'
import {renderText} from '../../../src/lib/recap/render-text.ts'
import {clients} from './clients.ts'
import {retainer, select} from './sample.ts'

/** Versions of Node put different spaces around a currency. */
const withPlainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe.each(letterLanguages)('a letter in %s', language => {
  const {book, typed} = clients[language]
  const letterOf = async (kind: LetterKind, more: Parameters<typeof select>[1] = {}) =>
    composeLetter(select(book, {...typed, language, kind, ...more}).material, await loadLanguage(language))

  it.each([
    ['md', renderMarkdown],
    ['txt', renderText],
    ['html', renderHtml],
  ])('is as it was approved: .%s', async (extension, render) => {
    const letter = await letterOf('recap')
    await expect(withPlainSpaces(render(letter))).toMatchFileSnapshot(`../../golden/recap/${language}.${extension}`)
  })

  it.each<[LetterKind, Parameters<typeof select>[1]]>([
    ['thanks', {improve: undefined}],
    ['year', {year: 2026}],
    ['closeout', {engagement: book.find('engagement', retainer.id)}],
  ])('is as it was approved: %s', async (kind, more) => {
    const letter = await letterOf(kind, more)
    await expect(withPlainSpaces(renderMarkdown(letter))).toMatchFileSnapshot(
      `../../golden/recap/${language}.${kind}.md`,
    )
  })

  it('is no longer than a page holds', async () => {
    const {words} = await letterOf('recap')
    expect(words).toBeGreaterThanOrEqual(200)
    expect(words).toBeLessThanOrEqual(450)
  })
})
