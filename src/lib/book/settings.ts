import type {Weekday} from '../calendar/day.ts'
import {toAsciiDigits} from '../calendar/digits.ts'
import {parseQuietPeriods, type QuietPeriod, readQuietPeriods} from '../calendar/quiet-periods.ts'
import {formatSpan, parseSpan, readSpan, type Span, spanInDays} from '../calendar/span.ts'
import {type DayHours, parseHours, parseWeekend, readHours, readWeekend} from '../calendar/working-week.ts'
import {invalidValue} from '../errors.ts'
import {foldText, nearest} from '../text/fold.ts'
import {type Tier, tiers} from './choices.ts'
import {readCountry} from './country.ts'
import {type HealthWeights, parseHealthWeights, readHealthWeights, usualHealthWeights} from './health-weights.ts'
import {idFor} from './ids.ts'
import {type LetterLanguage, letterLanguages} from './letter-languages.ts'
import {type LoyaltyRules, loyaltyDefinitions, loyaltyRulesOf} from './loyalty-settings.ts'
import {parseCurrency} from './money.ts'
import {
  defaultPlaybookDefinitions,
  isPlaybookKey,
  ownPlaybookDefinition,
  playbookKey,
  playbooksOf,
} from './playbook-settings.ts'
import {readUrl} from './read-values.ts'
import {defaultStages, parseStages, type Stage, stageDefinitions} from './stage-settings.ts'
import {readStored} from './stored-setting.ts'

/** How often to be in touch: the ideal and the worst silence. */
export interface Cadence {
  readonly ideal: Span
  readonly worst: Span
}

/** The settings of a book, each with its default where none is given. */
export interface Settings {
  readonly name: string | undefined
  readonly business: string | undefined
  /** The user's own address. */
  readonly email: string | undefined
  /** Where video calls are held. */
  readonly room: string | undefined
  readonly currency: string | undefined
  /** The country of phone numbers that are written without one. */
  readonly country: string | undefined
  readonly language: LetterLanguage
  readonly tier: Tier
  readonly weekend: ReadonlySet<Weekday>
  /** When the working day begins and ends. */
  readonly hours: DayHours
  /** How long a client may go without being asked for feedback. */
  readonly feedbackEvery: Span
  /** What the parts of health weigh; they total 100. */
  readonly healthWeights: HealthWeights
  /** What is left of a fee after its costs, as a fraction: for the expected lifetime value. */
  readonly margin: number
  /** What next year's money is worth less than this year's, as a fraction. */
  readonly discount: number
  readonly cadenceByTier: Readonly<Record<Tier, Cadence>>
  /** By the tag as it is compared: case and accents folded. */
  readonly cadenceByTag: ReadonlyMap<string, Cadence>
  /** When no check-in comes up anew. */
  readonly quiet: readonly QuietPeriod[]
  /** The stages of the pipeline in order: the open ones, then won and lost. */
  readonly stages: readonly Stage[]
  readonly loyalty: LoyaltyRules
  /** The playbooks by name, as they are written on one line. */
  readonly playbooks: ReadonlyMap<string, string>
}

/** Defaults in days by tier, RETENTION.md 3 (a judgement: monthly, quarterly, half-yearly, yearly). */
const defaultCadence: Readonly<Record<Tier, string>> = {
  A: '30d/45d',
  B: '90d/135d',
  C: '180d/270d',
  D: '365d/550d',
}

/** An independent consultant's fee is nearly all margin; a tenth a year is the usual rate where none is known (judgements). */
const defaultMargin = '100%'
const defaultDiscount = '10%'

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
  email: {help: 'your e-mail address, whom a mail draft is from', parse: parseAddress},
  room: {help: 'your video room, https://…', parse: readUrl},
  currency: {help: 'currency of amounts given without one', parse: parseCurrency},
  country: {help: 'country of phone numbers written without one, e.g. DE', parse: readCountry},
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
  'health.weights': {
    help: 'what the parts of health weigh, 100 together',
    fallback: usualHealthWeights,
    parse: parseHealthWeights,
  },
  'lifetime.margin': {
    help: 'what is left of a fee after its costs, for the expected lifetime value',
    fallback: defaultMargin,
    parse: parsePercentage,
  },
  'lifetime.discount': {
    help: "how much less next year's money is worth, for the expected lifetime value",
    fallback: defaultDiscount,
    parse: parsePercentage,
  },
  ...Object.fromEntries(
    tiers.map(tier => [
      `cadence.${tier}`,
      {help: `tier ${tier}: ideal and worst silence`, fallback: defaultCadence[tier], parse: parseCadence},
    ]),
  ),
  quiet: {help: 'when no check-in comes up anew, e.g. 12-20..01-06', parse: parseQuietPeriods},
  ...stageDefinitions,
  ...loyaltyDefinitions,
  ...defaultPlaybookDefinitions,
}

