import type {Weekday} from '../calendar/day.ts'
import {type QuietPeriod, readQuietPeriods} from '../calendar/quiet-periods.ts'
import {readSpan, type Span} from '../calendar/span.ts'
import {type DayHours, readHours, readWeekend} from '../calendar/working-week.ts'
import {type Cadence, cadencesOf, tagCadencesOf} from './cadence-settings.ts'
import {type Tier, tiers} from './choices.ts'
import {type HealthWeights, readHealthWeights} from './health-weights.ts'
import {idFor} from './ids.ts'
import {type LetterLanguage, letterLanguages} from './letter-languages.ts'
import {type LoyaltyRules, loyaltyRulesOf} from './loyalty-settings.ts'
import {lazily} from './once.ts'
import {readPercentage} from './percentage.ts'
import {playbooksOf} from './playbook-settings.ts'
import {defaultOf} from './setting-definitions.ts'
import {parseStages, type Stage} from './stage-settings.ts'
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

/** The id of the record of a setting: the same on every machine. */
export const settingId = (key: string): string => idFor('s', key)

/**
 * Reads the settings of a book from its setting records; a stored value that cannot be counts as not given. What takes reading
 * is read when it is first asked for: most commands ask for little of it.
 */
export function readSettings(records: readonly {readonly key: string; readonly value?: string | null}[]): Settings {
  const given = new Map(records.map(({key, value}) => [key, value ?? undefined]))
  const text = (key: string): string | undefined => given.get(key) ?? defaultOf(key)
  const readOr = <T>(read: (text: string) => T | undefined, key: string): T => {
    const value = read(text(key) ?? '') ?? read(defaultOf(key) ?? '')
    if (value === undefined) throw new Error(`no default of ${key}`)
    return value
  }
  return lazily<Settings>({
    name: () => text('name'),
    business: () => text('business'),
    email: () => text('email'),
    room: () => text('room'),
    currency: () => readCurrency(text('currency')),
    country: () => text('country'),
    language: () => letterLanguages.find(each => each === text('language')) ?? 'en',
    tier: () => tiers.find(each => each === text('tier')) ?? 'C',
    weekend: () => readWeekend(text('weekend') ?? ''),
    hours: () => readOr(readHours, 'hours'),
    feedbackEvery: () => readOr(readSpan, 'feedback.every'),
    healthWeights: () => readHealthWeights(given.get('health.weights')),
    margin: () => readOr(readPercentage, 'lifetime.margin'),
    discount: () => readOr(readPercentage, 'lifetime.discount'),
    cadenceByTier: () => cadencesOf(text),
    cadenceByTag: () => tagCadencesOf(given),
    quiet: () => readQuietPeriods(text('quiet') ?? ''),
    stages: () => readOr(given => readStored(parseStages, given), 'stages'),
    loyalty: () => loyaltyRulesOf(text),
    playbooks: () => playbooksOf(given),
  })
}

/** The shape alone: the platform's list of currencies is slow to load and was asked when the setting was made. */
const readCurrency = (text: string | undefined): string | undefined =>
  text !== undefined && /^[A-Z]{3}$/.test(text) ? text : undefined
