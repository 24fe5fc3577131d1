import {parseQuietPeriods} from '../calendar/quiet-periods.ts'
import {formatSpan, parseSpan} from '../calendar/span.ts'
import {parseHours, parseWeekend} from '../calendar/working-week.ts'
import {invalidValue} from '../errors.ts'
import {nearest} from '../text/fold.ts'
import {cadenceDefinitions, isTagCadenceKey, tagCadenceDefinition, tagCadenceKey} from './cadence-settings.ts'
import {tiers} from './choices.ts'
import {readCountry} from './country.ts'
import {parseHealthWeights, usualHealthWeights} from './health-weights.ts'
import {letterLanguages} from './letter-languages.ts'
import {loyaltyDefinitions} from './loyalty-settings.ts'
import {parseCurrency} from './money.ts'
import {parsePercentage} from './percentage.ts'
import {defaultPlaybookDefinitions, isPlaybookKey, ownPlaybookDefinition, playbookKey} from './playbook-settings.ts'
import {readUrl} from './read-values.ts'
import {stageDefinitions} from './stage-settings.ts'

/** What a setting is for, what it is where nobody says otherwise, and what it may be. */
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
  hours: {help: 'when your working day begins and ends, on your clock', fallback: '09:00-17:00', parse: parseHours},
  'feedback.every': {
    help: 'how long a client may go without being asked for feedback',
    // A judgement: twice a year is often enough to notice a change, and seldom enough to be answered.
    fallback: '180d',
    parse: text => formatSpan(parseSpan(text)),
  },
  'health.weights': {
    help: 'what the parts of health weigh, 100 together',
    fallback: usualHealthWeights,
    parse: parseHealthWeights,
  },
  'lifetime.margin': {
    help: 'what is left of a fee after its costs, for the expected lifetime value',
    // A judgement: an independent consultant's fee is nearly all margin.
    fallback: '100%',
    parse: parsePercentage,
  },
  'lifetime.discount': {
    help: "how much less next year's money is worth, for the expected lifetime value",
    // A judgement: a tenth a year is the usual rate where none is known.
    fallback: '10%',
    parse: parsePercentage,
  },
  ...cadenceDefinitions,
  quiet: {help: 'when no check-in comes up anew, e.g. 12-20..01-06', parse: parseQuietPeriods},
  ...stageDefinitions,
  ...loyaltyDefinitions,
  ...defaultPlaybookDefinitions,
}

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
  {key: tagCadenceKey('TAG'), help: tagCadenceDefinition.help},
  {key: playbookKey('NAME'), help: ownPlaybookDefinition.help},
]

function definitionOf(key: string): Definition {
  const known = Object.hasOwn(definitions, key) ? definitions[key] : undefined
  if (known) return known
  if (isTagCadenceKey(key)) return tagCadenceDefinition
  if (isPlaybookKey(key)) return ownPlaybookDefinition
  const near = nearest(key, Object.keys(definitions), each => each)
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'List them: crm config'
  throw invalidValue(`no such setting: ${key}`, hint)
}

/** The default of a setting as it is stored; undefined where there is none. */
export const defaultOf = (key: string): string | undefined => definitions[key]?.fallback

/** Checks a key and reads a value for it: the text to store. Throws for an unknown key or a value that cannot be. */
export const parseSetting = (key: string, text: string): string => definitionOf(key).parse(text)

/** Throws for a key that does not exist. */
export const checkSettingKey = (key: string): void => void definitionOf(key)

function parseAddress(text: string): string {
  const address = line(text)
  if (/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/u.test(address)) return address
  throw invalidValue(`not an e-mail address: ${address}`, 'Write it like riko@sand.example.')
}
