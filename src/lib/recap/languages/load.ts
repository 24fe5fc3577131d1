import type {LetterLanguage} from '../../book/choices.ts'
import type {LanguageTable} from './table.ts'

/** The table of each language, loaded when a letter is written in it. */
const tables: Readonly<Record<LetterLanguage, () => Promise<LanguageTable>>> = {
  en: async () => (await import('./en.ts')).english,
  hi: async () => (await import('./hi.ts')).hindi,
  ne: async () => (await import('./ne.ts')).nepali,
  bn: async () => (await import('./bn.ts')).bengali,
  fa: async () => (await import('./fa.ts')).persian,
}

/** Loads the phrases of a language, and of no other. */
export const loadLanguage = (language: LetterLanguage): Promise<LanguageTable> => tables[language]()
