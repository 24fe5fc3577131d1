import type {Portrait} from '../actions/portrait.ts'
import type {Book} from '../book/book.ts'
import type {Presented} from '../book/present.ts'
import {lateness} from '../terminal/relative.ts'
import type {Screen} from '../terminal/screen.ts'
import {data, hanging, idOf} from './parts.ts'

/** A field of a record as text: lists with commas, maps with their keys. Undefined where it holds nothing. */
export const fieldText = (record: Presented, field: string): string | undefined => {
  const value = record[field]
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : undefined
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, held]) => `${key}: ${String(held)}`)
      .join(', ')
  return String(value)
}

const heading = (text: string, {palette}: Screen): string => `\n${palette.accent(text)}`

/** A part of a page under its heading; nothing where it has no lines. */
export const section = (title: string, body: readonly string[], screen: Screen): string[] =>
  body.length === 0 ? [] : [heading(title, screen), ...body]

/** The name of a customer and its id. */
export const titleLine = (customer: Presented, screen: Screen, book: Book): string =>
  `${screen.palette.strong(data(String(customer['name']), screen))}  ${screen.palette.id(book.shortId(customer.id))}`

/** A field of a record and the word before it. */
export type LabelledField = readonly [field: string, label: string]

/** What is known of a record, a line for each field that holds something. */
export const factLines = (record: Presented, fields: readonly LabelledField[], screen: Screen): string[] =>
  fields.flatMap(([field, label]) => {
    const value = fieldText(record, field)
    return value === undefined ? [] : hanging(`  ${screen.palette.dim(`${label}:`.padEnd(10))}`, value, screen)
  })

/** A person: id, name, when they left, role, whether they speak for the user there, addresses. */
export const contactLines = (contact: Presented, screen: Screen, book: Book): string[] => {
  const left = fieldText(contact, 'left')
  const parts = [
    fieldText(contact, 'name'),
    left && `left ${left}`,
    fieldText(contact, 'role'),
    contact['champion'] === true && 'champion',
    fieldText(contact, 'emails'),
    fieldText(contact, 'phones'),
  ]
  return hanging(`  ${idOf(book, contact.id, screen)}  `, parts.filter(Boolean).join(' · '), screen)
}

/** An open request: id, since when, whether it was answered, and what was asked. */
export const requestLines = (request: Presented, screen: Screen, book: Book): string[] => {
  const state = request['repliedAt'] ? '' : ', no reply yet'
  const rest = `${fieldText(request, 'on')}${state}: ${fieldText(request, 'text')}`
  return hanging(`  ${idOf(book, request.id, screen)}  `, rest, screen)
}

/** What is due: how late, and why. */
export const dueLines = (due: Portrait['due'], screen: Screen): string[] =>
  due.flatMap(item => hanging(`  ${screen.palette.warning(lateness(item.late))}  `, item.reason, screen))
