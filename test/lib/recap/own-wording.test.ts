import {describe, expect, it} from 'vitest'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {table as english} from '../../../src/lib/recap/languages/en.ts'
import {readOwnWording} from '../../../src/lib/recap/own-wording.ts'
import {plainText} from '../../../src/lib/recap/phrase.ts'
import {renderHtml} from '../../../src/lib/recap/render-html.ts'
import {renderMarkdown} from '../../../src/lib/recap/render-markdown.ts'
import {renderText} from '../../../src/lib/recap/render-text.ts'
import {wordingParts} from '../../../src/lib/recap/wording.ts'
import {errorOf} from '../../support/error-of.ts'
import {hostileBook, hostileTyped} from './hostile.ts'
import {apex, bookOf, helen, item, retainer, sectionOf, select, typedForApex, yearOfApex} from './sample.ts'

const template = (part: string, text: string) => ({file: `templates/en/${part}.mustache`, text})
const letterWith = (templates: Readonly<Record<string, string>>, typed = typedForApex) =>
  composeLetter(
    select(yearOfApex(), typed).material,
    english,
    readOwnWording(Object.entries(templates).map(([part, text]) => template(part, text))),
  )

describe('readOwnWording', () => {
  it('says each section in the own words before what is in it', () => {
    const letter = letterWith({
      thanks: 'Dear {{name}}, {{engagement}} was a pleasure.',
      results: '{{count}} things changed:',
      included: 'On top, {{from}} to {{to}}:',
      promises: 'I kept {{kept}} of {{of}}.',
      next: 'From {{today}} on:',
      ask: 'Coffee by {{by}}?',
    })
    expect(plainText(sectionOf(letter, 'thanks').items[0]?.text ?? [])).toBe(
      'Dear Helen Marks, Operations retainer 2026 was a pleasure.',
    )
    const leads = letter.sections.map(({id, lead}) => [id, lead && plainText(lead)])
    expect(Object.fromEntries(leads)).toMatchObject({
      results: '4 things changed:',
      included: 'On top, 5 January 2026 to 1 November 2026:',
      promises: 'I kept 2 of 3.',
      next: 'From 1 November 2026 on:',
    })
    expect(plainText(sectionOf(letter, 'ask').items[0]?.text ?? [])).toBe('Coffee by 15 November 2026?')
  })

  it('counts what is in a section, be it a single one', () => {
    const {material} = select(bookOf(apex, item(), item({kind: 'extra'}), item({kind: 'extra'})))
    const letter = composeLetter(material, english, readOwnWording([template('results', '{{count}} thing changed:')]))
    expect(plainText(sectionOf(letter, 'results').lead ?? [])).toBe('1 thing changed:')
  })

  it('knows the end of the engagement, and in thanks that of the term it was renewed for', () => {
    const own = readOwnWording([template('thanks', 'Until {{end}}.')])
    const book = bookOf(apex, {...retainer, end: '2025-12-31', rolling: '1y', start: '2025-01-01'})
    const thanksIn = (kind: 'thanks' | 'year') =>
      composeLetter({...select(book, {kind: 'thanks'}).material, kind}, english, own).sections[0]?.items[0]
    expect(plainText(thanksIn('thanks')?.text ?? [])).toBe('Until 31 December 2026.')
    const {material} = select(bookOf(apex, retainer, item(), item(), item()))
    expect(plainText(composeLetter(material, english, own).sections[0]?.items[0]?.text ?? [])).toBe(
      'Until 31 December 2026.',
    )
  })

  it('says nothing before a section that has nothing in it', () => {
    const typed = {...typedForApex, improve: undefined}
    const letter = letterWith({improvement: 'Not all went well:', quotes: 'You said:'}, typed)
    expect(letter.sections.map(({id}) => id)).toEqual(['thanks', 'results', 'included', 'promises', 'next', 'ask'])
  })

  it('counts the promises that are told', () => {
    expect(plainText(sectionOf(letterWith({promises: '{{count}} of many:'}), 'promises').lead ?? [])).toBe('2 of many:')
  })

  it('says title, salutation and closing', () => {
    const letter = letterWith({
      title: '{{business}}: a year',
      salutation: 'Hello {{name}}!',
      closing: 'Yours, {{sender}}',
    })
    expect(letter.title).toBe('Sand Advisory: a year')
    expect([letter.salutation, letter.closing].map(plainText)).toEqual(['Hello Helen Marks!', 'Yours, Riko Sand'])
  })

  it('speaks where a condition holds, and leaves the rest to the table', () => {
    const letter = letterWith({
      thanks: '{{#recap}}Thanks{{#engagement}} for {{engagement}}{{/engagement}}.{{/recap}}{{#year}}A year!{{/year}}',
      results: '{{#closeout}}Done:{{/closeout}}',
    })
    expect(plainText(sectionOf(letter, 'thanks').items[0]?.text ?? [])).toBe('Thanks for Operations retainer 2026.')
    expect(sectionOf(letter, 'results').lead).toBeUndefined()
  })

  it('gives way to what is typed and to how the contact is addressed', () => {
    const letter = letterWith({thanks: 'Own.', ask: 'Own?'}, {...typedForApex, thanks: 'Typed.', ask: 'Typed?'})
    expect(plainText(sectionOf(letter, 'thanks').items[0]?.text ?? [])).toBe('Typed.')
    expect(plainText(sectionOf(letter, 'ask').items[0]?.text ?? [])).toBe('Typed?')
  })

  it('sets names of the book apart from its own words', () => {
    const letter = letterWith({thanks: 'Thanks, {{name}} & all of <you>, {{{engagement}}}.'})
    expect(renderHtml(letter)).toContain(
      'Thanks, <bdi>Helen Marks</bdi> &amp; all of &lt;you&gt;, <bdi>Operations retainer 2026</bdi>.',
    )
    const signed = letterWith({thanks: 'By {{sender}} of {{business}} on {{today}}: {{of}}.'})
    const runs = sectionOf(signed, 'thanks').items[0]?.text ?? []
    expect(runs.filter(({foreign}) => foreign).map(({text}) => text)).toEqual(['Riko Sand', 'Sand Advisory'])
    expect(plainText(runs)).toBe('By Riko Sand of Sand Advisory on 1 November 2026: 3.')
  })

  it('says names as they are written, and sets a title apart too', () => {
    const contact = {...helen, name: "Helen O'Neil & Sons", title: 'Dr.'}
    const {material} = select(bookOf(apex, contact, item(), item(), item()))
    const letter = composeLetter(
      material,
      english,
      readOwnWording([template('salutation', 'Dear {{title}} {{name}},')]),
    )
    expect(letter.salutation).toEqual([
      {text: 'Dear '},
      {text: 'Dr.', foreign: true},
      {text: ' '},
      {text: "Helen O'Neil & Sons", foreign: true},
      {text: ','},
    ])
  })

  it('is no markup in any format, nor is what it names', () => {
    const templates = wordingParts.map(part => template(part, '<b>{{name}}</b> {{{engagement}}} **x**\r\n# y \u202e'))
    const letter = composeLetter(select(hostileBook, {...hostileTyped}).material, english, readOwnWording(templates))
    expect(renderHtml(letter)).not.toMatch(/<script|<b>&lt;|\u202e/)
    expect(renderMarkdown(letter)).not.toMatch(/<script|^# y|[^\\]\*\*x/m)
    expect(renderText(letter)).not.toMatch(/^# y/m)
  })

  it.each([
    ['results', 'One\nTwo {{nmae}}', 'templates/en/results.mustache line 2 names no value: nmae'],
    ['results', '{{nmae}}\nTwo', 'templates/en/results.mustache line 1 names no value: nmae'],
    ['results', '{{&nmae}}', 'templates/en/results.mustache line 1 names no value: nmae'],
    ['results', '{{#nmae}}x{{/nmae}}', 'templates/en/results.mustache line 1 names no value: nmae'],
    ['results', '{{^nmae}}x{{/nmae}}', 'templates/en/results.mustache line 1 names no value: nmae'],
    ['results', '{{health}}', 'templates/en/results.mustache line 1 names no value: health'],
    [
      'results',
      '{{#recap}}{{constructor}}{{/recap}}',
      'templates/en/results.mustache line 1 names no value: constructor',
    ],
    ['results', '\n\n{{__proto__.x}}', 'templates/en/results.mustache line 3 names no value: __proto__.x'],
    ['results', 'a\n{{> other}}', 'templates/en/results.mustache line 2 includes another file: other'],
    ['results', 'a\nb {{name', 'templates/en/results.mustache line 2 is no template: Unclosed tag'],
    ['results', 'a\n{{#name}}\nb', 'templates/en/results.mustache line 3 is no template: Unclosed section "name"'],
    ['results', 'a\n{{#name}}\nb\n\n', 'templates/en/results.mustache line 3 is no template: Unclosed section "name"'],
    ['results', '{{/name}}', 'templates/en/results.mustache line 1 is no template: Unopened section "name"'],
    ['result', 'x', 'no part of a letter: templates/en/result.mustache'],
  ])('refuses %s: %j', (part, text, message) => {
    const error = errorOf(() => readOwnWording([template(part, text)]))
    expect([error.code, error.message]).toEqual(['invalid-value', expect.stringContaining(message)])
    expect(error.hint).toBeDefined()
  })
})
