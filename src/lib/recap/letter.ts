import type {LetterLanguage} from '../book/letter-languages.ts'
import type {Money} from '../book/money.ts'
import type {Day} from '../calendar/day.ts'
import type {Period} from './period.ts'
import {type Phrase, plainText} from './phrase.ts'

/** What a letter is written for: before a renewal, after one, at the turn of the year, or when the work is done. */
export type LetterKind = 'recap' | 'thanks' | 'year' | 'closeout'

export type SectionId = 'thanks' | 'results' | 'included' | 'promises' | 'quotes' | 'improvement' | 'next' | 'ask'

/** How a section is set: as sentences, as a list, or as quotations. */
export const sectionForms: Readonly<Record<SectionId, 'prose' | 'list' | 'quotes'>> = {
  thanks: 'prose',
  results: 'list',
  included: 'list',
  promises: 'list',
  quotes: 'quotes',
  improvement: 'prose',
  next: 'list',
  ask: 'prose',
}

/** A list value struck to what was charged, each with its label. */
export interface Price {
  readonly listLabel: string
  readonly list: string
  readonly chargedLabel: string
  readonly charged: string
}

/** Thanks open the letter; every other section stands under its heading. */
export const hasHeading = (id: SectionId): boolean => id !== 'thanks'

/** What stands after the text of an item, in this order: effort or proof, day, price. */
export type Detail =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'price'; readonly price: Price}
  | {readonly kind: 'link'; readonly label: string; readonly href: string}

/** The same as data, for JSON. */
export interface ItemFacts {
  readonly on?: Day
  readonly due?: Day
  readonly by?: Day
  readonly minutes?: number
  readonly worth?: Money
  readonly evidence?: string
  readonly author?: string
}

/** Where in the material an item comes from. */
interface ItemSource {
  readonly list: 'values' | 'promises' | 'quotes' | 'proposals'
  readonly at: number
}

export interface LetterItem {
  readonly text: Phrase
  readonly details: readonly Detail[]
  readonly facts: ItemFacts
  /** None for what was typed or is the letter's own wording. */
  readonly source?: ItemSource
}

export interface LetterSection {
  readonly id: SectionId
  readonly heading: string
  /** A sentence before the items. */
  readonly lead?: Phrase
  readonly items: readonly LetterItem[]
  /** What the items come to, one price for each currency. */
  readonly total?: {readonly label: string; readonly prices: readonly Price[]}
  /** The counts or sums that the lead or the total says. */
  readonly facts?: {readonly kept: number; readonly of: number} | {readonly total: readonly Money[]}
}

/** What found no room in the letter itself. */
interface LetterAppendix {
  readonly heading: string
  readonly items: readonly LetterItem[]
  /** Says how many found no room there either. */
  readonly more?: string
}

export type MomentKind = 'results' | 'included' | 'promises'

/** The days on which something was delivered, for the timeline. */
export interface LetterTimeline {
  readonly title: string
  readonly legend: readonly {readonly kind: MomentKind; readonly label: string}[]
  readonly moments: readonly {readonly kind: MomentKind; readonly day: Day}[]
  /** Names of the months that begin in the period, in the reader's calendar. */
  readonly marks: readonly {readonly day: Day; readonly label: string}[]
}

/** A letter ready to be set in any format: every text is final, clean and in its language; no ids, nothing private. */
export interface Letter {
  readonly kind: LetterKind
  readonly language: LetterLanguage
  readonly direction: 'ltr' | 'rtl'
  /** What stands between the details of an item. */
  readonly separator: string
  readonly period: Period
  readonly title: string
  /** What it is about, and the period in words. */
  readonly subject: Phrase
  readonly date: string
  readonly business?: string
  readonly salutation: Phrase
  readonly sections: readonly LetterSection[]
  readonly closing: Phrase
  readonly signature: readonly string[]
  readonly timeline: LetterTimeline
  readonly appendix?: LetterAppendix
  /** Words of the letter without its appendix. */
  readonly words: number
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Pd}.,'’@/:%\u200c\u200d]*/gu

/** How many words a text has, in any script; a link is one, and so is a number with the marks in it. */
export const countWords = (text: string): number => text.match(word)?.length ?? 0

const wordsOfPrice = ({listLabel, list, chargedLabel, charged}: Price): number =>
  countWords(`${listLabel} ${list} ${chargedLabel} ${charged}`)

const wordsOfDetail = (detail: Detail): number => {
  if (detail.kind === 'price') return wordsOfPrice(detail.price)
  return countWords(detail.kind === 'text' ? detail.text : `${detail.label} ${detail.href}`)
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/** The words of an item with its details. */
export const wordsOfItem = (item: LetterItem): number =>
  countWords(plainText(item.text)) + sum(item.details.map(wordsOfDetail))

/** The words of a section as it is read. */
export const wordsOfSection = ({id, heading, lead, items, total}: LetterSection): number =>
  countWords(hasHeading(id) ? heading : '') +
  countWords(plainText(lead ?? [])) +
  sum(items.map(wordsOfItem)) +
  countWords(total?.label ?? '') +
  sum((total?.prices ?? []).map(wordsOfPrice))
