import {toOneLine} from '../entry-text.ts'
import type {CardProblem, VcardProperty} from './property.ts'
import {splitEscaped, unescapeText} from './text.ts'

/** What a property says, or why it cannot be used; undefined where its value is empty. */
export type Reading<T> = {readonly value: T} | {readonly problem: string} | undefined

/** Looks into the properties of one card by their name, the preferred ones first. */
export interface CardReader {
  /** The first text on one line, or undefined. */
  text(name: string): string | undefined
  /** The texts of lists that stand with a separator between them. */
  list(name: string, separator: ';' | ','): string[]
  /** What `read` makes of each property; what it rejects becomes a problem. */
  values<T>(name: string, read: (property: VcardProperty) => Reading<T>): T[]
}

/** Makes a reader that adds what cannot be used to `problems`. */
export const createCardReader = (properties: readonly VcardProperty[], problems: CardProblem[]): CardReader => {
  const byName = new Map<string, VcardProperty[]>()
  for (const property of [...properties].sort((a, b) => preferenceOf(a) - preferenceOf(b))) {
    const namesakes = byName.get(property.name)
    if (namesakes) namesakes.push(property)
    else byName.set(property.name, [property])
  }
  const values = <T>(name: string, read: (property: VcardProperty) => Reading<T>): T[] =>
    (byName.get(name) ?? []).flatMap(property => {
      const reading = read(property)
      if (reading && 'problem' in reading) problems.push({line: property.line, message: `${name} ${reading.problem}`})
      return reading && 'value' in reading ? [reading.value] : []
    })
  const list = (name: string, separator: ';' | ',') =>
    values(name, ({value}) => ({value: splitEscaped(value, separator).map(readText)}))
      .flat()
      .filter(text => text !== '')
  const text = (name: string) => values(name, ({value}) => ({value: readText(value)})).find(value => value !== '')
  return {text, list, values}
}

const readText = (value: string): string => toOneLine(unescapeText(value))

/** 1 is most preferred, as in the PREF parameter of vCard 4.0; TYPE=PREF of the versions before is that, too. */
const preferenceOf = ({parameters}: VcardProperty): number => {
  if (parameters.get('TYPE')?.some(type => /^pref$/i.test(type))) return 1
  const preference = Number.parseInt(parameters.get('PREF')?.[0] ?? '', 10)
  return Number.isNaN(preference) ? 101 : preference
}
