import type {ScoreDirection} from '../book/choices.ts'
import {parseScale, type Scale} from '../book/instruments.ts'
import {type KnownRecord, knownCollection, type TypeName} from '../book/registry.ts'
import {CrmError} from '../errors.ts'

/**
 * The scale that an answer has after an edit: the ends given, the better end given, else the one it had, else the higher.
 * Empty where it stays. Throws `usage` for a scale of anything else.
 */
export function editedScale(
  record: KnownRecord,
  {scale, better}: {readonly scale?: string | undefined; readonly better?: ScoreDirection | undefined},
): Partial<Scale> {
  if (scale === undefined && better === undefined) return {}
  if (record.type !== 'feedback') {
    const flag = scale === undefined ? 'better' : 'scale'
    throw new CrmError('usage', `a ${knownCollection(record.type as TypeName).label} has no --${flag}`, {
      hint: 'Only answers are given on a scale.',
    })
  }
  return {...(scale === undefined ? {} : parseScale(scale)), better: better ?? record.better ?? 'higher'}
}
