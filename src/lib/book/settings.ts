import type {Weekday} from '../calendar/day.ts'
import {formatSpan, parseSpan, readSpan, type Span, spanInDays} from '../calendar/span.ts'
import {type DayHours, parseHours, parseWeekend, readHours, readWeekend} from '../calendar/working-week.ts'
import {invalidValue} from '../errors.ts'
import {type LetterLanguage, letterLanguages, type Tier, tiers} from './choices.ts'
import {nearest} from './fold.ts'
import {idFor} from './ids.ts'
import {parseCurrency} from './money.ts'

/** How often to be in touch: the ideal and the worst silence. */
export interface Cadence {
  readonly ideal: Span
  readonly worst: Span
}

/** The settings of a book, each with its default where none is given. */
export interface Settings {
  readonly name: string | undefined
  readonly business: string | undefined
  readonly currency: string | undefined
  readonly language: LetterLanguage
  readonly tier: Tier
  readonly weekend: ReadonlySet<Weekday>
  /** When the working day begins and ends. */
  readonly hours: DayHours
  /** How long a client may go without being asked for feedback. */
  readonly feedbackEvery: Span
  readonly cadenceByTier: Readonly<Record<Tier, Cadence>>
  readonly cadenceByTag: ReadonlyMap<string, Cadence>
}

/** Defaults in days by tier, RETENTION.md 3 (a judgement: monthly, quarterly, half-yearly, yearly). */
const defaultCadence: Readonly<Record<Tier, string>> = {
  A: '30d/45d',
  B: '90d/135d',
  C: '180d/270d',
  D: '365d/550d',
}

interface Definition {
  readonly help: string
  readonly fallback?: string
  /** Reads what a user gives and returns the stored text; throws for what cannot be. */
  parse(text: string): string
}

const line = (text: string): string => {
  const trimmed = text.trim()
  if (!trimmed) throw invalidValue('an empty value', 'Take a setting away with: crm config KEY --unset')
  if (trimmed.length > 200) throw invalidValue(`a value of ${trimmed.length} characters`, 'Keep it under 200.')
  return trimmed
}

const oneOf =
  (options: readonly string[], what: string) =>
  (text: string): string => {
    const found = options.find(option => option.toLowerCase() === text.trim().toLowerCase())
    if (!found) throw invalidValue(`no such ${what}: ${text}`, `Choose one of: ${options.join(', ')}.`)
    return found
  }

const defaultHours = '09:00-17:00'

/** A judgement: twice a year is often enough to notice a change, and seldom enough to be answered. */
const defaultFeedbackEvery = '180d'

const definitions: Readonly<Record<string, Definition>> = {
  name: {help: 'your name, as it closes a letter', parse: line},
  business: {help: 'the name of your business', parse: line},
  currency: {help: 'currency of amounts given without one', parse: parseCurrency},
  language: {
    help: 'language of letters where nobody says otherwise',
    fallback: 'en',
    parse: oneOf(letterLanguages, 'language'),
  },
  tier: {help: 'tier of customers that have none', fallback: 'C', parse: oneOf(tiers, 'tier')},
  weekend: {help: 'days you do not work, e.g. sat,sun', fallback: 'sat,sun', parse: parseWeekend},
  hours: {help: 'when your working day begins and ends, on your clock', fallback: defaultHours, parse: parseHours},
  'feedback.every': {
    help: 'how long a client may go without being asked for feedback',
    fallback: defaultFeedbackEvery,
    parse: text => formatSpan(parseSpan(text)),
  },
  ...Object.fromEntries(
    tiers.map(tier => [
      `cadence.${tier}`,
      {help: `tier ${tier}: ideal and worst silence`, fallback: defaultCadence[tier], parse: parseCadence},
    ]),
  ),
}

const tagPrefix = 'cadence.tag.'
const tagDefinition: Definition = {help: 'ideal and worst silence of customers with a tag', parse: parseCadence}

