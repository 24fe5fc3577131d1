import {type LetterLanguage, letterLanguages} from '../../book/choices.ts'
import {invalidValue} from '../../errors.ts'
import type {LanguageTable} from './table.ts'

/** The table of each language, loaded when a letter is written in it. */
const tables: Readonly<Partial<Record<LetterLanguage, () => Promise<LanguageTable>>>> = {
  en: async () => (await import('./en.ts')).english,
}

/** The languages that letters can be written in. */
export const writtenLanguages: readonly LetterLanguage[] = letterLanguages.filter(language => language in tables)

/**
 * Loads the phrases of a language.
 *
 * @throws CrmError `invalid-value` for a language that has no table.
 */
export async function loadLanguage(language: LetterLanguage): Promise<LanguageTable> {
  const load = tables[language]
  if (!load) {
    throw invalidValue(
      `no letters in this language yet: ${language}`,
      `Choose another with --language: ${writtenLanguages.join(', ')}.`,
    )
  }
  return load()
}
