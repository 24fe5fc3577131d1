import type {Weekday} from '../calendar/day.ts'
import {parseQuietPeriods, type QuietPeriod, readQuietPeriods} from '../calendar/quiet-periods.ts'
import {formatSpan, parseSpan, readSpan, type Span} from '../calendar/span.ts'
import {type DayHours, parseHours, parseWeekend, readHours, readWeekend} from '../calendar/working-week.ts'
import {invalidValue} from '../errors.ts'
import {foldText, nearest} from '../text/fold.ts'
import {type Cadence, cadencesOf, defaultCadence, parseCadence, readCadence} from './cadence-settings.ts'
import {type Tier, tiers} from './choices.ts'
import {readCountry} from './country.ts'
import {type HealthWeights, parseHealthWeights, readHealthWeights, usualHealthWeights} from './health-weights.ts'
import {idFor} from './ids.ts'
import {type LetterLanguage, letterLanguages} from './letter-languages.ts'
import {type LoyaltyRules, loyaltyDefinitions, loyaltyRulesOf} from './loyalty-settings.ts'
import {parseCurrency} from './money.ts'
import {parsePercentage, readPercentage} from './percentage.ts'
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
    cadenceByTier: cadencesOf(text),
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
}

/** The shape alone: the platform's list of currencies is slow to load and was asked when the setting was made. */
const isCurrencyCode = (text: string): boolean => /^[A-Z]{3}$/.test(text)

/** What a stored value says; the default where it cannot be read. */
function readOr<T>(read: (text: string) => T | undefined, given: string | undefined, fallback: string): T {
  const value = read(given ?? '') ?? read(fallback)
  if (value === undefined) throw new Error(`no default: ${fallback}`)
  return value
}
