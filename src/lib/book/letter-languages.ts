// Written by `npm run build` from the files in src/lib/recap/languages. Do not edit.

/** The languages a client letter can be written in. */
export const letterLanguages = ['en', 'bn', 'fa', 'hi', 'ne'] as const
export type LetterLanguage = (typeof letterLanguages)[number]
