import {isMap, type Json} from '../../change/json.ts'

/** What is nested deeper is left out. */
const deepest = 4
/** Under these keys the objects of a list hold what they are there for: `{"type": "work", "value": "a@b.example"}`. */
const valueKeys = ['value', 'email', 'address', 'number', 'phone', 'url', 'name', 'title']

const scalarText = (value: Json): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function listText(values: readonly Json[]): string {
  return values
    .flatMap(value => {
      if (!isMap(value)) return scalarText(value) ?? []
      const key = valueKeys.find(each => scalarText(value[each] ?? null) !== undefined)
      return key === undefined ? [] : (scalarText(value[key] ?? null) ?? [])
    })
    .join('\n')
}

/** The values of an object as the cells of a row, by their headers: `{"job": {"title": "x"}}` has `job title`. */
export function flatten(
  value: {readonly [key: string]: Json},
  prefix = '',
  depth = 1,
): [header: string, text: string][] {
  return Object.entries(value).flatMap(([key, held]): [string, string][] => {
    const header = `${prefix}${key}`
    if (Array.isArray(held)) return [[header, listText(held)]]
    if (isMap(held)) return depth < deepest ? flatten(held, `${header} `, depth + 1) : []
    return [[header, scalarText(held) ?? '']]
  })
}
