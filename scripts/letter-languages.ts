import {readdirSync} from 'node:fs'

/** The codes of the languages that have a table in a folder, English first. */
export const findLetterLanguages = (folder: string): string[] =>
  readdirSync(folder)
    .flatMap(file => /^([a-z]{2,3})\.ts$/.exec(file)?.[1] ?? [])
    .sort((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1))

const written = '// Written by `npm run build` from the files in src/lib/recap/languages. Do not edit.\n'

/** The source of the list of languages. */
export const makeLanguageList = (languages: readonly string[]): string =>
  `${written}
/** The languages a client letter can be written in. */
export const letterLanguages = [${languages.map(each => `'${each}'`).join(', ')}] as const
export type LetterLanguage = (typeof letterLanguages)[number]
`

/** The source of what loads a table. */
export const makeLanguageLoader = (languages: readonly string[]): string =>
  `${written}import type {LetterLanguage} from '../../book/letter-languages.ts'
import type {LanguageTable} from './table.ts'

/** The table of each language, loaded when a letter is written in it. */
const tables: Readonly<Record<LetterLanguage, () => Promise<LanguageTable>>> = {
${languages.map(each => `  ${each}: async () => (await import('./${each}.ts')).table,`).join('\n')}
}

/** Loads the phrases of a language, and of no other. */
export const loadLanguage = (language: LetterLanguage): Promise<LanguageTable> => tables[language]()
`