const tagPrefix = 'cadence.tag.'
const tagDefinition: Definition = {help: 'ideal and worst silence of customers with a tag', parse: parseCadence}

interface SettingHelp {
  readonly key: string
  readonly help: string
  readonly fallback: string | undefined
}

/** Every setting with a key of its own: what it is for and its default. */
export const settingHelp = (): SettingHelp[] =>
  Object.entries(definitions).map(([key, {help, fallback}]) => ({key, help, fallback}))

/** The settings of which there are as many as somebody gives: the word in capitals stands for their name. */
export const namedSettingHelp = (): Omit<SettingHelp, 'fallback'>[] => [
  {key: `${tagPrefix}TAG`, help: tagDefinition.help},
  {key: playbookKey('NAME'), help: ownPlaybookDefinition.help},
]

function definitionOf(key: string): Definition {
  const known = Object.hasOwn(definitions, key) ? definitions[key] : undefined
  if (known) return known
  if (key.startsWith(tagPrefix) && key.length > tagPrefix.length) return tagDefinition
  if (isPlaybookKey(key)) return ownPlaybookDefinition
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

function parseAddress(text: string): string {
  const address = line(text)
  if (/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/u.test(address)) return address
  throw invalidValue(`not an e-mail address: ${address}`, 'Write it like riko@sand.example.')
}

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
    email: text('email'),
    room: text('room'),
    currency: currency && isCurrencyCode(currency) ? currency : undefined,
    country: text('country'),
    language: letterLanguages.find(each => each === text('language')) ?? 'en',
    tier: tiers.find(each => each === text('tier')) ?? 'C',
    weekend: readWeekend(text('weekend') ?? ''),
    hours: readOr(readHours, text('hours'), defaultHours),
    feedbackEvery: readOr(readSpan, text('feedback.every'), defaultFeedbackEvery),
    healthWeights: readHealthWeights(given.get('health.weights')),
    margin: readOr(readPercentage, text('lifetime.margin'), defaultMargin),
    discount: readOr(readPercentage, text('lifetime.discount'), defaultDiscount),
    cadenceByTier: {A: byTier('A'), B: byTier('B'), C: byTier('C'), D: byTier('D')},
    cadenceByTag: new Map(
      [...given].flatMap(([key, value]) => {
        const cadence = key.startsWith(tagPrefix) ? readCadence(value ?? '') : undefined
        return cadence ? [[foldText(key.slice(tagPrefix.length)), cadence]] : []
      }),
    ),
    quiet: readQuietPeriods(text('quiet') ?? ''),
    stages: readStored(parseStages, text('stages')) ?? parseStages(defaultStages),
    loyalty: loyaltyRulesOf(text),
    playbooks: playbooksOf(given),
  }
  function byTier(tier: Tier): Cadence {
    const cadence = readCadence(text(`cadence.${tier}`) ?? '') ?? readCadence(defaultCadence[tier])
    if (!cadence) throw new Error(`no default cadence for tier ${tier}`)
    return cadence
  }
}

/** The shape alone: the platform's list of currencies is slow to load and was asked when the setting was made. */
const isCurrencyCode = (text: string): boolean => /^[A-Z]{3}$/.test(text)

/** A percentage from 0 to 100, as the text to store. */
function parsePercentage(text: string): string {
  const written = toAsciiDigits(text).replace(/\s/g, '')
  const value = readPercentage(written.endsWith('%') ? written : `${written}%`)
  if (value === undefined) throw invalidValue(`not a percentage: ${text}`, 'Give 0 to 100, e.g. 10%.')
  return written.endsWith('%') ? written : `${written}%`
}

/** A stored percentage as a fraction. */
function readPercentage(text: string): number | undefined {
  const number = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text)?.[1]
  const fraction = Number(number) / 100
  return fraction <= 1 ? fraction : undefined
}

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
