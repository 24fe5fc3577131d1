import type {Book} from '../book/book.ts'
import {elementsOf} from '../book/fields.ts'
import type {Contact, Customer} from '../book/registry.ts'
import {foldText} from '../text/fold.ts'

/** Something in a letter that should not be there, and the line that it is in. */
export interface Finding {
  readonly line: string
  readonly problem: string
}

export interface Inspection {
  /** What no letter may carry: somebody else's name or address, an id, a gap that was not filled. */
  readonly faults: readonly Finding[]
  /** What a client should not read, but may be meant. */
  readonly doubts: readonly Finding[]
}

/** A word as it is written and as it is compared. */
interface Word {
  readonly text: string
  readonly folded: string
}

/** A word of a line, and whether a sentence begins with it. */
interface WordOfLine extends Word {
  readonly opens: boolean
}

/** The name of somebody else, as it is written and as it is compared. */
interface Name {
  readonly whose: string
  readonly shown: string
  readonly words: readonly Word[]
}

/** Shorter names are too often words or initials of something else (a judgement). */
const shortestName = 3

/** What companies add to their names and others leave out. */
const legalForms: ReadonlySet<string> = new Set(
  'ab ag as bv co corp corporation gmbh inc kft kg limited llc llp ltd nv oy oyj plc pte pty pvt sa sarl sas se sl spa srl zoo'.split(
    ' ',
  ),
)

interface Surroundings {
  readonly book: Book
  readonly customer: Customer
  /** Words of the consultant's trade, in the letter's language and in English. */
  readonly internalWords: readonly string[]
}

/**
 * Reads a finished letter as a last safeguard: the allow-list keeps private fields out, but what was worded for the client may
 * name somebody else all the same. Whole words are compared, folded; a name that is part of this customer's own names does
 * not count, nor does a name of one word where it is an ordinary word: written small, or at the head of a sentence while the
 * book knows it written small.
 *
 * @param lines the letter as it is read, a sentence or an item each
 */
export function inspectLetter(lines: readonly string[], {book, customer, internalWords}: Surroundings): Inspection {
  const read = lines.map(line => ({line, words: wordsOfLine(line)}))
  const names = namesOfOthers(book, customer, beginningsIn(read.flatMap(({words}) => words)))
  const addresses = lines.some(line => line.includes('@')) ? addressesOfOthers(book, customer) : new Set<string>()
  const ids = new Set(book.records.map(({id}) => id))
  const trade = internalWords.map(shown => ({shown, words: wordsIn(shown)}))
  return {
    faults: read.flatMap(({line, words}) =>
      [
        ...names.filter(name => isNamed(words, name, book)).map(({whose, shown}) => `${whose}: ${shown}`),
        ...addressesIn(line, addresses).map(address => `the address of somebody else: ${address}`),
        ...idsIn(line, ids).map(id => `an id: ${id}`),
        ...gapsIn(line).map(gap => `a gap that was not filled: ${gap}`),
      ].map(problem => ({line, problem})),
    ),
    doubts: read.flatMap(({line, words}) =>
      trade
        .filter(each => positionsOf(words, each.words).length > 0)
        .map(({shown}) => ({line, problem: `a word of your own trade: ${shown}`})),
    ),
  }
}

