import {forbiddenKeys, type Json} from '../change/json.ts'

/** Deeper than any value that makes sense in a record. */
const deepest = 32

/** Numbers that survive a round trip: no infinity, no whole number beyond 2^53. */
const isKeepable = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))

const isForbidden = (key: string): boolean => forbiddenKeys.includes(key)

/** Keys of a value and of all that is in it; negative where there is something that no book may hold. */
export function countKeys(value: Json, depth = 0): number {
  if (typeof value === 'number') return isKeepable(value) ? 0 : -1
  if (typeof value !== 'object' || value === null) return 0
  if (depth > deepest) return -1
  const isList = Array.isArray(value)
  const held = value as {readonly [key: string]: Json}
  let count = 0
  for (const key in held) {
    if (!isList && isForbidden(key)) return -1
    const inner = countKeys(held[key] ?? null, depth + 1)
    if (inner < 0) return -1
    count += isList ? inner : inner + 1
  }
  return count
}

/** Where a value holds what no book may, and what: a key, a number, a depth. */
export function findUnkeepable(value: Json, path = '', depth = 0): {path: string; message: string} | undefined {
  if (typeof value === 'number') return isKeepable(value) ? undefined : {path, message: 'is a number beyond 2^53'}
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > deepest) return {path: path.slice(0, 60), message: 'is nested too deep'}
  for (const [key, held] of Object.entries(value)) {
    const below = path === '' ? key : `${path}.${key}`
    if (!Array.isArray(value) && isForbidden(key)) return {path: below, message: 'is no name for a field'}
    const found = findUnkeepable(held, below, depth + 1)
    if (found) return found
  }
  return undefined
}
