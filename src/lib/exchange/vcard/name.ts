import {toOneLine} from '../entry-text.ts'
import type {NameParts} from '../person-name.ts'
import {splitEscaped, unescapeText} from './text.ts'

/** Reads the components of a name (N), `Family;Given;Additional;Prefix;Suffix`; several names in one component stand between commas. */
export const readNameParts = (value: string): NameParts => {
  const components = splitEscaped(value, ';').map(component =>
    splitEscaped(component, ',')
      .map(name => toOneLine(unescapeText(name)))
      .filter(name => name !== ''),
  )
  const joined = (at: number, separator = ' ') => (components[at] ?? []).join(separator)
  return {family: joined(0), given: joined(1), additional: joined(2), prefix: joined(3), suffix: joined(4, ', ')}
}
