import {timelineOf} from '../actions/timeline.ts'
import type {Book} from '../book/book.ts'
import {type Contact, type Customer, knownCollection} from '../book/registry.ts'
import {summaryOf} from '../book/resolve-record.ts'
import type {StoredRecord} from '../change/json.ts'
import {cleanText} from '../recap/clean-text.ts'
import {escapeMarkdown} from '../recap/render-markdown.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'
import {cellOf} from './export-tables.ts'

/** One page for a client, as Markdown. */
export interface ClientPage {
  readonly name: string
  readonly text: string
}

/** A page for every customer, by name: who they are, their people, what was agreed, what is due, all that happened. Private. */
export function composePages(book: Book, due: readonly AgendaItem[]): ClientPage[] {
  const dueOf = new Map<string, AgendaItem[]>()
  for (const item of due) dueOf.set(item.customer.id, [...(dueOf.get(item.customer.id) ?? []), item])
  return book
    .all('customer')
    .map(customer => ({name: customer.name, text: composePage(book, customer, dueOf.get(customer.id) ?? [])}))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

const plain = (text: string): string => escapeMarkdown(cleanText(text))

const list = (lines: readonly string[]): string => lines.map(each => `- ${each}`).join('\n')

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${heading}`, list(lines)]

function composePage(book: Book, customer: Customer, due: readonly AgendaItem[]): string {
  const blocks = [
    `# ${plain(customer.name)}`,
    list(factsOf(customer)),
    ...book.of('contact', customer.id).flatMap(contact => [`## ${plain(contact.name)}`, list(factsOf(contact))]),
    ...section(
      'Engagements',
      book.of('engagement', customer.id).map(engagement => plain(summaryOf(engagement))),
    ),
    ...section(
      'Due',
      due.map(({on, reason}) => `${on} ${plain(reason)}`),
    ),
    ...section(
      'Timeline',
      timelineOf(book, customer.id, Number.POSITIVE_INFINITY).map(
        ({on, type, summary}) => `${on} ${summary.startsWith(`${type}:`) ? '' : `${type}: `}${plain(summary)}`,
      ),
    ),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function factsOf(record: Customer | Contact): string[] {
  const stored = record as unknown as StoredRecord
  const facts = Object.entries(knownCollection(record.type).fields).flatMap(([name, field]) => {
    const text = name === 'name' || name === 'customer' ? '' : cellOf(field, stored[name])
    return text === '' ? [] : [`${name}: ${plain(text)}`]
  })
  return [...facts, `id: ${record.id}`]
}
