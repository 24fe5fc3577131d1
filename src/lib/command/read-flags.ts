import type {Field} from '../book/fields.ts'
import {type FieldInput, flagOf} from '../book/input.ts'
import {knownCollection, type TypeName} from '../book/registry.ts'
import {type Day, isDay} from '../calendar/day.ts'
import {toAsciiDigits} from '../calendar/digits.ts'
import {parseHappened, parsePlanned} from '../calendar/words.ts'

/**
 * A day of something that happened, from words; today where none is given. Throws `invalid-value` for one that is no day or still
 * to come.
 *
 * @param isEvent false for the first day of what is told, which itself did not happen
 */
export async function readHappened(text: string | undefined, today: Day, isEvent = true): Promise<Day> {
  if (text === undefined) return today
  return isDay(text) && text <= today ? text : parseHappened(text, today, isEvent)
}

/** A day of something planned, from words. Throws `invalid-value` for what is none. */
export async function readPlanned(text: string | undefined, today: Day): Promise<Day | undefined> {
  return text === undefined || isDay(text) ? text : parsePlanned(text, today)
}

/** The flags that give fields of a type, their days read from words. */
export async function readFieldFlags(
  type: TypeName,
  flags: {readonly [flag: string]: unknown},
  today: Day,
): Promise<FieldInput> {
  const input: {[field: string]: string | readonly string[] | boolean} = {}
  for (const [name, field] of Object.entries(knownCollection(type).fields)) {
    const given = flags[flagOf(name, field) ?? '']
    if (typeof given === 'boolean') input[name] = given
    else if (Array.isArray(given)) input[name] = given.map(String)
    else if (typeof given === 'string') input[name] = (await readDay(field, given, today)) ?? given
  }
  return input
}

/** The day of a field, from words; nothing for a field that has none. The birth of a person cannot be planned either. */
async function readDay(field: Field, given: string, today: Day): Promise<Day | undefined> {
  if (field.kind === 'day') return field.happened ? readHappened(given, today) : readPlanned(given, today)
  const day = toAsciiDigits(given.trim())
  return field.kind === 'annual' && field.happened && isDay(day) ? readHappened(day, today) : undefined
}
