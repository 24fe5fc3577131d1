import {type Node, Parser} from 'commonmark'
import {HtmlValidate} from 'html-validate'
import {describe, expect, it} from 'vitest'
import {letterLanguages} from '../../../src/lib/book/letter-languages.ts'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {loadLanguage} from '../../../src/lib/recap/languages/load.ts'
import type {Letter, LetterKind} from '../../../src/lib/recap/letter.ts'
import {plainText} from '../../../src/lib/recap/phrase.ts'
import {renderHtml} from '../../../src/lib/recap/render-html.ts'
import {renderMarkdown} from '../../../src/lib/recap/render-markdown.ts'
import {clientOf} from './clients.ts'
import {hostileBook, hostileText, hostileTyped} from './hostile.ts'
import {retainer, select} from './sample.ts'

const kinds: readonly LetterKind[] = ['recap', 'thanks', 'year', 'closeout']
const letters = letterLanguages.flatMap(language => kinds.map(kind => ({language, kind})))

async function letterOf({language, kind}: (typeof letters)[number]): Promise<Letter> {
  const {book, typed} = clientOf(language)
  const engagement = kind === 'closeout' ? book.find('engagement', retainer.id) : undefined
  const {material} = select(book, {...typed, language, kind, engagement, year: 2026})
  return composeLetter(material, await loadLanguage(language))
}

async function hostileLetterOf({language, kind}: (typeof letters)[number]): Promise<Letter> {
  const {material} = select(hostileBook, {
    ...hostileTyped,
    language,
    kind,
    year: 2026,
    engagement: hostileBook.find('engagement', retainer.id),
  })
  return composeLetter(material, await loadLanguage(language))
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // What follows are matters of style that the standard leaves open.
    'long-title': 'off',
  },
})

const faultsOf = async (page: string): Promise<string[]> => {
  const {results} = await validator.validateString(page)
  return results.flatMap(({messages}) => messages.map(({line, ruleId, message}) => `${line} ${ruleId} ${message}`))
}

interface Nodes {
  readonly type: string
  readonly literal: string | null
  readonly destination: string | null
}

/** The parts of a document as a CommonMark reader sees them. */
function nodesOf(markdown: string): Nodes[] {
  const walker = new Parser().parse(markdown).walker()
  const nodes: Nodes[] = []
  for (let event = walker.next(); event; event = walker.next()) {
    const {type, literal, destination}: Node = event.node
    if (event.entering) nodes.push({type, literal, destination})
  }
  return nodes
}

describe.each(letters)('a letter of the kind $kind in $language', about => {
  it('is a valid page', async () => {
    expect(await faultsOf(renderHtml(await letterOf(about)))).toEqual([])
    expect(await faultsOf(renderHtml(await hostileLetterOf(about)))).toEqual([])
  })

  it('is read as its headings, lists and texts by a CommonMark reader', async () => {
    const letter = await letterOf(about)
    const nodes = nodesOf(renderMarkdown(letter))
    const read = nodes
      .map(({literal}) => literal ?? ' ')
      .join('')
      .replace(/\s+/g, ' ')
    for (const {heading, items} of letter.sections.slice(1)) {
      expect(read).toContain(heading)
      for (const {text} of items) expect(read).toContain(plainText(text))
    }
    expect(nodes.filter(({type}) => type === 'heading').length).toBe(letter.sections.length)
  })

  it('shows a hostile text as text', async () => {
    const nodes = nodesOf(renderMarkdown(await hostileLetterOf(about)))
    const types = new Set(nodes.map(({type}) => type))
    for (const type of ['html_inline', 'html_block', 'image', 'code', 'code_block', 'emph', 'strong', 'thematic_break'])
      expect(types).not.toContain(type)
    expect(
      nodes
        .filter(({type}) => type === 'link')
        .every(({destination}) => destination?.startsWith('https://example.com/')),
    ).toBe(true)
    expect(nodes.map(({literal}) => literal ?? '').join('')).toContain(hostileText.slice(0, 40))
  })
})
