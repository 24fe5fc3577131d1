import type {LetterLanguage} from '../../book/letter-languages.ts'
import {loadLanguage} from '../../recap/languages/load.ts'
import {plainText} from '../../recap/phrase.ts'
import type {MessageTable} from './table.ts'

/** The messages of a language, and how it greets and takes leave: as its letters do. */
export interface MessageLanguage extends MessageTable {
  readonly closing: string
  /** The neutral opening, for somebody who has none of their own. */
  salutation(addressed: {readonly name: string; readonly title?: string | undefined}): string
}

/** The messages of a language, by its tag: `hi` and `hi-IN` are one. Undefined for a language that has none. */
export type MessagesIn = (language: string) => MessageLanguage | undefined

const tables = {
  en: async () => (await import('./en.ts')).english,
  hi: async () => (await import('./hi.ts')).hindi,
  ne: async () => (await import('./ne.ts')).nepali,
  bn: async () => (await import('./bn.ts')).bengali,
  fa: async () => (await import('./fa.ts')).persian,
} satisfies Partial<Readonly<Record<LetterLanguage, () => Promise<MessageTable>>>>

/** The languages that have messages: of those that letters are written in, not each has to. */
export const messageLanguages = Object.keys(tables) as MessageTongue[]
export type MessageTongue = keyof typeof tables

async function loadMessages(language: MessageTongue): Promise<MessageLanguage> {
  const [messages, letters] = await Promise.all([tables[language](), loadLanguage(language)])
  return {
    ...messages,
    closing: letters.closing,
    salutation: addressed => plainText(letters.salutation(addressed)),
  }
}

/** Loads the messages of every language: a mailing has readers in several. */
export async function loadAllMessages(): Promise<MessagesIn> {
  const loaded = await Promise.all(messageLanguages.map(loadMessages))
  const byLanguage = new Map<string, MessageLanguage>(loaded.map(each => [each.language, each]))
  return language => byLanguage.get(language.toLowerCase().split('-')[0] ?? '')
}
