import {invalidValue} from '../errors.ts'
import {messagePurposes} from './messages/table.ts'

/** A text with placeholders; of a file of the user's own also its name, as they know it. */
export interface Template {
  readonly text: string
  readonly file?: string
}

/** A name of a template as it is asked for: it names a file as well. Throws for anything that could lead elsewhere. */
export function readTemplateName(text: string): string {
  const name = text.trim().normalize('NFC').toLowerCase()
  if (/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]{0,63}$/u.test(name)) return name
  throw invalidValue(`not the name of a template: ${text}`, `There is ${messagePurposes.join(', ')}.`)
}

/** A message: the text, and the subject that a mail has. */
export interface Message {
  readonly subject: string | undefined
  readonly text: string
}

/** What a placeholder can stand for, and how to say what is missing. */
const placeholders = {
  name: undefined,
  customer: undefined,
  salutation: 'Say how they are greeted: crm edit CONTACT --salutation "Liebe Frau Marks,"',
  closing: 'Say how you take leave of them: crm edit CONTACT --closing "Herzliche Grüße"',
  me: 'Say your name: crm config name "Jana Novak"',
  business: 'Name your business: crm config business "Novak Consulting"',
  signature: 'Say your name: crm config name "Jana Novak"',
  room: 'Name your video room: crm config room https://…',
  text: 'Give it: --text "…"',
} as const satisfies {readonly [name: string]: string | undefined}

type Placeholder = keyof typeof placeholders

/** What stands for each placeholder; undefined where nobody has said it yet. */
export type Fillings = {readonly [P in Placeholder]: string | undefined}

/** The placeholders as they are written. */
export const placeholderNames: readonly string[] = Object.keys(placeholders).map(name => `{${name}}`)

const placeholder = /\{\{|\}\}|\{([^{}\n]*)\}/g

const nameIn = (given: string): Placeholder | undefined => {
  const name = given.trim().toLowerCase()
  return Object.hasOwn(placeholders, name) ? (name as Placeholder) : undefined
}

/** Whether a template has a place for something. */
export const hasPlaceholder = ({text}: Template, name: Placeholder): boolean =>
  [...text.matchAll(placeholder)].some(([, given]) => given !== undefined && nameIn(given) === name)

/**
 * Throws `invalid-value` for a placeholder that does not exist, naming the file, the line and those there are. Nothing of a
 * message is made before.
 */
export function checkTemplate({text, file}: Template): void {
  for (const match of text.matchAll(placeholder)) {
    const [found, given] = match
    if (given === undefined || nameIn(given)) continue
    const line = text.slice(0, match.index).split(/\r\n?|\n/).length
    throw invalidValue(
      `${file === undefined ? '' : `${file} line ${line}: `}unknown placeholder: ${found}`,
      `There is ${placeholderNames.join(', ')}; write {{ for a brace.`,
    )
  }
}

/**
 * Fills what was typed into a place of a template: every line of it is text.
 *
 * @throws CrmError `invalid-value` for an unknown placeholder, and for one that nothing stands for yet.
 */
export function fillText(text: string, fillings: Fillings): string {
  checkTemplate({text})
  return fillPlaceholders(text, fillings)
}

/** Fills the placeholders of a text in one pass: what is filled in is not read again. Doubled braces are braces. */
const fillPlaceholders = (text: string, fillings: Fillings): string =>
  text.replace(placeholder, (found, given: string | undefined) => {
    if (given === undefined) return found.slice(1)
    const name = nameIn(given)
    const value = name && fillings[name]
    if (value === undefined) throw invalidValue(`nothing to put for ${found}`, name && placeholders[name])
    return value
  })

/**
 * Fills a template: a first line `Subject: …` is the subject, the rest the text.
 *
 * @throws CrmError `invalid-value` for an unknown placeholder, and for one that nothing stands for yet.
 * @example fillTemplate({text: 'Hello {name}'}, {name: 'Helen Marks', …}).text //=> 'Hello Helen Marks'
 */
export function fillTemplate(template: Template, fillings: Fillings): Message {
  checkTemplate(template)
  const written = template.text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .trim()
  const [, subject, rest] = /^subject:[ \t]*(.*)(?:\n+([\s\S]*))?$/i.exec(written) ?? []
  if (subject === undefined) return {subject: undefined, text: fillPlaceholders(written, fillings)}
  return {subject: fillPlaceholders(subject.trim(), fillings), text: fillPlaceholders(rest ?? '', fillings)}
}
