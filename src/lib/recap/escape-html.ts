import type {Phrase} from './phrase.ts'

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

/** Text as HTML shows it, in an element or between quotes in an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => entities[character] ?? '')

/** A phrase with every run from the book set apart, so that another script's direction does not disturb its neighbours. */
export const phraseHtml = (phrase: Phrase): string =>
  phrase.map(({text, foreign}) => (foreign ? isolate(text) : escapeHtml(bindWords(text)))).join('')

/** Text of the book as HTML, whose direction does not disturb what stands around it. */
export const isolate = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`

/** Keeps a line from breaking within a date or before a separator. */
export const bindWords = (text: string): string =>
  text
    .replace(/(?<=\p{Nd}) (?=\p{L})/gu, '\u00a0')
    .replace(/(?<=[\p{L}\p{M}]) (?=\p{Nd}{4}(?!\p{Nd}))/gu, '\u00a0')
    .replace(/(?<=[\p{L}\p{M}]) (?=\p{Nd}{1,2}[ \u00a0]गते)/gu, '\u00a0')
    .replace(/ (?=[·–] )/g, '\u00a0')
