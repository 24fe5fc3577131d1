import {sumByCurrency} from '../book/money.ts'
import {addDays, earlierDay} from '../calendar/day.ts'
import {type Fitted, fitToPage, type Movable} from './fit.ts'
import {includedItems, promiseItems, proposalItems, quoteItems, resultItems, struckPrice} from './items.ts'
import type {LanguageTable} from './languages/table.ts'
import {countWords, type Letter, type LetterItem, type LetterSection, type SectionId, wordsOfSection} from './letter.ts'
import type {RecapMaterial} from './material.ts'
import {linesOfLetter} from './page-lines.ts'
import {bookText, ownWords, type Phrase, plainText} from './phrase.ts'
import {timelineOf} from './timeline.ts'
import {noWording, type OwnWording} from './wording.ts'
import {type Say, sayOf} from './wording-values.ts'

/** A talk is asked for within two weeks: long enough to find a day, short enough to be answered (a judgement). */
const daysToAnswer = 14

/**
 * Composes the letter: its sections in their order, empty ones left out, brought to the length of a page.
 * What does not fit stands in the appendix.
 *
 * @param table the phrases of the material's language
 * @param wording the user's own words, which go before the table's
 */
export function composeLetter(material: RecapMaterial, table: LanguageTable, wording: OwnWording = noWording): Letter {
  const say = sayOf(wording, material, table)
  const frame = frameOf(material, table, say)
  const wordsWith = (sections: readonly LetterSection[]): number =>
    sections.reduce((words, section) => words + wordsOfSection(section), wordsOfFrame(frame))
  const all = itemsToTell(material, table)
  const whole = sectionsOf(material, table, say, {all, fitted: all})
  const fitted = fitToPage(all, {words: wordsWith(whole), lines: linesOfLetter(whole)})
  const sections = sectionsOf(material, table, say, {all, fitted})
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
function frameOf(material: RecapMaterial, table: LanguageTable, say: Say): Frame {
  const {addressee, period, sender} = material
  const title = say('title')
  const periodWords = table.formatPeriod(period)
  return {
    kind: material.kind,
    language: material.language,
    direction: table.direction,
    separator: table.separator,
    period,
    title: title ? plainText(title) : table.title[material.kind],
    subject: subjectOf(material, periodWords, table),
    date: table.formatDay(material.today),
    ...(sender.business ? {business: sender.business} : {}),
    salutation: salutationOf(material, table, say),
    closing: addressee.closing ? bookText(addressee.closing) : (say('closing') ?? ownWords(table.closing)),
    signature: [sender.name, sender.business].filter(line => line !== undefined),
  }
}

/** What the letter is about, and when; thanks for a renewal look ahead, not at the term before. */
const subjectOf = ({kind, engagement: {title}}: RecapMaterial, periodWords: string, table: LanguageTable): Phrase => {
  if (!title) return ownWords(periodWords)
  if (kind === 'thanks') return bookText(title)
  return [...bookText(title), ...ownWords(table.separator), ...bookText(periodWords)]
}

const wordsOfFrame = ({title, subject, salutation, closing, signature}: Frame): number =>
  countWords([title, ...[subject, salutation, closing].map(plainText), ...signature].join(' '))

/** The opening: the contact's own, else the user's, else the table's. */
function salutationOf({addressee}: RecapMaterial, table: LanguageTable, say: Say): Phrase {
  if (addressee.salutation) return bookText(addressee.salutation)
  const own = say('salutation')
  if (own) return own
  return table.salutation(addressee.name ? {name: addressee.name, title: addressee.title} : undefined)
}

/** The sections in their order, empty ones left out. */
function sectionsOf(
  material: RecapMaterial,
  table: LanguageTable,
  say: Say,
  {all, fitted}: {readonly all: Movable; readonly fitted: Movable},
): LetterSection[] {
  const {kind, typed} = material
  const isThanks = kind === 'thanks'
  const withOwnLead = (id: SectionId, items: readonly LetterItem[]): LetterSection => ({
    ...leadOf(items.length > 0 ? say(id, {count: table.formatCount(items.length)}) : undefined),
    id,
    heading: table.headings[id],
    items,
  })
  const sections: LetterSection[] = [
    {id: 'thanks', heading: table.headings.thanks, items: [thanksOf(material, table, say)]},
    withOwnLead('results', fitted.results),
    {...withOwnLead('included', fitted.included), ...totalOf(all.included, table)},
    {...withOwnLead('promises', fitted.promises), ...(isThanks ? {} : keptOf(material, table, say, fitted.promises))},
    withOwnLead('quotes', isThanks ? [] : quoteItems(material)),
    withOwnLead('improvement', typed.improve ? [ownItem(bookText(typed.improve))] : []),
    withOwnLead('next', proposalItems(material)),
    {id: 'ask', heading: table.headings.ask, items: askItems(material, table, say)},
  ]
  return sections.filter(({items, lead}) => items.length > 0 || lead !== undefined)
}

const leadOf = (lead: Phrase | undefined): Pick<LetterSection, 'lead'> => (lead ? {lead} : {})

/** How many promises were kept, in words and as data. */
function keptOf(
  {promises: {kept, of}}: RecapMaterial,
  table: LanguageTable,
  say: Say,
  items: readonly LetterItem[],
): Pick<LetterSection, 'lead' | 'facts'> {
  if (of === 0) return {}
  const own = say('promises', {count: table.formatCount(items.length)})
  return {lead: own ?? ownWords(table.promisesKept(kept, of)), facts: {kept, of}}
}

const ownItem = (text: Phrase, facts: LetterItem['facts'] = {}): LetterItem => ({text, details: [], facts})

const thanksOf = ({kind, typed, engagement, renewedUntil}: RecapMaterial, table: LanguageTable, say: Say) =>
  ownItem(typed.thanks ? bookText(typed.thanks) : (say('thanks') ?? table.thanks[kind](engagement.title, renewedUntil)))

/**
 * The one ask: as typed, with a stop where another sentence follows, else a talk within two weeks where the engagement has an end to come; thanks ask for nothing by
 * themselves. The day is reckoned from the end and not from the notice deadline, which is none of the letter's fields.
 */
function askItems({kind, typed, engagement, today}: RecapMaterial, table: LanguageTable, say: Say): LetterItem[] {
  const {ask, askBy} = typed
  if (ask && askBy) {
    const answer = table.answerBy(askBy)
    const sentence = /[\p{L}\p{M}\p{N}]$/u.test(ask) ? `${ask}${answer.at(-1)}` : ask
    return [{...ownItem(bookText(sentence), {by: askBy}), details: [{kind: 'text', text: answer}]}]
  }
  if (ask) return [ownItem(bookText(ask))]
  const end = kind !== 'thanks' && engagement.end && engagement.end >= today ? engagement.end : undefined
  const by = askBy ?? (end && earlierDay(addDays(today, daysToAnswer), end))
  return by ? [ownItem(say('ask', {by: table.formatDay(by)}) ?? table.askForTalk(by, end), {by})] : []
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
