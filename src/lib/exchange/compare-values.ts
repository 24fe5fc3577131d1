import {elementsOf, type Field} from '../book/fields.ts'
import {phoneTail} from '../book/inspection/people.ts'
import {collectionOf, type TypeName} from '../book/registry.ts'
import {toAsciiDigits} from '../calendar/digits.ts'
import {canonicalText, isMap, type Json} from '../change/json.ts'
import {foldText} from '../text/fold.ts'
import type {Values} from './clean-entry.ts'

/** What a record lacks of wanted fields, and what it has otherwise; of sets and maps, their elements. */
export interface Difference {
  readonly missing: Values
  readonly different: Values
}

/** What two writings of one element have in common. */
const elementKeys: {readonly [K in Field['kind']]?: (element: string) => string} = {
  emails: foldText,
  phones: number => phoneTail(number) || toAsciiDigits(number).replace(/\D/g, ''),
  set: foldText,
  references: id => id,
  map: element => element,
  annuals: element => element,
}

/** Compares the fields of a record with wanted ones. */
export function compareFields(type: TypeName, held: Values, wanted: Values): Difference {
  const missing: {[field: string]: Json} = {}
  const different: {[field: string]: Json} = {}
  for (const [name, value] of Object.entries(wanted)) {
    const field = collectionOf(type)?.fields[name]
    const has = held[name] ?? null
    const keyOf = field && elementKeys[field.kind]
    if (keyOf && isMap(value)) {
      const elements = compareElements(isMap(has) ? has : {}, value, keyOf, field.kind)
      if (Object.keys(elements.missing).length > 0) missing[name] = elements.missing
      if (Object.keys(elements.different).length > 0) different[name] = elements.different
    } else if (has === null) missing[name] = value
    else if (!isSame(field, has, value)) different[name] = value
  }
  return {missing, different}
}

function compareElements(
  held: Values,
  wanted: Values,
  keyOf: (element: string) => string,
  kind: Field['kind'],
): Difference {
  const elements = new Map(elementsOf(held).map(element => [keyOf(element), element]))
  const missing: {[element: string]: Json} = {}
  const different: {[element: string]: Json} = {}
  for (const [element, value] of Object.entries(wanted)) {
    const same = elements.get(keyOf(element))
    if (same === undefined) {
      missing[element] = value
      elements.set(keyOf(element), element)
    } else if ((kind === 'map' || kind === 'annuals') && canonicalText(held[same] ?? null) !== canonicalText(value)) {
      different[same] = value
    }
  }
  return {missing, different}
}

/** One website stands behind `http://apex.example/` and `https://www.apex.example`. */
const bareAddress = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')

const isSame = (field: Field | undefined, a: Json, b: Json): boolean =>
  field?.kind === 'url' && typeof a === 'string' && typeof b === 'string'
    ? bareAddress(a) === bareAddress(b)
    : canonicalText(a) === canonicalText(b)
