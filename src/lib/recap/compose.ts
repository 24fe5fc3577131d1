import {sumByCurrency} from '../book/money.ts'
import {addDays, earlierDay} from '../calendar/day.ts'
import {type Fitted, fitToPage, type Movable} from './fit.ts'
import {includedItems, promiseItems, quoteItems, resultItems, struckPrice} from './items.ts'
import type {LanguageTable} from './languages/table.ts'
import {countWords, type Letter, type LetterItem, type LetterSection, wordsOfSection} from './letter.ts'
import type {RecapMaterial} from './material.ts'
import {bookText, ownWords, type Phrase, phrase, plainText} from './phrase.ts'
import {timelineOf} from './timeline.ts'

/** A talk is asked for within two weeks: long enough to find a day, short enough to be answered (a judgement). */
const daysToAnswer = 14

/**
 * Composes the letter: its sections in their order, empty ones left out, brought to the length of a page.
 * What does not fit stands in the appendix.
 *
 * @param table the phrases of the material's language
 */
export function composeLetter(material: RecapMaterial, table: LanguageTable): Letter {
  const frame = frameOf(material, table)
  const wordsWith = (sections: readonly LetterSection[]): number =>
    sections.reduce((words, section) => words + wordsOfSection(section), wordsOfFrame(frame))
  const all = itemsToTell(material, table)
  const fitted = fitToPage(all, wordsWith(sectionsOf(material, table, all, all)))
  const sections = sectionsOf(material, table, all, fitted)
  return {
    ...frame,
    sections,
    timeline: timelineOf(material, table),
    ...appendixOf(fitted, table),
    words: wordsWith(sections),
  }
}

/** How many results a letter of thanks recalls: it is short (a judgement). */
const mostRecalled = 3

function itemsToTell(material: RecapMaterial, table: LanguageTable): Movable {
  const results = resultItems(material, table)
  if (material.kind === 'thanks') return {results: results.slice(0, mostRecalled), included: [], promises: []}
  return {results, included: includedItems(material, table), promises: promiseItems(material, table)}
}

type Frame = Omit<Letter, 'sections' | 'timeline' | 'appendix' | 'words'>

/** What stands around the sections. */
function frameOf(material: RecapMaterial, table: LanguageTable): Frame {
  const {addressee, period, sender} = material
  const periodWords = table.formatPeriod(period)
  return {
    kind: material.kind,
    language: material.language,
    direction: table.direction,
    period,
    title: table.title[material.kind],
    subject: subjectOf(material, periodWords),
    date: table.formatDay(material.today),
    ...(sender.business ? {business: sender.business} : {}),
    salutation: salutationOf(material, table),
    closing: addressee.closing ? bookText(addressee.closing) : ownWords(table.closing),
    signature: [sender.name, sender.business].filter(line => line !== undefined),
  }
}

/** What the letter is about, and when; thanks for a renewal look ahead, not at the term before. */
const subjectOf = ({kind, engagement: {title}}: RecapMaterial, periodWords: string): Phrase => {
  if (!title) return ownWords(periodWords)
  return kind === 'thanks' ? bookText(title) : phrase`${title} · ${periodWords}`
}

const wordsOfFrame = ({title, subject, salutation, closing, signature}: Frame): number =>
  countWords([title, ...[subject, salutation, closing].map(plainText), ...signature].join(' '))

function salutationOf({addressee}: RecapMaterial, table: LanguageTable): Phrase {
  if (addressee.salutation) return bookText(addressee.salutation)
  return table.salutation(addressee.name ? {name: addressee.name, title: addressee.title} : undefined)
}

/** The sections in their order, empty ones left out. */
function sectionsOf(material: RecapMaterial, table: LanguageTable, all: Movable, fitted: Movable): LetterSection[] {
  const {headings} = table
  const {kept, of} = material.promises
  const {kind, typed} = material
  const sections: LetterSection[] = [
    {id: 'thanks', heading: headings.thanks, items: [thanksOf(material, table)]},
    {id: 'results', heading: headings.results, items: fitted.results},
    {id: 'included', heading: headings.included, items: fitted.included, ...totalOf(all.included, table)},
    {
      id: 'promises',
      heading: headings.promises,
      ...(of > 0 && kind !== 'thanks' ? {lead: ownWords(table.promisesKept(kept, of)), facts: {kept, of}} : {}),
      items: fitted.promises,
    },
    {id: 'quotes', heading: headings.quotes, items: kind === 'thanks' ? [] : quoteItems(material)},
    {id: 'improvement', heading: headings.improvement, items: typedItems(typed.improve ? [typed.improve] : [])},
    {id: 'next', heading: headings.next, items: typedItems(typed.next)},
    {id: 'ask', heading: headings.ask, items: askItems(material, table)},
  ]
  return sections.filter(({items, lead}) => items.length > 0 || lead !== undefined)
}

const ownItem = (text: Phrase, facts: LetterItem['facts'] = {}): LetterItem => ({text, details: [], facts})

const typedItems = (texts: readonly string[]): LetterItem[] => texts.map(text => ownItem(bookText(text)))

const thanksOf = ({kind, typed, engagement, renewedUntil}: RecapMaterial, table: LanguageTable): LetterItem =>
  ownItem(typed.thanks ? bookText(typed.thanks) : table.thanks[kind](engagement.title, renewedUntil))

/**
 * The one ask: as typed, else a talk within two weeks where the engagement has an end to come; thanks ask for nothing by
 * themselves. The day is reckoned from the end and not from the notice deadline, which is none of the letter's fields.
 */
function askItems({kind, typed, engagement, today}: RecapMaterial, table: LanguageTable): LetterItem[] {
  const {ask, askBy} = typed
  if (ask) {
    const details = askBy ? [{kind: 'text' as const, text: table.answerBy(askBy)}] : []
    return [{...ownItem(bookText(ask), askBy ? {by: askBy} : {}), details}]
  }
  const end = kind !== 'thanks' && engagement.end && engagement.end >= today ? engagement.end : undefined
  const by = askBy ?? (end && earlierDay(addDays(today, daysToAnswer), end))
  return by ? [ownItem(table.askForTalk(by, end), {by})] : []
}

/** What all that was included comes to, the appendix with it; one price alone needs no sum. */
function totalOf(included: readonly LetterItem[], table: LanguageTable): Pick<LetterSection, 'total' | 'facts'> {
  const priced = included.filter(({details}) => details.some(detail => detail.kind === 'price'))
  if (priced.length < 2) return {}
  const total = sumByCurrency(priced.flatMap(({facts}) => facts.worth ?? []))
  const prices = total.map(money => struckPrice(money, table))
  return {total: {label: table.includedInAll, prices}, facts: {total}}
}

function appendixOf({appendix, dropped}: Fitted, table: LanguageTable): Pick<Letter, 'appendix'> {
  if (appendix.length === 0 && dropped === 0) return {}
  const more = dropped > 0 ? {more: table.appendix.more(dropped)} : {}
  return {appendix: {heading: table.appendix.heading, items: appendix, ...more}}
}
