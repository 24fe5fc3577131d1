import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {findLetterLanguages, makeLanguageList, makeLanguageLoader} from '../../../scripts/letter-languages.ts'
import {type LetterLanguage, letterLanguages} from '../../../src/lib/book/letter-languages.ts'
import {addDays, addMonths, type Day} from '../../../src/lib/calendar/day.ts'
import {table as english} from '../../../src/lib/recap/languages/en.ts'
import {loadLanguage} from '../../../src/lib/recap/languages/load.ts'
import type {LanguageTable} from '../../../src/lib/recap/languages/table.ts'
import {type Phrase, plainText} from '../../../src/lib/recap/phrase.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const folder = fileURLToPath(new URL('../../../src/lib/recap/languages', import.meta.url))

const period = {from: '2026-01-05', to: '2026-11-01'} as const
const day: Day = '2026-11-15'
const name = 'N♦'
const title = 'T♦'

/** Every phrase of a table by its name, said of the same samples. */
function phrasesOf(table: LanguageTable): Record<string, string> {
  const said = (phrase: Phrase) => plainText(phrase)
  const kinds = ['recap', 'thanks', 'year', 'closeout'] as const
  const moments = ['results', 'included', 'promises'] as const
  const each = <K extends string>(what: string, keys: readonly K[], say: (key: K) => string) =>
    Object.fromEntries(keys.map(key => [`${what}.${key}`, say(key)]))
  return {
    formatDay: table.formatDay(day),
    formatPeriod: table.formatPeriod(period),
    formatMonthShort: table.formatMonthShort(day),
    formatMoney: table.formatMoney({amount: '1350', currency: 'EUR'}),
    formatEffort: table.formatEffort(90),
    formatCount: table.formatCount(12345),
    ...each('title', kinds, kind => table.title[kind]),
    ...Object.fromEntries(Object.entries(table.headings).map(([id, heading]) => [`headings.${id}`, heading])),
    'salutation.nobody': said(table.salutation(undefined)),
    'salutation.name': said(table.salutation({name})),
    'salutation.title': said(table.salutation({name, title})),
    closing: table.closing,
    ...each('thanks', kinds, kind => said(table.thanks[kind](undefined, undefined))),
    ...each('thanks.engagement', kinds, kind => said(table.thanks[kind](title, day))),
    promisesKept: table.promisesKept(4, 7),
    madeGood: table.madeGood('2026-05-29', day),
    askForTalk: said(table.askForTalk(day, undefined)),
    'askForTalk.end': said(table.askForTalk(day, '2026-12-31')),
    answerBy: table.answerBy(day),
    evidence: table.evidence,
    listValue: table.listValue,
    charged: table.charged,
    worth: table.worth('♦'),
    includedInAll: table.includedInAll,
    'appendix.heading': table.appendix.heading,
    'appendix.more': table.appendix.more(12),
    'timeline.title': table.timeline.title(period),
    ...each('timeline.one', moments, kind => table.timeline.legend(kind, 1)),
    ...each('timeline.more', moments, kind => table.timeline.legend(kind, 12)),
    internalWords: table.internalWords.join(', '),
  }
}

const scriptOf = (language: LetterLanguage): string => new Intl.Locale(language).maximize().script ?? ''

/** A letter of the script of a language, where it is not Latin. */
const letterOf = (language: LetterLanguage): RegExp | undefined =>
  scriptOf(language) === 'Latn' ? undefined : new RegExp(`\\p{Script=${scriptOf(language)}}`, 'u')

/** What must be in a phrase whatever the language: a name, a title, a day. */
const needs = (table: LanguageTable): Record<string, readonly string[]> => ({
  'salutation.name': [name],
  'salutation.title': [name, title],
  'thanks.engagement.recap': [title],
  'thanks.engagement.thanks': [title, table.formatDay(day)],
  'thanks.engagement.closeout': [title],
  promisesKept: [table.formatCount(4), table.formatCount(7)],
  madeGood: [table.formatDay('2026-05-29'), table.formatDay(day)],
  askForTalk: [table.formatDay(day)],
  'askForTalk.end': [table.formatDay(day), table.formatDay('2026-12-31')],
  answerBy: [table.formatDay(day)],
  worth: ['♦'],
  'appendix.more': [table.formatCount(12)],
  'timeline.title': [table.formatPeriod(period)],
  'timeline.more.results': [table.formatCount(12)],
})