/** Every fixed setting: key, what it is for and its default. */
export const settingHelp = (): {key: string; help: string; fallback: string | undefined}[] => [
  ...Object.entries(definitions).map(([key, {help, fallback}]) => ({key, help, fallback})),
  {key: `${tagPrefix}TAG`, help: tagDefinition.help, fallback: undefined},
]

function definitionOf(key: string): Definition {
  const known = Object.hasOwn(definitions, key) ? definitions[key] : undefined
  if (known) return known
  if (key.startsWith(tagPrefix) && key.length > tagPrefix.length) return tagDefinition
  const near = nearest(key, Object.keys(definitions), each => each)
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'List them: crm config'
  throw invalidValue(`no such setting: ${key}`, hint)
}

/** Checks a key and reads a value for it: the text to store. Throws for an unknown key or a value that cannot be. */
export const parseSetting = (key: string, text: string): string => definitionOf(key).parse(text)

/** Throws for a key that does not exist. */
export const checkSettingKey = (key: string): void => void definitionOf(key)

/** The id of the record of a setting: the same on every machine. */
export const settingId = (key: string): string => idFor('s', key)

function parseCadence(text: string): string {
  const hint = 'Give the ideal and the worst silence, e.g. 30d/45d.'
  const parts = text.trim().split(/[/\s,]+/)
  const [ideal, worst] = parts.map(part => readSpan(part))
  if (!ideal || !worst || parts.length > 2) throw invalidValue(`not a cadence: ${text}`, hint)
  if (spanInDays(worst) < spanInDays(ideal))
    throw invalidValue(`the worst silence is shorter than the ideal: ${text}`, hint)
  return `${formatSpan(ideal)}/${formatSpan(worst)}`
}

/** Reads the settings of a book from its setting records; a stored value that cannot be counts as not given. */
export function readSettings(records: readonly {readonly key: string; readonly value?: string | null}[]): Settings {
  const given = new Map(records.map(({key, value}) => [key, value ?? undefined]))
  const text = (key: string): string | undefined => given.get(key) ?? definitions[key]?.fallback
  const currency = text('currency')
  return {
    name: text('name'),
    business: text('business'),
    currency: currency && isCurrencyCode(currency) ? currency : undefined,
    language: letterLanguages.find(each => each === text('language')) ?? 'en',
    tier: tiers.find(each => each === text('tier')) ?? 'C',
    weekend: readWeekend(text('weekend') ?? ''),
    hours: readOr(readHours, text('hours'), defaultHours),
    feedbackEvery: readOr(readSpan, text('feedback.every'), defaultFeedbackEvery),
    cadenceByTier: {A: byTier('A'), B: byTier('B'), C: byTier('C'), D: byTier('D')},
    cadenceByTag: new Map(
      [...given].flatMap(([key, value]) => {
        const cadence = key.startsWith(tagPrefix) ? readCadence(value ?? '') : undefined
        return cadence ? [[key.slice(tagPrefix.length), cadence]] : []
      }),
    ),
  }
  function byTier(tier: Tier): Cadence {
    const cadence = readCadence(text(`cadence.${tier}`) ?? '') ?? readCadence(defaultCadence[tier])
    if (!cadence) throw new Error(`no default cadence for tier ${tier}`)
    return cadence
  }
}

/** The shape alone: the platform's list of currencies is slow to load and was asked when the setting was made. */
const isCurrencyCode = (text: string): boolean => /^[A-Z]{3}$/.test(text)

function readCadence(text: string): Cadence | undefined {
  const [ideal, worst] = text.split('/').map(part => readSpan(part))
  return ideal && worst ? {ideal, worst} : undefined
}

/** What a stored value says; the default where it cannot be read. */
function readOr<T>(read: (text: string) => T | undefined, given: string | undefined, fallback: string): T {
  const value = read(given ?? '') ?? read(fallback)
  if (value === undefined) throw new Error(`no default: ${fallback}`)
  return value
}
