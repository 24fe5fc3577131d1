import type {Weekday} from './day.ts'
import {monthNames, weekdayNames} from './format.ts'

const shortest = 3

const positionOf = (names: readonly string[], word: string): number =>
  word.length < shortest ? 0 : names.findIndex(name => name.toLowerCase().startsWith(word)) + 1

/** The month (1 to 12) that a lower-case word names, in full or from three letters on: `march`, `mar`, `sept`. */
export const monthNamed = (word: string): number | undefined => positionOf(monthNames, word) || undefined

/** The weekday that a lower-case word names, in full or from three letters on: `friday`, `fri`, `thurs`. */
export const weekdayNamed = (word: string): Weekday | undefined => {
  const position = positionOf(weekdayNames, word === 'weds' ? 'wed' : word)
  return position === 0 ? undefined : (position as Weekday)
}
