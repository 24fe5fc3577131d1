/** A value as it stands in the data file. */
export type Json = string | number | boolean | null | readonly Json[] | {readonly [key: string]: Json}

/** One line of the data file: a record of any type, known or not. */
export interface StoredRecord {
  readonly id: string
  readonly type: string
  readonly [field: string]: Json
}

/** Keys that could reach an object's own machinery: no record of the data file has them. */
export const forbiddenKeys: readonly string[] = ['__proto__', 'constructor']

/** True for a map of elements; arrays and null are values. */
export const isMap = (value: Json | undefined): value is {readonly [key: string]: Json} =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** True for two values that say the same, whatever the order of their keys. */
export function isSameValue(a: Json, b: Json): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false
  const [left, right] = [a, b] as [{readonly [key: string]: Json}, {readonly [key: string]: Json}]
  return keys.every(key => Object.hasOwn(right, key) && isSameValue(left[key] ?? null, right[key] ?? null))
}

/** Text that is the same for the same value, whatever the order of its keys. */
export function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (!isMap(value)) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`).join(',')}}`
}

/** The same value with the keys of all its maps in order, so that the same value is the same bytes. */
export function orderKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(orderKeys)
  if (isMap(value)) {
    const keys = Object.keys(value).sort()
    return Object.fromEntries(keys.map(key => [key, orderKeys(value[key] ?? null)]))
  }
  return Object.is(value, -0) ? 0 : value
}
