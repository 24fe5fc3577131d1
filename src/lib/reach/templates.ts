import {invalidValue} from '../errors.ts'

/** The templates that come with the program, one for each purpose; the first line may be the subject of a mail. */
const defaultTemplates = {
  'check-in': `Subject: How are things at {customer}?

Hello {name},

It has been a while. How are things at {customer}, and is there anything I can help with?

{me}`,
  'value-tip': `Subject: Something that may help {customer}

Hello {name},

I came across something that may be useful at {customer}. Shall I send you a short summary?

{me}`,
  feedback: `Subject: Two minutes for your view?

Hello {name},

How well am I serving {customer}? What should I do better? An honest line or two would help me.

{me}
{business}`,
  thanks: `Subject: Thank you

Hello {name},

Thank you for the trust you and {customer} place in me. I enjoy working with you.

{me}`,
  referral: `Subject: A question

Hello {name},

If our work has been useful to {customer}: do you know somebody it could help as well? An introduction would mean a lot to me.

{me}
{business}`,
  offer: `Subject: An idea for {customer}

Hello {name},

I have an idea that may fit {customer}. May I tell you about it in ten minutes?

{me}
{business}`,
  birthday: `Subject: Happy birthday

Hello {name},

Happy birthday, and all the best for the year ahead!

{me}`,
  'win-back': `Subject: It has been a while

Hello {name},

We have not worked together for some time. What has changed at {customer}, and is there anything I could do better this time?

{me}
{business}`,
} as const

/** The purposes that have a template. */
export const templateNames: readonly string[] = Object.keys(defaultTemplates)

/** The template of a purpose in English; undefined for a name that has none. */
export const defaultTemplate = (name: string): string | undefined =>
  Object.hasOwn(defaultTemplates, name) ? defaultTemplates[name as keyof typeof defaultTemplates] : undefined

/** A name of a template as it is asked for: it names a file as well. Throws for anything that could lead elsewhere. */
export function readTemplateName(text: string): string {
  const name = text.trim().normalize('NFC').toLowerCase()
  if (/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]{0,63}$/u.test(name)) return name
  throw invalidValue(`not the name of a template: ${text}`, `There is ${templateNames.join(', ')}.`)
}

/** A message: the text, and the subject that a mail has. */
export interface Message {
  readonly subject: string | undefined
  readonly text: string
}

/** What stands for each placeholder; undefined where nobody has said it yet. */
export interface Fillings {
  readonly name: string
  readonly customer: string
  readonly me: string | undefined
  readonly business: string | undefined
}

const placeholder = /\{\{|\}\}|\{([^{}\n]*)\}/g
const howToSet: Readonly<Record<string, string>> = {
  me: 'Say your name: crm config name "Jana Novak"',
  business: 'Name your business: crm config business "Novak Consulting"',
}

/**
 * Fills the placeholders of a text in one pass: what is filled in is not read again. Doubled braces are braces.
 *
 * @throws CrmError `invalid-value` for an unknown placeholder, and for one that nothing stands for yet.
 * @example fillPlaceholders('Hello {name}', {name: 'Helen Marks', …}) //=> 'Hello Helen Marks'
 */
export const fillPlaceholders = (text: string, fillings: Fillings): string =>
  text.replace(placeholder, (found, given: string | undefined) => {
    if (given === undefined) return found.slice(1)
    const name = given.trim().toLowerCase()
    if (!Object.hasOwn(fillings, name)) {
      throw invalidValue(
        `unknown placeholder: ${found}`,
        `There is ${Object.keys(fillings)
          .map(each => `{${each}}`)
          .join(', ')}; write {{ for a brace.`,
      )
    }
    const value = fillings[name as keyof Fillings]
    if (value === undefined) throw invalidValue(`nothing to put for ${found}`, howToSet[name])
    return value
  })

/** Fills a template: a first line `Subject: …` is the subject, the rest the text. */
export function fillTemplate(template: string, fillings: Fillings): Message {
  const written = template
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .trim()
  const [, subject, rest] = /^subject:[ \t]*(.*)(?:\n+([\s\S]*))?$/i.exec(written) ?? []
  if (subject === undefined) return {subject: undefined, text: fillPlaceholders(written, fillings)}
  return {subject: fillPlaceholders(subject.trim(), fillings), text: fillPlaceholders(rest ?? '', fillings)}
}