/** What a table lacks, one line each: a phrase that is empty, still English, or leaves out what it is about. */
function lacksOf(table: LanguageTable): string[] {
  const script = letterOf(table.language)
  const required = needs(table)
  return Object.entries(phrasesOf(table)).flatMap(([key, text]) => [
    ...(text.trim() === '' ? [`${key} is empty`] : []),
    ...(/undefined|null|NaN|\[object/.test(text) ? [`${key} has a hole: ${text}`] : []),
    ...(script && !script.test(text) && /\p{L}/u.test(text) ? [`${key} is not in its script: ${text}`] : []),
    ...(script && /[a-z0-9]/i.test(text.replaceAll(name, '').replaceAll(title, ''))
      ? [`${key} is not translated or has other digits: ${text}`]
      : []),
    ...(required[key] ?? []).filter(part => !text.includes(part)).map(part => `${key} does not say ${part}: ${text}`),
  ])
}

describe('the tables', () => {
  it('are one file for each language that letters are written in, found by the build', () => {
    const languages = findLetterLanguages(folder)
    expect(readFileSync(join(folder, '../../book/letter-languages.ts'), 'utf8')).toBe(makeLanguageList(languages))
    expect(readFileSync(join(folder, 'load.ts'), 'utf8')).toBe(makeLanguageLoader(languages))
    expect(letterLanguages).toEqual(languages)
    expect(languages[0]).toBe('en')
  })

  it('grow by a file: a sixth one is found, and what it lacks is told by name', () => {
    const files = makeScratchFolder()
    for (const name of ['table.ts', 'formats.ts', 'mr.ts', 'en.ts']) writeFileSync(join(files, name), '')
    expect(findLetterLanguages(files)).toEqual(['en', 'mr'])
    expect(makeLanguageLoader(['en', 'mr'])).toContain("mr: async () => (await import('./mr.ts')).table,")
    const unfinished: LanguageTable = {
      ...english,
      language: 'hi',
      closing: '',
      answerBy: () => 'उत्तर दें',
      promisesKept: (kept, of) => `${of} में से ${kept}`,
    }
    const lacks = lacksOf(unfinished)
    expect(lacks).toContain('closing is empty')
    expect(lacks).toContain('headings.results is not in its script: Results')
    expect(lacks.some(each => each.startsWith('answerBy does not say'))).toBe(true)
    expect(lacks).toContain('promisesKept is not translated or has other digits: 7 में से 4')
  })
})

describe.each(letterLanguages)('the table of %s', language => {
  it('is loaded by its language', async () => {
    expect((await loadLanguage(language)).language).toBe(language)
  })

  it('lacks nothing', async () => {
    expect(lacksOf(await loadLanguage(language))).toEqual([])
  })

  it('runs in the direction of its script', async () => {
    const {direction} = await loadLanguage(language)
    expect(direction).toBe(['Arab', 'Hebr'].includes(scriptOf(language)) ? 'rtl' : 'ltr')
  })

  it('has no phrase with a control or a mark of direction', async () => {
    const said = Object.values(phrasesOf(await loadLanguage(language))).join('\n')
    expect(said).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd]/)
  })

  it('names each month of a year anew', async () => {
    const {formatMonthShort} = await loadLanguage(language)
    const labels: string[] = []
    for (let each: Day = '2025-03-21'; each <= '2026-03-20'; each = addDays(each, 1)) {
      const label = formatMonthShort(each)
      if (label !== labels.at(-1)) labels.push(label)
    }
    expect(new Set(labels).size).toBe(12)
    expect(labels.every(label => label.length > 0 && label.length < 12)).toBe(true)
  })

  it('writes each month of a day in full', async () => {
    const {formatDay} = await loadLanguage(language)
    const days = Array.from({length: 12}, (_, at) => formatDay(addMonths('2026-01-15', at)))
    expect(new Set(days.map(written => written.replace(/\p{Nd}/gu, '').trim())).size).toBe(12)
    expect(new Set(days.map(written => written.split(/\s+/).length)).size).toBe(1)
  })

  it('writes money whole or with all its decimals', async () => {
    const {formatMoney} = await loadLanguage(language)
    const digits = (amount: string, currency: string) => formatMoney({amount, currency}).match(/\p{Nd}/gu)?.length
    expect([digits('1350', 'EUR'), digits('1350.50', 'EUR'), digits('9999999999999.99', 'EUR')]).toEqual([4, 6, 15])
    expect([digits('5000', 'JPY'), digits('1.250', 'KWD'), digits('12', 'XTS')]).toEqual([4, 4, 2])
  })
})

describe('English', () => {
  it.each([
    ['2026-01-05', '2026-11-01', '5 January – 1 November 2026'],
    ['2026-01-05', '2026-01-31', '5 – 31 January 2026'],
    ['2025-11-02', '2026-11-01', '2 November 2025 – 1 November 2026'],
    ['2026-01-05', '2026-01-05', '5 January 2026'],
  ] as const)('writes the period %s to %s', (from, to, text) => {
    expect(english.formatPeriod({from, to})).toBe(text)
  })

  it.each([
    ['1350', 'EUR', '€1,350'],
    ['1350.50', 'USD', '$1,350.50'],
    ['9999999999999.99', 'EUR', '€9,999,999,999,999.99'],
    ['5000', 'JPY', '¥5,000'],
    ['12', 'NPR', 'NPR\u00a012'],
  ])('writes %s %s', (amount, currency, text) => {
    expect(english.formatMoney({amount, currency})).toBe(text)
  })

  it.each([
    [45, '45 min'],
    [540, '9 h'],
    [90, '1 h 30 min'],
    [60_000, '1,000 h'],
  ])('writes an effort of %i minutes', (minutes, text) => {
    expect(english.formatEffort(minutes)).toBe(text)
  })

  it('thanks in one sentence, with and without an engagement', () => {
    expect(plainText(english.thanks.recap('Retainer', undefined))).toMatch(/^[^.]+“Retainer”\.$/)
    expect(plainText(english.thanks.recap(undefined, undefined))).toMatch(/^[^.]+\.$/)
  })
})

