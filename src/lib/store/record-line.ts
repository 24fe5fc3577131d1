import {isId} from '../book/ids.ts'
import {problemsOf} from '../book/validate.ts'
import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import type {FileProblem} from './file-problem.ts'
import {findUnkeepable} from './keepable.ts'
import {repeatedKey} from './repeated-key.ts'

/** Longer than any record that makes sense (a text has 20,000 characters at most): beyond it a line is not even parsed. */
export const longestLine = 1_000_000

/** True for a text with a line that is too long for a record. */
export function hasLongLine(text: string): boolean {
  let from = 0
  while (text.length - from > longestLine) {
    const end = text.lastIndexOf('\n', from + longestLine)
    if (end <= from) return true
    from = end
  }
  return false
}

/** Reads the line of one record, its end left off, and notes what is wrong with it; nothing where it cannot be read. */
export function readRecordLine(content: string, line: number, problems: FileProblem[]): StoredRecord | undefined {
  const problem = (message: string, path = '') => void problems.push({line, path, message})
  if (content.length > longestLine) return problem(`is ${content.length} characters long: no record is`)
  const json = content.endsWith(',') ? content.slice(0, -1) : content
  let value: Json
  try {
    value = JSON.parse(json)
  } catch (error) {
    return problem(`is not JSON: ${reasonOf(error)}`)
  }
  if (json === content) problem('does not end in a comma')
  const unkeepable = findUnkeepable(value)
  if (unkeepable) return problem(unkeepable.message, unkeepable.path)
  if (!isRecord(value)) return problem('is no record: it needs an id (a letter and 12 characters) and a type')
  const twice = repeatedKey(json)
  if (twice !== undefined) return problem('is given twice', twice)
  for (const {path, message} of problemsOf(value)) problem(message, `${value.type} ${value.id} ${path}`)
  return value
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 120)

/** True for a value with the two fields that every record has. */
export const isRecord = (value: Json): value is StoredRecord =>
  isMap(value) && isId(value['id']) && (typeof value['type'] === 'string' || value['_forgot'] === 1)
