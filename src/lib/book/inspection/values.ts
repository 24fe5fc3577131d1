import {isZone} from '../../calendar/instant.ts'
import type {Json} from '../../change/json.ts'
import {CrmError} from '../../errors.ts'
import {quote} from '../../text/quote.ts'
import type {Book} from '../book.ts'
import type {Field} from '../fields.ts'
import {checkSettingKey, parseSetting} from '../setting-definitions.ts'
import {type BookFinding, editHint, findingAt, type Inspection, knownRows, nameRecord} from './finding.ts'

/** Choices that this version does not know, time zones that do not exist, and settings that cannot be followed. */
export const inspectValues: Inspection = book => {
  const zones = new Map<string, boolean>()
  const isKnownZone = (zone: string): boolean => {
    const known = zones.get(zone) ?? isZone(zone)
    zones.set(zone, known)
    return known
  }
  const fields = knownRows(book).flatMap(row =>
    Object.entries(row.collection.fields).flatMap(([name, field]) => {
      const fault = faultOf(field, row.record[name], isKnownZone)
      if (fault === undefined) return []
      const hint = editHint(
        book,
        row,
        name,
        field.kind === 'choice' ? `WORD, one of ${field.options.join(', ')}` : 'ZONE',
      )
      return [findingAt(row, name, `${nameRecord(book, row)} ${fault} for ${name}${hint}`)]
    }),
  )
  return [...fields, ...inspectSettings(book)]
}

function faultOf(field: Field, value: Json | undefined, isKnownZone: (zone: string) => boolean): string | undefined {
  if (typeof value !== 'string') return undefined
  if (field.kind === 'choice' && !field.options.includes(value)) {
    return `has a word that this version of crm does not know, ${value},`
  }
  return field.kind === 'zone' && !isKnownZone(value) ? `has ${value}, which is no time zone,` : undefined
}

/** A key that this version does not know is a newer one's. */
function inspectSettings(book: Book): BookFinding[] {
  return book.all('setting').flatMap(({id, key, value}) => {
    const reason = value ? refusalOf(() => parseSetting(key, value)) : undefined
    if (reason === undefined || refusalOf(() => checkSettingKey(key)) !== undefined) return []
    const message = `the setting ${key} cannot be followed, its default counts: ${reason}; mend it: crm config ${quote(key)} VALUE`
    return [{path: `setting ${id} value`, message}]
  })
}

function refusalOf(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof CrmError) return error.message
    throw error
  }
}
