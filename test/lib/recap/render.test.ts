import {describe, expect, it} from 'vitest'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {cleanText} from '../../../src/lib/recap/clean-text.ts'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {escapeHtml} from '../../../src/lib/recap/escape-html.ts'
import {renderEvidence} from '../../../src/lib/recap/evidence.ts'
import {table as english} from '../../../src/lib/recap/languages/en.ts'
import {plainText} from '../../../src/lib/recap/phrase.ts'
import {renderHtml} from '../../../src/lib/recap/render-html.ts'
import {recapJson} from '../../../src/lib/recap/render-json.ts'
import {escapeMarkdown, renderMarkdown} from '../../../src/lib/recap/render-markdown.ts'
import {renderText, unbrokenLines, wrapText} from '../../../src/lib/recap/render-text.ts'
import {apex, bookOf, compose, helen, item, record, retainer, select, typedForApex, vow, yearOfApex} from './sample.ts'

const apexLetter = () => compose(yearOfApex(), typedForApex)

describe('escapeMarkdown', () => {
  it.each([
    ['The launch date held: two weekend sessions, included', 'The launch date held: two weekend sessions, included'],
    ['*bold* _it_ `code` ~~gone~~', '\\*bold\\* \\_it\\_ \\`code\\` \\~\\~gone\\~\\~'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['[click](javascript:alert(1))', '\\[click\\]\\(javascript:alert(1))'],
    ['R&D &amp; &#60;', 'R&D &amp;amp; &amp;#60;'],
    ['see https://a.example and www.a.example', 'see https\\://a.example and www\\.a.example'],
    ['1. first', '1\\. first'],
    ['2026. A year', '2026\\. A year'],
    ['- dash', '\\- dash'],
    ['# hash', '\\# hash'],
    ['back\\slash | pipe', 'back\\\\slash \\| pipe'],
  ])('shows %j as it is', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
  })
})

describe('escapeHtml', () => {
  it('escapes what ends a text or an attribute', () => {
    expect(escapeHtml(`<b a='x' b="y">&`)).toBe('&lt;b a=&#39;x&#39; b=&quot;y&quot;&gt;&amp;')
  })
})

describe('wrapText', () => {
  it('breaks lines at 72 characters and indents those that follow', () => {
    const lines = wrapText('word '.repeat(40), '  ', '- ')
    expect(lines[0]).toBe(`- ${'word '.repeat(14).trim()}`)
    expect(lines[1]).toMatch(/^ {2}word/)
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(72)
  })

  it('makes no line of nothing', () => {
    expect(wrapText(' ')).toEqual([])
  })

  it('keeps an address whole', () => {
    const address = `https://example.com/${'a'.repeat(90)}`
    expect(wrapText(`see ${address} there`)).toEqual(['see', address, 'there'])
  })

  it('does not count marks that take no room', () => {
    expect(wrapText(`${'क्'.repeat(36)} ${'ن\u200c'.repeat(20)}`)).toHaveLength(1)
  })
})

describe('a letter as text', () => {
  it('has lines of 72 characters at most, but for addresses', () => {
    for (const line of renderText(apexLetter()).split('\n')) {
      if (!line.includes('://')) expect(line.length).toBeLessThanOrEqual(72)
    }
  })
})

describe('an appendix with more than it holds', () => {
  const letter = compose(bookOf(apex, ...Array.from({length: 45}, () => item())))

  it.each([
    ['text', renderText(letter)],
    ['Markdown', renderMarkdown(letter)],
  ])('ends with how many more there are, as %s', (_, written) => {
    expect(written).toMatch(/\n\nAnd 10 more, on request\.\n$/)
  })
})