const word = /[\p{L}\p{N}\p{M}\u200c\u200d]+/gu
const firstWord = new RegExp(word.source, 'u')
const headOfSentence = /(?:^|[.!?…:।؟])[\s"“”„«»'‘’(–—-]*$/u

const wordsIn = (text: string): Word[] => (text.match(word) ?? []).map(each => ({text: each, folded: foldText(each)}))

const wordsOfLine = (line: string): WordOfLine[] =>
  [...line.matchAll(word)].map(({0: text, index}) => ({
    text,
    folded: foldText(text),
    opens: headOfSentence.test(line.slice(0, index)),
  }))

const isSmall = ({text}: Word): boolean => /^\p{Ll}/u.test(text)

/** What a name in these words can begin with. A book has many names and a letter few words: most need no closer look. */
function beginningsIn(words: readonly Word[]): ReadonlySet<string> {
  const beginnings = new Set<string>()
  for (const {folded} of words) {
    beginnings.add(folded)
    for (let length = shortestBeforeEnding; length < folded.length; length++) beginnings.add(folded.slice(0, length))
  }
  return beginnings
}

function namesOfOthers(book: Book, customer: Customer, beginnings: ReadonlySet<string>): Name[] {
  const own = ownNames(book, customer)
  const isMentioned = (name: string): boolean => {
    const first = foldText(firstWord.exec(name)?.[0] ?? '')
    return beginnings.has(first) || legalForms.has(first)
  }
  const others = [
    ...book
      .all('customer')
      .filter(({name}) => isMentioned(name))
      .map(({name}) => ({whose: 'the name of another customer', shown: name, words: coreOf(name)})),
    ...book
      .all('contact')
      .filter(({name}) => isMentioned(name))
      .map(({name}) => ({whose: 'the name of somebody at another customer', shown: name, words: wordsIn(name)})),
  ]
  return others.filter(({words}) => lettersOf(words) >= shortestName && !words.every(({folded}) => own.has(folded)))
}

const lettersOf = (words: readonly Word[]): number => words.reduce((sum, {folded}) => sum + folded.length, 0)

/** The words that name this customer, their people and the consultant. */
function ownNames(book: Book, customer: Customer): ReadonlySet<string> {
  const {name, business} = book.settings
  const contacts = book.of('contact', customer.id).map(contact => contact.name)
  const words = [customer.name, ...contacts, name ?? '', business ?? ''].flatMap(wordsIn)
  return new Set(words.map(({folded}) => folded))
}

/** The words of a company's name without its legal form, which a letter seldom says. */
function coreOf(name: string): Word[] {
  const words = wordsIn(name)
  const core = words.filter(({folded}) => !legalForms.has(folded))
  return core.length > 0 ? core : words
}

function isNamed(words: readonly WordOfLine[], {words: name}: Name, book: Book): boolean {
  const found = positionsOf(words, name)
  const [only, ...more] = name
  if (!only || more.length > 0) return found.length > 0
  const written = found.flatMap(at => words[at] ?? []).filter(each => isSmall(only) || !isSmall(each))
  if (written.some(({opens}) => !opens)) return true
  return written.length > 0 && !isOrdinary(book, only)
}

/** Whether the book has a word written small somewhere, as an ordinary word is. */
function isOrdinary(book: Book, {text}: Word): boolean {
  const small = text.toLowerCase()
  if (small === text) return false
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${small}(?![\\p{L}\\p{N}])`, 'u')
  return book.records.some(({text: said, share}) => pattern.test(`${said ?? ''} ${share ?? ''}`))
}

/** Where words stand one after the other in a line; the last one may have an ending. */
const positionsOf = (words: readonly WordOfLine[], wanted: readonly Word[]): number[] =>
  words.flatMap((_, at) => (wanted.every((each, i) => fits(words[at + i], each, i === wanted.length - 1)) ? [at] : []))

/** Endings that join a word: an s, and in scripts of India and Persia case endings and plurals. */
const ending = /^(?:s|[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Arabic}\p{M}]{1,4})$/u
const shortestBeforeEnding = 4

function fits(found: Word | undefined, {folded}: Word, isLast: boolean): boolean {
  if (!found || found.folded === folded) return found !== undefined
  const rest = found.folded.slice(folded.length)
  return isLast && folded.length >= shortestBeforeEnding && found.folded.startsWith(folded) && ending.test(rest)
}

const emailsOf = ({emails}: Pick<Customer | Contact, 'emails'>): string[] => elementsOf(emails).map(foldText)

function addressesOfOthers(book: Book, customer: Customer): ReadonlySet<string> {
  const own = new Set([customer, ...book.of('contact', customer.id)].flatMap(emailsOf))
  const all = [...book.all('customer'), ...book.all('contact')].flatMap(emailsOf)
  return new Set(all.filter(address => !own.has(address)))
}

const addressesIn = (line: string, addresses: ReadonlySet<string>): string[] =>
  foldText(line)
    .split(/[\s<>()[\],;:"'?&=|/]+/)
    .map(part => part.replace(/^\.+|\.+$/g, ''))
    .filter(part => addresses.has(part))

const idShape = /(?<![\p{L}\p{N}])[a-z][0-9a-hjkmnp-tv-z]{12}(?![\p{L}\p{N}])/gu
const link = /\S*:\/\/\S*/g

/** The ids of the book in a line, and whatever looks like one outside a link: no word of a language has digits in it. */
function idsIn(line: string, ids: ReadonlySet<string>): string[] {
  const known = (line.match(idShape) ?? []).filter(id => ids.has(id))
  const shaped = (line.replace(link, ' ').match(idShape) ?? []).filter(id => /\d/.test(id))
  return [...new Set([...known, ...shaped])]
}

const gaps =
  /\{\{.*?\}\}|\{\{|\}\}|(?<![\p{L}\p{N}])(?:TODO|TBD|TBC|FIXME|XXX+)(?![\p{L}\p{N}])|_{3,}|[[<](?:[Nn]ame|[Dd]ate|[Dd]ay|[Cc]lient|[Cc]ompany|[Aa]mount|[Nn]umber|[Tt]ext|[Ii]nsert [^\]>]*)[\]>]/gu

/** Gaps that somebody meant to fill: `{{name}}`, `TODO`, `[date]`, or a line that is nothing but dots. */
const gapsIn = (line: string): string[] =>
  /(?:…|\.\.\.)/.test(line) && !/[\p{L}\p{N}]/u.test(line) ? [line.trim()] : (line.match(gaps) ?? [])
