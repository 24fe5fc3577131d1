/** The parts of a name, '' where one is missing. */
export interface NameParts {
  readonly family: string
  readonly given: string
  readonly additional: string
  readonly prefix: string
  readonly suffix: string
}

/** The name in the order of speech. Chinese, Japanese and Korean put the family name first, without a space. */
export const composeName = ({family, given, additional, prefix, suffix}: NameParts): string => {
  const isEastAsian = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]+$/u.test(family + given)
  const names = isEastAsian ? [family + given] : [given, additional, family]
  return [prefix, ...names, suffix].filter(part => part !== '').join(' ')
}