describe('an appendix', () => {
  const shares = ['6 & 7', '*8*', '9']
  const others = Array.from({length: 5}, () => item())
  const letter = compose(bookOf(apex, ...others, ...shares.map(share => item({share, on: '2026-01-06'}))))
  const {appendix = {heading: '', items: []}} = letter

  it('holds what found no room', () => {
    expect(appendix.items.map(({text}) => plainText(text)).toSorted()).toEqual(shares.toSorted())
  })

  it('is a section of its own at the end of a page, with its heading and its items', () => {
    const page = renderHtml({...letter, appendix: {...appendix, more: 'And <2> more.'}})
    const [section = ''] = /<section class="appendix"[\s\S]*?<\/section>/.exec(page) ?? []
    expect(section).toMatch(
      /^<section class="appendix" aria-labelledby="appendix">\n<h2 id="appendix">Also delivered<\/h2>\n/,
    )
    for (const share of ['6 &amp; 7', '*8*', '9']) expect(section).toContain(`<bdi>${share}</bdi>`)
    expect(section).toMatch(/\n<p>And &lt;2&gt; more\.<\/p>\n<\/section>$/)
    expect(renderHtml(letter)).not.toContain('<p>And')
  })

  it('is a section with heading and items in Markdown and in a mail as well', () => {
    const [, markdown = ''] = renderMarkdown(letter).split('\n## Also delivered\n')
    const [, text = ''] = renderText(letter).split('\nAlso delivered\n')
    for (const share of ['6 & 7', '\\*8\\*', '9']) expect(markdown).toContain(share)
    for (const share of shares) expect(text).toContain(share)
  })
})

describe('the unbroken lines of a letter', () => {
  it('are those of its text, each whole', () => {
    const lines = unbrokenLines(apexLetter())
    expect(Math.max(...lines.map(line => line.length))).toBeGreaterThan(72)
    const words = (text: string): string[] => text.split(/\s+/).filter(word => !/^-?$/.test(word))
    expect(words(lines.join(' '))).toEqual(words(renderText(apexLetter())))
  })
})

describe('a letter as a page', () => {
  const page = renderHtml(apexLetter())

  it('names its language and direction', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
    expect(renderHtml({...apexLetter(), language: 'fa', direction: 'rtl'})).toContain('<html lang="fa" dir="rtl">')
  })

  it('fetches nothing and runs nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|form)\b|\bsrc=|@import|url\(|\son\w+=/i)
  })

  it('sets names and texts of the book apart from their neighbours', () => {
    expect(page).toContain('Dear <bdi>Helen Marks</bdi>,')
    expect(page).toContain('<bdi>Freight costs down by combining the two weekly runs to Łódź</bdi>')
  })

  it('strikes a list value, and says so to those who hear it', () => {
    expect(page).toContain('<span class="spoken">list value </span><s><bdi>€1,350</bdi></s>')
    expect(page).toContain('<span class="spoken">charged </span><b><bdi>€0</bdi></b>')
  })

  it('names each section by its heading', () => {
    const named = [...page.matchAll(/<section[^>]* aria-labelledby="(\w+)"/g)].map(match => match[1])
    expect(named).toEqual(['results', 'included', 'promises', 'improvement', 'next', 'ask'])
    for (const id of named) expect(page).toContain(`<h2 id="${id}">`)
  })
})

