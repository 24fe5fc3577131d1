import {linkText} from './clean-text.ts'
import {countWords, type Detail, hasHeading, type Letter, type LetterItem, type LetterSection} from './letter.ts'
import {plainText} from './phrase.ts'

/*
 * How much of a printed page a letter takes, in lines of its smallest print. An estimate from words, for what sets the page is
 * the reader's browser and its fonts; the figures are measured on pages that Chromium printed.
 */

/** Words on a line: the same in every script, near enough. */
const wordsOnLine = 12
/** Details are set smaller. */
const smaller = 0.9
const lettersOfWord = 7
/** A heading with the space around it. */
const linesOfHeading = 2.1
/** Head, title, subject, salutation, timeline, closing and signature. */
const linesOfFrame = 12.5

/** What Letter, the shorter of the usual sheets, holds at the smallest print. */
export const linesOnPage = 58
/** What it holds in larger prints. */
const linesOfEasyPrint = 47
const linesOfRoomyPrint = 39

const wordsOfDetail = (detail: Detail): number => {
  if (detail.kind === 'price') return 3
  if (detail.kind === 'text') return countWords(detail.text)
  return countWords(detail.label) + linkText(detail.href).length / lettersOfWord
}

/** The lines of an item with its details. */
export const linesOfItem = ({text, details}: LetterItem): number => {
  const about = details.reduce((words, detail) => words + wordsOfDetail(detail), 0)
  return Math.ceil((countWords(plainText(text)) + about * smaller) / wordsOnLine) + 0.05
}

const linesOfItems = (items: readonly LetterItem[]): number =>
  items.reduce((lines, item) => lines + linesOfItem(item), 0)

const linesOfSection = ({id, lead, items, total}: LetterSection): number =>
  (hasHeading(id) ? linesOfHeading : 0) +
  Math.ceil(countWords(plainText(lead ?? [])) / wordsOnLine) +
  linesOfItems(items) +
  (total ? total.prices.length : 0)

/** The lines of a letter with these sections. */
export const linesOfLetter = (sections: readonly LetterSection[]): number =>
  sections.reduce((lines, section) => lines + linesOfSection(section), linesOfFrame)

/** How large a letter can be printed so that it stays on its page: `roomy`, `easy`, or in the smallest print `close`. */
export function printOf({sections, appendix}: Pick<Letter, 'sections' | 'appendix'>): 'roomy' | 'easy' | 'close' {
  const appended = appendix ? linesOfHeading + linesOfItems(appendix.items) : 0
  const lines = linesOfLetter(sections)
  // An appendix that finds no room beside the letter has a page of its own.
  const together = lines + appended <= linesOnPage ? lines + appended : lines
  if (together <= linesOfRoomyPrint) return 'roomy'
  return together <= linesOfEasyPrint ? 'easy' : 'close'
}
