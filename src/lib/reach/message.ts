import type {Book} from '../book/book.ts'
import {readText} from '../book/input.ts'
import {CrmError} from '../errors.ts'
import type {Addressee} from './consents.ts'
import type {MessagesIn} from './messages/load.ts'
import {type MessagePurpose, messagePurposes} from './messages/table.ts'
import {type Fillings, fillTemplate, fillText, hasPlaceholder, type Message, type Template} from './templates.ts'

/** What a message is made of: a template, a text, or a template with the text in it. */
export interface MessageInput {
  readonly template: string | undefined
  readonly text: string | undefined
}

/** Where the words of messages come from. */
export interface MessageWords {
  readonly messagesIn: MessagesIn
  /** The user's own template in a language; undefined where there is none. */
  readonly ownTemplate: (language: string, name: string) => Template | undefined
}

/** A message to one person, in which language it is, and what its writer should know. */
export interface ComposedMessage {
  readonly message: Message
  readonly language: string
  readonly note?: string
}

interface Chosen {
  readonly template: Template
  readonly language: string
  readonly note?: string
}

/** The language somebody is written to in: theirs, else the customer's, else the book's. */
export const languageOf = (book: Book, {customer, contact}: Addressee): string =>
  contact?.language ?? customer.language ?? book.settings.language

/** Makes the message to one person. Throws for a template that does not exist, and for one that cannot be filled. */
export function composeMessage(
  book: Book,
  addressee: Addressee,
  {template: name, text}: MessageInput,
  words: MessageWords,
): ComposedMessage {
  const language = languageOf(book, addressee)
  const typed = text === undefined ? undefined : readText(text, 'text')
  if (name === undefined && typed === undefined) return {message: {subject: undefined, text: ''}, language}
  const chosen = name === undefined ? {template: {text: typed ?? ''}, language} : chooseTemplate(language, name, words)
  if (name !== undefined && typed !== undefined && !hasPlaceholder(chosen.template, 'text')) {
    throw new CrmError('usage', `the template ${name} has no place for a text of yours`, {
      hint: 'Leave --text away, or write {text} into a template of your own.',
    })
  }
  const {customer, contact} = addressee
  const phrases = words.messagesIn(chosen.language)
  const {name: me, business, room} = book.settings
  const fillings: Fillings = {
    name: contact?.name ?? customer.name,
    customer: customer.name,
    salutation: contact?.salutation || phrases?.salutation({name: contact?.name ?? customer.name, ...titleOf(contact)}),
    closing: contact?.closing || phrases?.closing,
    me,
    business,
    room,
    signature: me && [me, ...(business ? [business] : [])].join('\n'),
    text: undefined,
  }
  const placed = name === undefined || typed === undefined ? undefined : fillText(typed, fillings)
  const message = fillTemplate(chosen.template, {...fillings, text: placed})
  return {message, language: chosen.language, ...(chosen.note === undefined ? {} : {note: chosen.note})}
}

const titleOf = (contact: Addressee['contact']): {title?: string} => (contact?.title ? {title: contact.title} : {})

/** One's own template goes before the one that comes along, and a language before another. */
function chooseTemplate(language: string, name: string, words: MessageWords): Chosen {
  const base = language.split('-')[0] ?? language
  for (const each of new Set([language, base])) {
    const own = words.ownTemplate(each, name)
    if (own) return {template: own, language: each}
  }
  const chosen = defaultTemplate(base, name, words) ?? englishTemplate(name, base, words)
  if (chosen) return chosen
  throw new CrmError('not-found', `no template is called: ${name}`, {
    hint: `There is ${messagePurposes.join(', ')}; your own is templates/${base}/${name}.txt beside the book.`,
  })
}

function englishTemplate(name: string, wanted: string, words: MessageWords): Chosen | undefined {
  const own = words.ownTemplate('en', name)
  const chosen = own ? {template: own, language: 'en'} : defaultTemplate('en', name, words)
  return (
    chosen && {
      ...chosen,
      note: `No template ${name} in ${wanted}: the English one is used. Your own: templates/${wanted}/${name}.txt beside the book`,
    }
  )
}

const isPurpose = (name: string): name is MessagePurpose => messagePurposes.some(each => each === name)

function defaultTemplate(language: string, name: string, {messagesIn}: MessageWords): Chosen | undefined {
  const table = messagesIn(language)
  if (!table || !isPurpose(name)) return undefined
  const {subject, text} = table.messages[name]
  const template = {text: `Subject: ${subject}\n\n{salutation}\n\n${text}\n\n{closing}\n{signature}`}
  if (table.reviewed || table.language === 'en') return {template, language: table.language}
  return {
    template,
    language: table.language,
    note: `No native reader has gone through the ${table.language} wording of ${name} yet: read it before it is sent`,
  }
}
