import {splitEscaped, toOneLine, unescapeText} from './vcard-text.ts'

/** The components of a name (N), '' where one is missing. */
interface NameParts {
  readonly family: string
  readonly given: string
  readonly additional: string
  readonly prefix: string
  readonly suffix: string
}

/** Reads `Family;Given;Additional;Prefix;Suffix`; several names in one component stand between commas. */
export const readNameParts = (value: string): NameParts => {
  const components = splitEscaped(value, ';').map(component =>
    splitEscaped(component, ',')
      .map(name => toOneLine(unescapeText(name)))
      .filter(name => name !== ''),
  )
  const joined = (at: number, separator = ' ') => (components[at] ?? []).join(separator)
  return {family: joined(0), given: joined(1), additional: joined(2), prefix: joined(3), suffix: joined(4, ', ')}
}

/** The name in the order of speech. Chinese, Japanese and Korean put the family name first, without a space. */
export const composeName = ({family, given, additional, prefix, suffix}: NameParts): string => {
  const isEastAsian = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]+$/u.test(family + given)
  const names = isEastAsian ? [family + given] : [given, additional, family]
  return [prefix, ...names, suffix].filter(part => part !== '').join(' ')
}
