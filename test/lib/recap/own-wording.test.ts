import {describe, expect, it} from 'vitest'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {table as english} from '../../../src/lib/recap/languages/en.ts'
import {readOwnWording} from '../../../src/lib/recap/own-wording.ts'
import {plainText} from '../../../src/lib/recap/phrase.ts'
import {renderHtml} from '../../../src/lib/recap/render-html.ts'
import {renderMarkdown} from '../../../src/lib/recap/render-markdown.ts'
import {renderText} from '../../../src/lib/recap/render-text.ts'
import {wordingParts} from '../../../src/lib/recap/wording.ts'
import {hostileBook, hostileTyped} from './hostile.ts'
import {sectionOf, select, typedForApex, yearOfApex} from './sample.ts'

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
    ['results', '{{/name}}', 'templates/en/results.mustache line 1 is no template: Unopened section "name"'],
    ['result', 'x', 'no part of a letter: templates/en/result.mustache'],
  ])('refuses %s: %j', (part, text, message) => {
    expect(() => readOwnWording([template(part, text)])).toThrow(message)
  })
})