describe('the timeline', () => {
  const page = renderHtml(apexLetter())
  const [svg = ''] = /<svg class="line"[\s\S]*?<\/svg>/.exec(page) ?? []

  it('has a text for those who do not see it', () => {
    expect(svg).toContain('role="img" aria-labelledby="timeline-title timeline-text"')
    expect(svg).toContain('>What was delivered, 5 January – 1 November 2026</title>')
    expect(svg).toContain('>4 results, 4 extras included, 2 promises kept</desc>')
  })

  it('has a mark for everything delivered, the marks of one week above each other', () => {
    const marks = [...svg.matchAll(/class="mark" href="#mark-(\w+)" x="([\d.]+)%" y="([\d.]+)"/g)]
    expect(marks).toHaveLength(10)
    const march = marks.filter(([, , x]) => x === marks.find(([, kind]) => kind === 'results')?.[2])
    expect(march.map(([, kind]) => kind)).toEqual(['results', 'included'])
    expect(new Set(march.map(([, , , y]) => y)).size).toBe(2)
  })

  it('names the months that begin in the period', () => {
    const labels = [...svg.matchAll(/<text class="month[^>]*>(\w+)</g)].map(match => match[1])
    expect(labels).toEqual(['Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'])
  })

  it('names no months of a period too long to tell them apart', () => {
    expect(renderHtml(compose(yearOfApex(), {since: '0001-01-01'}))).not.toContain('class="month')
  })

  it('runs from right to left where the letter does', () => {
    const at = (html: string) => [...html.matchAll(/class="mark"[^>]* x="([\d.]+)%"/g)].map(match => Number(match[1]))
    const mirrored = renderHtml({...apexLetter(), direction: 'rtl'})
    for (const [i, x] of at(mirrored).entries()) expect(x + (at(page)[i] ?? 0)).toBeCloseTo(100, 0)
    expect(at(mirrored)).toHaveLength(10)
  })

  it('stands in no letter of thanks, and in none where nothing was delivered on a day', () => {
    expect(page).toContain('<figure class="timeline"')
    expect(renderHtml({...apexLetter(), kind: 'thanks'})).not.toContain('<figure class="timeline"')
    const letter = apexLetter()
    expect(renderHtml({...letter, timeline: {...letter.timeline, moments: []}})).not.toContain(
      '<figure class="timeline"',
    )
  })

  it('stands for a single day too', () => {
    const letter = compose(bookOf(apex, item({on: '2026-11-01'}), item({on: '2026-11-01'}), item({on: '2026-11-01'})), {
      since: '2026-11-01',
    })
    expect(renderHtml(letter)).not.toMatch(/NaN|Infinity/)
  })

  it('keeps its height however much there was on a day', () => {
    const height = (count: number) =>
      /class="line"[^>]* height="(\d+)"/.exec(
        renderHtml(compose(bookOf(apex, ...Array.from({length: count}, () => item())))),
      )?.[1]
    expect(height(60)).toBe(height(5))
    expect(height(5)).not.toBe(height(3))
  })

  it('moves the marks of a full day closer together, none beyond the picture', () => {
    const placesOf = (count: number) => {
      const crowded = renderHtml(compose(bookOf(apex, ...Array.from({length: count}, () => item()))))
      return [...crowded.matchAll(/class="mark"[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y))
    }
    const [five, nine] = [placesOf(5), placesOf(9)]
    expect(new Set(nine).size).toBe(9)
    expect([Math.min(...nine), Math.max(...nine)]).toEqual([Math.min(...five), Math.max(...five)])
  })

  it('tells of no kind that there is nothing of', () => {
    const {legend} = compose(bookOf(apex, item(), item(), item({kind: 'extra'}))).timeline
    expect(legend.map(({kind}) => kind)).toEqual(['results', 'included'])
  })

  it('has a mark where the period begins with a month, and labels every other month of two years', () => {
    const marksFrom = (since: Day) =>
      compose(bookOf(apex, ...Array.from({length: 3}, () => item({on: '2026-10-01'}))), {since}).timeline.marks.map(
        ({day}) => day,
      )
    expect(marksFrom('2026-09-01')).toEqual(['2026-09-01', '2026-10-01', '2026-11-01'])
    expect(marksFrom('2026-09-02')).toEqual(['2026-10-01', '2026-11-01'])
    const longer = renderHtml(compose(yearOfApex(), {since: '2024-11-02'}))
    const labels = [...longer.matchAll(/<text class="month[^>]*>(\w+)</g)].map(match => match[1])
    expect(labels.join(' ')).toBe('Dec Feb Apr Jun Aug Oct Dec Feb Apr Jun Aug')
  })
})

describe('a letter as data', () => {
  const json = recapJson(apexLetter(), {name: 'Apex Manufacturing'})

  it('has the shape that scripts rely on', () => {
    expect(Object.keys(json)).toEqual([
      'kind',
      'customer',
      'period',
      'language',
      'salutation',
      'sections',
      'closing',
      'signature',
      'appendix',
      'words',
    ])
    expect(json).toMatchObject({
      customer: {name: 'Apex Manufacturing'},
      period: {from: '2026-01-05', to: '2026-11-01'},
      language: 'en',
    })
    expect(json.sections.find(({id}) => id === 'included')).toEqual({
      id: 'included',
      heading: 'Included beyond the agreement',
      items: [
        {text: 'Onboarding material for your two new planners', on: '2026-02-04'},
        {
          text: 'The launch date held: two weekend sessions, included',
          on: '2026-03-15',
          minutes: 540,
          worth: {amount: '1350', currency: 'EUR'},
        },
        {
          text: 'Supplier contract reviewed before signature',
          on: '2026-04-21',
          minutes: 180,
          worth: {amount: '600', currency: 'EUR'},
        },
        {
          text: 'Interviewed the two finalists for head of planning',
          on: '2026-10-12',
          minutes: 90,
          worth: {amount: '300', currency: 'EUR'},
        },
      ],
      total: [{amount: '2250', currency: 'EUR'}],
    })
    expect(json.sections.find(({id}) => id === 'promises')).toMatchObject({kept: 2, of: 3})
    expect(json.sections.find(({id}) => id === 'ask')?.items[0]).toMatchObject({by: '2026-11-15'})
  })

  it('carries no id', () => {
    const text = JSON.stringify(json)
    for (const {id} of yearOfApex().records) expect(text).not.toContain(id)
  })
})

describe('quotes', () => {
  const {material} = select(yearOfApex())
  const letter = composeLetter(
    {...material, quotes: [{text: 'Well *done*.', author: 'Helen Marks'}, {text: 'Thank you.'}, {text: 'A third'}]},
    english,
  )

  it('are set as quotations, two at most, with their authors', () => {
    expect(renderMarkdown(letter)).toContain('> Well \\*done\\*.  \n> — Helen Marks\n\n> Thank you.\n\n#')
    expect(renderText(letter)).toContain('    Well *done*.\n    — Helen Marks\n\n    Thank you.\n\n')
    expect(renderHtml(letter)).toContain(
      '<blockquote><p><bdi>Well *done*.</bdi></p><footer><bdi>Helen Marks</bdi></footer></blockquote>',
    )
  })
})

describe('hostile content', () => {
  const hostile = "<script>alert(1)</script> [x](javascript:alert(2)) **b**\r\n# h\x1b[2J \u202eevil\u2066 \"onload='x'"
  const book = bookOf(
    apex,
    {...retainer, title: hostile},
    {...helen, salutation: hostile, closing: hostile},
    record('setting', 'sname', {key: 'name', value: hostile}),
    record('setting', 'sbusiness', {key: 'business', value: hostile}),
    item({share: hostile, evidence: 'javascript:alert(3)'}),
    item({share: hostile, kind: 'extra', evidence: 'https://example.com/"><script>alert(4)</script>'}),
    vow({state: 'kept', closedOn: '2026-02-02', share: hostile}),
  )
  const selection = select(book, {
    thanks: hostile,
    improve: hostile,
    next: [hostile],
    ask: hostile,
    askBy: '2026-11-09',
  })
  const letter = composeLetter(
    {...selection.material, quotes: [{text: cleanText(hostile), author: cleanText(hostile)}]},
    english,
  )
  const formats = {
    markdown: renderMarkdown(letter),
    text: renderText(letter),
    html: renderHtml(letter),
    json: JSON.stringify(recapJson(letter, {name: hostile})),
    evidence: renderEvidence(letter, selection.sources),
  }

  it.each(Object.keys(formats) as (keyof typeof formats)[])('has no control or bidirectional control in %s', format => {
    expect(formats[format]).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/)
    expect(formats[format]).toContain('alert(1)')
  })

  it('is no markup in HTML', () => {
    const tags = [...formats.html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(match => match[1])
    expect(tags).not.toContain('script')
    expect(formats.html.match(/ href="(?!#mark-)[^"]*"/g)).toEqual([
      ' href="https://example.com/%22%3E%3Cscript%3Ealert(4)%3C/script%3E"',
    ])
  })

  it('is no markup, no HTML and no link in Markdown', () => {
    expect(formats.markdown).not.toContain('<script')
    expect(formats.markdown).not.toContain('](javascript')
    expect(formats.markdown.match(/^#+ .*$/gm)).toEqual([
      '# A look back',
      ...letter.sections.slice(1).map(({heading}) => `## ${heading}`),
    ])
    expect(formats.markdown.match(/\]\(<[^>]*>\)/g)).toEqual([
      '](<https://example.com/%22%3E%3Cscript%3Ealert(4)%3C/script%3E>)',
    ])
  })

  it('begins no line of its own in the text for a mail', () => {
    expect(formats.text).not.toMatch(/^# h/m)
  })

  it('leaves out a link that is no web or mail address, in every format', () => {
    for (const format of ['markdown', 'text', 'html', 'json'] as const)
      expect(formats[format]).not.toContain('alert(3)')
    expect(formats.evidence).toContain('not in the letter, being no web or mail address: javascript:alert(3)')
  })
})
