import type {Phrase} from './phrase.ts'

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

/** Text as HTML shows it, in an element or between quotes in an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => entities[character] ?? '')

/** A phrase with every run from the book set apart, so that another script's direction does not disturb its neighbours. */
export const phraseHtml = (phrase: Phrase): string =>
  phrase.map(({text, foreign}) => (foreign ? isolate(text) : escapeHtml(text))).join('')

export const isolate = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`
