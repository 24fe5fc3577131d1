import {type LetterItem, wordsOfItem} from './letter.ts'
import {linesOfItem, linesOnPage} from './page-lines.ts'

/** The items of a letter that can move to its appendix; those of a section stand in the order they are read in. */
export interface Movable {
  readonly results: readonly LetterItem[]
  readonly included: readonly LetterItem[]
  readonly promises: readonly LetterItem[]
}

export interface Fitted extends Movable {
  readonly appendix: readonly LetterItem[]
  /** How many items found no room in the appendix either. */
  readonly dropped: number
}

// Judgements: what is read before a decision is a page, of 250 to 450 words, and an appendix.
const mostWords = 440
const mostWordsOfAppendix = 400
const mostItemsOfAppendix = 30

/** How many items of a section a letter holds: five results, the others so that a page has room. */
const most = {results: 5, included: 5, promises: 4} as const

/** How few items of a section are left before the next section gives, and in the end. */
const fewest = {first: {results: 3, included: 3, promises: 0}, last: {results: 1, included: 1}} as const

type SectionName = keyof Movable
const sectionNames: readonly SectionName[] = ['results', 'included', 'promises']

/**
 * Brings a letter to its length: no more items, words and lines than a page holds, as long as an item can move.
 * The least important go first: promises kept (their count remains), then the extras of least value, then the results of
 * least weight.
 *
 * @param all the words and the lines of the letter with every item in it
 */
export function fitToPage(items: Movable, all: {readonly words: number; readonly lines: number}): Fitted {
  const kept: Record<SectionName, readonly LetterItem[]> = {...items}
  const moved = new Set<LetterItem>()
  let {words, lines} = all
  const move = (section: SectionName) => {
    const least = leastImportant(section, kept[section])
    if (!least) return
    kept[section] = kept[section].filter(item => item !== least)
    moved.add(least)
    words -= wordsOfItem(least)
    lines -= linesOfItem(least)
  }
  for (const section of sectionNames) while (kept[section].length > most[section]) move(section)
  const shed = (section: SectionName, fewestLeft: number) => {
    while ((words > mostWords || lines > linesOnPage) && kept[section].length > fewestLeft) move(section)
  }
  shed('promises', fewest.first.promises)
  shed('included', fewest.first.included)
  shed('results', fewest.first.results)
  shed('included', fewest.last.included)
  shed('results', fewest.last.results)
  return {...kept, ...fitAppendix(allOf(items).filter(item => moved.has(item)))}
}

const allOf = (items: Movable): LetterItem[] => sectionNames.flatMap(section => [...items[section]])

/** Results stand by weight: the last weighs least. Of promises the oldest goes, of extras the smallest. */
function leastImportant(section: SectionName, items: readonly LetterItem[]): LetterItem | undefined {
  if (section === 'promises') return items.find(item => !isLate(item)) ?? items[0]
  if (section === 'included') return [...items].sort((a, b) => sizeOf(a) - sizeOf(b))[0]
  return items.at(-1)
}

const isLate = ({facts: {on, due}}: LetterItem): boolean => Boolean(on && due && on > due)

/** How large an extra is: its list value where it has one, for it is that which the client saved; else its hours. */
const sizeOf = ({facts: {worth, minutes}}: LetterItem): number => (worth ? 1e6 + Number(worth.amount) : (minutes ?? 0))

function fitAppendix(moved: readonly LetterItem[]): {appendix: LetterItem[]; dropped: number} {
  let words = 0
  const appendix = moved
    .filter(item => {
      words += wordsOfItem(item)
      return words <= mostWordsOfAppendix
    })
    .slice(0, mostItemsOfAppendix)
  return {appendix, dropped: moved.length - appendix.length}
}
