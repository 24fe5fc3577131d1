import {isMap, type Json} from '../change/json.ts'
import type {Values} from './clean-entry.ts'

/** Fields put together; sets and maps by their elements. */
export function mergeFields(a: Values, b: Values): Values {
  const merged: {[field: string]: Json} = {...a}
  for (const [field, value] of Object.entries(b)) {
    const held = merged[field]
    merged[field] = isMap(held) && isMap(value) ? {...held, ...value} : value
  }
  return merged
}
