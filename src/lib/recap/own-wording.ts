import type {TemplateSpans} from 'mustache'
import Mustache from 'mustache'
import {CrmError, invalidValue} from '../errors.ts'
import {cleanText} from './clean-text.ts'
import type {Phrase, Run} from './phrase.ts'
import {type OwnWording, type WordingPart, type WordingValues, wordingParts} from './wording.ts'

/** A file of the user's own wording, as they know it, and what is in it. */
export interface LetterTemplate {
  readonly file: string
  readonly text: string
}

const valueNames: Readonly<Record<keyof WordingValues, true>> = {
  name: true,
  title: true,
  engagement: true,
  sender: true,
  business: true,
  today: true,
  from: true,
  to: true,
  period: true,
  end: true,
  count: true,
  kept: true,
  of: true,
  by: true,
  recap: true,
  thanks: true,
  year: true,
  closeout: true,
}

/** Values that are texts of the book, which another script may be written in. */
const bookValues: readonly (keyof WordingValues)[] = ['name', 'title', 'engagement', 'sender', 'business']

/**
 * Reads the user's own wording: Mustache templates, one for each part of the letter. No code runs in them, they include no
 * other file and know the values of `WordingValues` alone.
 *
 * @throws CrmError `invalid-value` naming file and line, for a part or a value that does not exist and for a broken template.
 */
export function readOwnWording(templates: readonly LetterTemplate[]): OwnWording {
  const parts = new Map(templates.map(template => [partOf(template), checkTemplate(template)]))
  return (part, values) => {
    const text = parts.get(part)
    return text === undefined ? undefined : renderPhrase(text, values)
  }
}

const partOf = ({file}: LetterTemplate): WordingPart => {
  const name = /([^/\\]*)\.mustache$/.exec(file)?.[1]
  const part = wordingParts.find(each => each === name)
  if (!part) throw invalidValue(`no part of a letter: ${file}`, `There is ${wordingParts.join(', ')}.`)
  return part
}

/** The text of a template that can be rendered. */
function checkTemplate({file, text}: LetterTemplate): string {
  const lineAt = (at: number): string => `${file} line ${text.slice(0, at).split('\n').length}`
  const check = (tokens: TemplateSpans): void => {
    for (const token of tokens) {
      const [kind, name, from] = token
      if (kind === '>') throw invalidValue(`${lineAt(from)} includes another file: ${name}`, 'Write it out instead.')
      if (['name', '&', '#', '^'].includes(kind) && !Object.hasOwn(valueNames, name)) {
        throw invalidValue(`${lineAt(from)} names no value: ${name}`, `There is ${Object.keys(valueNames).join(', ')}.`)
      }
      if (Array.isArray(token[4])) check(token[4])
    }
  }
  check(parseTemplate(text, lineAt))
  return text
}

function parseTemplate(text: string, lineAt: (at: number) => string): TemplateSpans {
  try {
    return Mustache.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const [, what = message, at = '0'] = /^(.*) at (\d+)$/.exec(message) ?? []
    const from = Math.min(Number(at), text.trimEnd().length)
    throw new CrmError('invalid-value', `${lineAt(from)} is no template: ${what}`, {
      hint: 'Values stand in double braces: {{name}}. A condition ends as it began: {{#engagement}} … {{/engagement}}.',
      cause: error,
    })
  }
}

// Characters that no text has: they keep what is from the book apart from what is the template's own.
const opening = '\ue000'
const closing = '\ue001'
const marks = /[\ue000\ue001]/g

function renderPhrase(text: string, values: WordingValues): Phrase | undefined {
  const marked = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? markValue(name, value) : value]),
  )
  const rendered = cleanText(Mustache.render(text.replace(marks, ''), marked, {}, {escape: String}))
  const runs = rendered
    .split(opening)
    .flatMap((piece, at): Run[] => {
      if (at === 0) return [{text: piece}]
      const [value = '', rest = ''] = piece.split(closing)
      return [{text: value, foreign: true}, {text: rest}]
    })
    .filter(run => run.text !== '')
  return runs.length > 0 ? runs : undefined
}

const markValue = (name: string, value: string): string => {
  const bare = value.replace(marks, '')
  return bookValues.some(each => each === name) && bare !== '' ? `${opening}${bare}${closing}` : bare
}
