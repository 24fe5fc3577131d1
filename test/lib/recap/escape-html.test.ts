import {describe, expect, it} from 'vitest'
import {bindWords, escapeHtml, phraseHtml} from '../../../src/lib/recap/escape-html.ts'
import {bookText, ownWords} from '../../../src/lib/recap/phrase.ts'

const bound = (text: string): string => bindWords(text).replaceAll('\u00a0', '~')

describe('escapeHtml', () => {
  it('writes what HTML reads as its own', () => {
    expect(escapeHtml(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;')
  })
})

describe('bindWords', () => {
  it.each([
    ['by 5 March 2026, at last', 'by 5~March~2026, at last'],
    ['12 h and 30 min', '12~h and 30~min'],
    ['in 20260 steps', 'in 20260~steps'],
    ['no 12, no 345', 'no 12, no 345'],
    ['५ मार्च २०२६', '५~मार्च~२०२६'],
    ['बैशाख ५ गते', 'बैशाख~५~गते'],
    ['बैशाख ५५ गते', 'बैशाख~५५~गते'],
    ['बैशाख ५ दिन', 'बैशाख ५~दिन'],
    ['Apex · 5 – 6 · end', 'Apex~· 5~– 6~· end'],
    ['a-b – ', 'a-b~– '],
    ['a ·b', 'a ·b'],
    ['two 7 8 nine', 'two 7 8~nine'],
  ])('keeps together what belongs together: %s', (text, expected) => {
    expect(bound(text)).toBe(expected)
  })
})

describe('phraseHtml', () => {
  it('sets apart what comes from the book, and binds the own words alone', () => {
    const phrase = [...ownWords('On 5 March: '), ...bookText('<5 hours>'), ...ownWords(' & more')]
    expect(phraseHtml(phrase)).toBe('On 5\u00a0March: <bdi>&lt;5 hours&gt;</bdi> &amp; more')
  })
})
