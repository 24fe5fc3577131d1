import type {Book} from '../book/book.ts'
import {type LetterLanguage, letterLanguages} from '../book/choices.ts'
import {createRecord, toElements} from '../book/edits.ts'
import {readChoice} from '../book/input.ts'
import type {Moment, Plan} from '../book/plan.ts'
import {type Presented, presentName} from '../book/present.ts'
import {resolveContact, resolveEngagement, resolveParty} from '../book/resolve.ts'
import type {Day} from '../calendar/day.ts'
import {addresseeOf, letterLanguageOf} from '../recap/addressee.ts'
import {composeLetter} from '../recap/compose.ts'
import {loadLanguage} from '../recap/languages/load.ts'
import type {Letter} from '../recap/letter.ts'
import {type RecapRequest, type RecapSelection, selectMaterial} from '../recap/material.ts'
import {type RecapJson, recapJson} from '../recap/render-json.ts'
import {present} from './customers.ts'

export const recapFormats = ['md', 'html', 'text', 'json'] as const
export type RecapFormat = (typeof recapFormats)[number]

/** What a recap is asked for, references as typed, days read. */
export interface RecapInput
  extends Pick<RecapRequest, 'since' | 'until' | 'improve' | 'next' | 'ask' | 'askBy' | 'thanks' | 'today'> {
  readonly customer: string
  readonly engagement: string | undefined
  readonly contact: string | undefined
  readonly language: string | undefined
}

export interface ComposedRecap {
  readonly letter: Letter
  readonly selection: RecapSelection
  readonly recap: RecapJson
}

/** Selects and composes the recap of a customer. Throws `too-little-to-share` with the candidates. */
export async function composeRecap(book: Book, input: RecapInput): Promise<ComposedRecap> {
  const party = resolveParty(book, input.customer)
  const {customer} = party
  const contact =
    input.contact === undefined
      ? (party.contact ?? addresseeOf(book, customer))
      : resolveContact(book, customer.id, input.contact)
  const language: LetterLanguage =
    input.language === undefined
      ? letterLanguageOf(book, customer, contact)
      : readChoice(input.language, letterLanguages, 'language')
  const engagement = input.engagement === undefined ? undefined : resolveEngagement(book, customer.id, input.engagement)
  const selection = selectMaterial(book, {...input, customer, contact, engagement, language})
  const letter = composeLetter(selection.material, await loadLanguage(language))
  return {letter, selection, recap: recapJson(letter, customer)}
}

/** The letter as the bytes of one format. Renderers are loaded when they are asked for. */
export async function renderRecap({letter, recap}: ComposedRecap, format: RecapFormat): Promise<string> {
  switch (format) {
    case 'md':
      return (await import('../recap/render-markdown.ts')).renderMarkdown(letter)
    case 'text':
      return (await import('../recap/render-text.ts')).renderText(letter)
    case 'html':
      return (await import('../recap/render-html.ts')).renderHtml(letter)
    case 'json':
      return `${JSON.stringify(recap, null, 2)}\n`
  }
}

/** Records that a recap was sent: when, for which period, of which records. */
export function recordRecap(
  _book: Book,
  {selection, letter}: ComposedRecap,
  on: Day,
  {newId}: Moment,
): Plan<{sent: Presented; customer: string}> {
  const {sources, records} = selection
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
    summary: `recap sent: ${presentName(customer).name}`,
    result: after => ({sent: present(after, id), customer: customer.name}),
  }
}
