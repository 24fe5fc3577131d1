import {describe, expect, it} from 'vitest'
import type {Day} from '../../../src/lib/calendar/day.ts'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {renderEvidence} from '../../../src/lib/recap/evidence.ts'
import {table as english} from '../../../src/lib/recap/languages/en.ts'
import {plainText} from '../../../src/lib/recap/phrase.ts'
import {escapeMarkdown} from '../../../src/lib/recap/render-markdown.ts'
import {answerOf, apex, bookOf, item, record, select, typedForApex, vow, yearOfApex} from './sample.ts'

const evidenceOf = (...[book, request]: Parameters<typeof select>) => {
  const {material, sources} = select(book, request)
  const letter = composeLetter(material, english)
  return {letter, text: renderEvidence(letter, sources)}
}

describe('renderEvidence', () => {
  it('maps every line of the letter to its record', () => {
    const {letter, text} = evidenceOf(yearOfApex(), typedForApex)
    for (const line of letter.sections.flatMap(section => section.items)) {
      const [, after = ''] = text.split(`- ${escapeMarkdown(plainText(line.text))}\n`)
      expect(after).toMatch(line.source ? /^ {2}- `[vmy]year\d\d0{6}` / : /^ {2}- no record/)
    }
  })

  it('is as it was approved, with all that a letter can stand on and all that stayed out', async () => {
    const value = {customer: apex.id, on: '2026-04-01', kind: 'extra', text: 'Mine', share: 'Theirs'} as const
    const promise = {
      customer: apex.id,
      on: '2026-01-05',
      text: 'Mine',
      by: 'me',
      state: 'kept',
      share: 'Theirs',
    } as const
    const more = [
      ...Array.from({length: 9}, (_, at) =>
        record('value', `vmore${String(at).padStart(2, '0')}`, {...value, worth: `${at} EUR`}),
      ),
      ...Array.from({length: 8}, (_, at) => record('promise', `mmore${at}`, {...promise, closedOn: '2026-02-01'})),
      record('value', 'vlinked', {...value, kind: 'result', evidence: 'https://example.com/a b', minutes: 90}),
      record('value', 'vunsafe', {...value, kind: 'result', evidence: 'javascript:alert(1)', text: '# not\na heading'}),
      record('value', 'vtold', value),
      record('promise', 'mlate', {...promise, due: '2026-02-01', closedOn: '2026-03-01'}),
      record('feedback', 'fquote', {
        customer: apex.id,
        on: '2026-05-01',
        instrument: 'nps',
        comment: 'Good *work*',
        mayQuote: true,
      }),
      record('opportunity', 'yaudit', {
        customer: apex.id,
        on: '2026-05-01',
        title: 'Audit',
        stage: 'proposal',
        worth: '9000 EUR',
        close: '2026-12-01',
        share: 'An audit',
      }),
      record('opportunity', 'yother', {customer: apex.id, on: '2026-05-01', title: 'Other', stage: 'talk'}),
      record('recap', 'ksent', {
        customer: apex.id,
        on: '2026-06-01',
        from: '2026-01-05',
        to: '2026-06-01',
        language: 'en',
        records: {vtold00000000: true},
      }),
    ]
    const {text} = evidenceOf(bookOf(...yearOfApex().records, ...more), typedForApex)
    await expect(text).toMatchFileSnapshot('../../golden/recap/evidence.md')
  })

  it('has no heading for what there is nothing of', () => {
    const items = ['One', 'Two', 'Three'].map(share => item({share}))
    const {letter, text} = evidenceOf(bookOf(apex, ...items))
    expect(text.match(/^.*(?:#|Words|Addressed|About).*$/gm)).toEqual([
      '# Evidence for the recap of Apex Manufacturing, 2025-11-02 to 2026-11-01',
      '## The letter',
      `- Words: ${letter.words}`,
      '## Thank you',
      '## Results',
    ])
  })

  it('names a promise that was kept on a day that nobody noted', () => {
    const {text} = evidenceOf(bookOf(apex, item(), item(), vow({state: 'kept', share: 'Board pack'})))
    expect(text).toMatch(/- Board pack\n {2}- `m\d+` promised 2026-01-05, kept: private/)
  })

  it('names the private text, the contact and the engagement', () => {
    const {text} = evidenceOf(yearOfApex())
    expect(text).toContain('`vyear02000000` 2026-03-15, hours, 540 min, 1350 EUR: In my own words')
    expect(text).toContain('- Addressed to: `phelen0000000` Helen Marks')
    expect(text).toContain('- About: `eretainer0000` Operations retainer 2026')
  })

  it('lists every promise that the count stands on', () => {
    const {text} = evidenceOf(yearOfApex())
    expect(text).toMatch(/- Kept on time: 2 of 3\.\n {2}- `myear01.*\n {2}- `myear02.*\n {2}- `myear03.*\n/)
  })

  it('maps a quotation to the answer it is from', () => {
    const answers = ['One', 'Two', 'Three'].map((comment, at) => answerOf({comment, on: `2026-03-0${3 - at}` as Day}))
    const {text} = evidenceOf(bookOf(apex, item(), ...answers))
    expect(text).toMatch(/- One\n {2}- `fanswer\d+` 2026-03-03, nps, may be quoted: One\n/)
    expect(text.split('## Left out: no room\n\n')[1]).toMatch(/^- `fanswer\d+` 2026-03-01, nps, may be quoted: Three/)
  })

  it('lists what stayed out for want of a wording or of room', () => {
    const {text} = evidenceOf(yearOfApex())
    expect(text).toMatch(/## Left out: no wording for the client\n\n- `vyear09.*\n- `myear03/)
    const promises = Array.from({length: 8}, () => vow({state: 'kept', closedOn: '2026-02-01', share: 'kept'}))
    const many = evidenceOf(bookOf(apex, ...Array.from({length: 35}, () => item()), ...promises)).text
    expect(many.split('## Left out: no room\n\n')[1]?.match(/^- `[vm]/gm)).toHaveLength(4)
  })
})
