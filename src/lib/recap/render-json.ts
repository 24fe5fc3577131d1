import type {LetterLanguage} from '../book/letter-languages.ts'
import type {Money} from '../book/money.ts'
import {cleanText} from './clean-text.ts'
import type {ItemFacts, Letter, LetterItem, LetterKind, LetterSection, SectionId} from './letter.ts'
import type {Period} from './period.ts'
import {plainText} from './phrase.ts'

type RecapItemJson = {readonly text: string} & ItemFacts

interface RecapSectionJson {
  readonly id: SectionId
  readonly heading: string
  readonly items: readonly RecapItemJson[]
  /** Of promises: kept on time, of those that came due. */
  readonly kept?: number
  readonly of?: number
  /** Of what was included: the list values of all of it, by currency. */
  readonly total?: readonly Money[]
}

/** A recap as `--json` shows it. */
export interface RecapJson {
  readonly kind: LetterKind
  readonly customer: {readonly name: string}
  readonly period: Period
  readonly language: LetterLanguage
  readonly salutation: string
  readonly sections: readonly RecapSectionJson[]
  readonly closing: string
  readonly signature: readonly string[]
  readonly appendix: readonly RecapItemJson[]
  readonly words: number
}

/** The letter as data; the customer's name, which is no part of the letter, tells scripts whose it is. No ids. */
export const recapJson = (letter: Letter, customer: {readonly name: string}): RecapJson => ({
  kind: letter.kind,
  customer: {name: cleanText(customer.name)},
  period: letter.period,
  language: letter.language,
  salutation: plainText(letter.salutation),
  sections: letter.sections.map(sectionJson),
  closing: plainText(letter.closing),
  signature: letter.signature,
  appendix: (letter.appendix?.items ?? []).map(itemJson),
  words: letter.words,
})

const sectionJson = ({id, heading, items, facts}: LetterSection): RecapSectionJson => ({
  id,
  heading,
  items: items.map(itemJson),
  ...facts,
})

const itemJson = ({text, facts}: LetterItem): RecapItemJson => ({text: plainText(text), ...facts})
