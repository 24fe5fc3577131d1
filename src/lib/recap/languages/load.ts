// Written by `npm run build` from the files in src/lib/recap/languages. Do not edit.
import type {LetterLanguage} from '../../book/letter-languages.ts'
import type {LanguageTable} from './table.ts'

/** The table of each language, loaded when a letter is written in it. */
const tables: Readonly<Record<LetterLanguage, () => Promise<LanguageTable>>> = {
  en: async () => (await import('./en.ts')).table,
  bn: async () => (await import('./bn.ts')).table,
  fa: async () => (await import('./fa.ts')).table,
  hi: async () => (await import('./hi.ts')).table,
  ne: async () => (await import('./ne.ts')).table,
}

/** Loads the phrases of a language, and of no other. */
export const loadLanguage = (language: LetterLanguage): Promise<LanguageTable> => tables[language]()