describe('the languages of other scripts', () => {
  it.each([
    ['hi', '2026-01-05', '५ जनवरी २०२६'],
    ['ne', '2024-04-13', '२०८१ वैशाख १ गते (१३ अप्रिल २०२४)'],
    ['ne', '2027-06-14', '२०८४ जेठ ३१ गते (१४ जुन २०२७)'],
    ['ne', '2027-06-15', '१५ जुन २०२७ (ईस्वी सन्)'],
    ['ne', '1943-04-13', '१३ अप्रिल १९४३ (ईस्वी सन्)'],
    ['bn', '2026-01-05', '৫ জানুয়ারি ২০২৬'],
    ['fa', '2024-04-13', '۲۵ فروردین ۱۴۰۳'],
  ] as const)('writes in %s the day %s', async (language, written, text) => {
    expect((await loadLanguage(language)).formatDay(written)).toBe(text)
  })

  it('names in Nepali a month past the published calendar by the Gregorian one', async () => {
    const {formatMonthShort} = await loadLanguage('ne')
    expect([formatMonthShort('2027-06-14'), formatMonthShort('2027-06-15')]).toEqual(['जेठ', 'जुन'])
  })

  it.each([
    ['hi', '2026-01-05', '2026-11-01', '५ जनवरी – १ नवंबर २०२६'],
    ['ne', '2026-01-05', '2026-11-01', '२०८२ पुस २१ गते – २०८३ कात्तिक १५ गते (५ जनवरी – १ नोभेम्बर २०२६)'],
    ['ne', '2026-05-01', '2026-11-01', '२०८३ वैशाख १८ – कात्तिक १५ गते (१ मे – १ नोभेम्बर २०२६)'],
    ['ne', '2026-05-01', '2026-05-02', '२०८३ वैशाख १८ – १९ गते (१ – २ मे २०२६)'],
    ['ne', '2026-05-01', '2026-05-01', '२०८३ वैशाख १८ गते (१ मे २०२६)'],
    ['ne', '2027-05-01', '2027-07-01', '१ मे – १ जुलाई २०२७ (ईस्वी सन्)'],
    ['bn', '2025-11-02', '2026-11-01', '২ নভেম্বর ২০২৫ – ১ নভেম্বর ২০২৬'],
    ['fa', '2026-03-21', '2026-11-01', '۱ فروردین تا ۱۰ آبان ۱۴۰۵'],
  ] as const)('writes in %s the period %s to %s', async (language, from, to, text) => {
    expect((await loadLanguage(language)).formatPeriod({from, to})).toBe(text)
  })

  it.each([
    ['hi', 'EUR', '€१२,३४,५६७.५०'],
    ['hi', 'INR', '₹१२,३४,५६७.५०'],
    ['ne', 'NPR', 'नेरू १२,३४,५६७.५०'],
    ['bn', 'BDT', '১২,৩৪,৫৬৭.৫০৳'],
    ['fa', 'EUR', '۱٬۲۳۴٬۵۶۷٫۵۰ یورو'],
  ] as const)('writes in %s an amount of %s', async (language, currency, text) => {
    const {formatMoney} = await loadLanguage(language)
    expect(formatMoney({amount: '1234567.50', currency}).replace(/[\u00a0\u202f]/g, ' ')).toBe(text)
  })

  it.each([
    ['hi', 60, '१ घंटा'],
    ['hi', 570, '९ घंटे ३० मिनट'],
    ['ne', 90, '१ घण्टा ३० मिनेट'],
    ['bn', 90, '১ ঘণ্টা ৩০ মিনিট'],
    ['fa', 90, '۱ ساعت و ۳۰ دقیقه'],
  ] as const)('writes in %s an effort of %i minutes', async (language, minutes, text) => {
    expect((await loadLanguage(language)).formatEffort(minutes)).toBe(text)
  })

  it.each([
    ['hi', 'आदरणीय राम शर्मा जी,', 'सादर,'],
    ['ne', 'आदरणीय राम शर्माज्यू,', 'सधन्यवाद,'],
    ['bn', 'শ্রদ্ধেয় राम शर्मा,', 'ধন্যবাদান্তে,'],
    ['fa', 'राम शर्मा گرامی، با سلام و احترام', 'با احترام'],
  ] as const)('opens and closes in %s as is polite to anybody', async (language, salutation, closing) => {
    const table = await loadLanguage(language)
    expect(plainText(table.salutation({name: 'राम शर्मा'}))).toBe(salutation)
    expect(table.closing).toBe(closing)
  })
})
