import type {Book} from '../book/book.ts'
import {createRecord, toElements} from '../book/edits.ts'
import {elementsOf} from '../book/fields.ts'
import {readChoice} from '../book/input.ts'
import {type LetterLanguage, letterLanguages} from '../book/letter-languages.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Presented, present} from '../book/present.ts'
import type {Contact, Customer} from '../book/registry.ts'
import {resolveContact, resolveEngagement} from '../book/resolve-named.ts'
import {resolveParty} from '../book/resolve-party.ts'
import type {Day} from '../calendar/day.ts'
import type {Instant} from '../calendar/instant.ts'
import {addresseeOf, letterLanguageOf} from '../recap/addressee.ts'
import {composeLetter} from '../recap/compose.ts'
import {type Inspection, inspectLetter} from '../recap/guard.ts'
import {englishInternalWords} from '../recap/languages/internal-words.ts'
import {loadLanguage} from '../recap/languages/load.ts'
import type {Letter} from '../recap/letter.ts'
import {type RecapRequest, type RecapSelection, selectMaterial} from '../recap/material.ts'
import {recordsOf} from '../recap/records.ts'
import {type RecapJson, recapJson} from '../recap/render-json.ts'
import {unbrokenLines} from '../recap/render-text.ts'
import type {OwnWording} from '../recap/wording.ts'

/** The forms that a letter is written in, as `--format` names them. */
export const recapFormats = ['md', 'html', 'text', 'eml', 'json'] as const
export type RecapFormat = (typeof recapFormats)[number]

/** What a letter is asked for, references as typed, days read. */
export interface RecapInput
  extends Pick<
    RecapRequest,
    'kind' | 'year' | 'since' | 'until' | 'improve' | 'next' | 'ask' | 'askBy' | 'thanks' | 'today'
  > {
  readonly customer: string
  readonly engagement?: string | undefined
  readonly contact?: string | undefined
  readonly language?: string | undefined
  /** The user's own wording in a language. */
  readonly wordingIn?: (language: LetterLanguage) => Promise<OwnWording>
}

export interface ComposedRecap {
  readonly letter: Letter
  readonly selection: RecapSelection
  readonly recap: RecapJson
  /** What the finished letter says that it should not. */
  readonly inspection: Inspection
  /** Whether a native reader has gone through its fixed wording. */
  readonly reviewed: boolean
}

/** The records that the words of an input mean. */
export function resolveRecap(book: Book, input: RecapInput): RecapRequest {
  const party = resolveParty(book, input.customer)
  const {customer} = party
  const contact =
    input.contact === undefined
      ? (party.contact ?? addresseeOf(book, customer, input.today))
      : resolveContact(book, customer.id, input.contact)
  const language: LetterLanguage =
    input.language === undefined
      ? letterLanguageOf(book, customer, contact)
      : readChoice(input.language, letterLanguages, 'language')
  const engagement = input.engagement === undefined ? undefined : resolveEngagement(book, customer.id, input.engagement)
  return {...input, customer, contact, engagement, language}
}

/** Selects, composes and inspects a letter. Throws `too-little-to-share` with the candidates. */
export async function composeRecap(book: Book, input: RecapInput): Promise<ComposedRecap> {
  const request = resolveRecap(book, input)
  const {customer, language} = request
  const selection = selectMaterial(book, request)
  const table = await loadLanguage(language)
  const letter = composeLetter(selection.material, table, await input.wordingIn?.(language))
  const internalWords = [...new Set([...table.internalWords, ...englishInternalWords])]
  return {
    letter,
    selection,
    recap: recapJson(letter, customer),
    inspection: inspectLetter(unbrokenLines(letter), {book, customer, internalWords}),
    reviewed: table.reviewed,
  }
}

/** What a format needs beside the letter. */
export interface RenderOptions {
  readonly book: Book
  /** The clock, for the date of a mail. */
  readonly at: Instant
  /** The user's own style for the page. */
  readonly style?: string | undefined
}

/** The letter as the bytes of one format. Renderers are loaded when they are asked for. */
export async function renderRecap(
  composed: ComposedRecap,
  format: RecapFormat,
  options: RenderOptions,
): Promise<string> {
  const {letter, recap} = composed
  switch (format) {
    case 'md':
      return (await import('../recap/render-markdown.ts')).renderMarkdown(letter)
    case 'text':
      return (await import('../recap/render-text.ts')).renderText(letter)
    case 'html':
      return (await import('../recap/render-html.ts')).renderHtml(letter, options.style)
    case 'eml':
      return (await import('../recap/render-eml.ts')).renderEml(letter, {
        from: {name: options.book.settings.name, address: options.book.settings.email},
        to: recipientOf(composed),
        at: options.at,
      })
    case 'json':
      return `${JSON.stringify({recap}, null, 2)}\n`
  }
}

/** To whom a mail goes: the person addressed, else the customer. */
export function recipientOf({selection: {sources}}: ComposedRecap): {name: string; address: string | undefined} {
  const party: Contact | Customer = sources.contact ?? sources.customer
  return {name: party.name, address: elementsOf(party.emails)[0]}
}

/** Records that a recap was sent: when, for which period, of which records. */
export function recordRecap(
  _book: Book,
  {selection, letter}: ComposedRecap,
  on: Day,
  {newId}: Moment,
): Plan<{sent: Presented; customer: string}> {
  const {sources} = selection
  const records = recordsOf(letter, sources)
  const id = newId('recap')
  const {customer, engagement, contact, period} = sources
  return {
    edits: [
      createRecord('recap', id, {
        customer: customer.id,
        on,
        from: period.from,
        to: period.to,
        language: letter.language,
        ...(engagement ? {engagement: engagement.id} : {}),
        ...(contact ? {contact: contact.id} : {}),
        ...(records.length > 0 ? {records: toElements(records)} : {}),
      }),
    ],
    summary: `recap sent: ${customer.name}`,
    result: after => ({sent: present(after, id), customer: customer.name}),
  }
}
