import {elementsOf, type Field} from '../book/fields.ts'
import {phoneTail} from '../book/inspection/people.ts'
import {presentRecord} from '../book/present.ts'
import {knownCollection, type TypeName} from '../book/registry.ts'
import {earlierDay, isDay} from '../calendar/day.ts'
import {canonicalText, isMap, type Json, type StoredRecord} from '../change/json.ts'
import {foldText} from '../text/fold.ts'

/** What one record takes from another that is the same, and what it cannot hold beside its own. */
export interface JoinedFields {
  readonly values: {readonly [field: string]: Json}
  /** `tier B`, `custom.size 40`: the second's values where the first has another. */
  readonly left: readonly string[]
}

/** Fields where none is an answer as well: an organisation, active, still there. */
const meaningfulWhenMissing: ReadonlySet<string> = new Set(['person', 'status', 'left'])

/** The ones that hold a record together rather than tell of it; names and owners are dealt with by the caller. */
const structural: ReadonlySet<string> = new Set(['id', 'type', 'deleted', 'customer', 'name'])

const keyOf = (field: Field | undefined, element: string): string => {
  if (field?.kind === 'phones') return phoneTail(element) || element
  return field?.kind === 'emails' || field?.kind === 'set' ? foldText(element) : element
}

/**
 * What `keep` takes from `drop`: elements of its sets and maps that it lacks, and fields it has no value for. A field in
 * which they differ stays as it is, and the other value is told in words.
 *
 * @example joinFields({…, tier: 'A'}, {…, tier: 'B', emails: {'a@b.example': true}}) //=> {values: {emails: {'a@b.example': true}}, left: ['tier B']}
 */
export function joinFields(keep: StoredRecord, drop: StoredRecord): JoinedFields {
  const {fields} = knownCollection(keep.type as TypeName)
  const shown = presentRecord(drop)
  const values: {[field: string]: Json} = {}
  const left: string[] = []
  for (const [name, value] of Object.entries(drop)) {
    if (structural.has(name) || name.startsWith('_') || value === null) continue
    const held = keep[name] ?? null
    if (name === 'added' && isDay(held) && isDay(value)) values[name] = earlierDay(held, value)
    else if (isMap(value) && (held === null || isMap(held))) {
      const joined = joinElements(name, fields[name], held ?? {}, value)
      if (Object.keys(joined.values).length > 0) values[name] = joined.values
      left.push(...joined.left)
    } else if (held === null && !meaningfulWhenMissing.has(name)) values[name] = value
    else if (canonicalText(held) !== canonicalText(value)) left.push(`${name} ${inWords(shown[name] ?? value)}`)
  }
  return {values, left}
}

function joinElements(
  name: string,
  field: Field | undefined,
  held: {readonly [element: string]: Json},
  given: {readonly [element: string]: Json},
): JoinedFields {
  const own = new Map(elementsOf(held).map(element => [keyOf(field, element), element]))
  const values: {[element: string]: Json} = {}
  const left: string[] = []
  for (const element of elementsOf(given)) {
    const same = own.get(keyOf(field, element))
    const value = given[element] ?? null
    if (same === undefined) values[element] = value
    else if (value !== true && canonicalText(held[same] ?? null) !== canonicalText(value)) {
      left.push(`${name}.${element} ${inWords(value)}`)
    }
  }
  return {values, left}
}

function inWords(value: Json): string {
  if (typeof value === 'string') return value
  if (isMap(value)) return Object.values(value).map(inWords).join(' ')
  return value === true ? 'yes' : value === false ? 'no' : JSON.stringify(value)
}
