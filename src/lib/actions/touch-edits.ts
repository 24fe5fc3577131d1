import {channels, type Direction, directionOf} from '../book/choices.ts'
import {type KnownRecord, knownCollection, type TypeName} from '../book/registry.ts'
import type {Json} from '../change/json.ts'
import {CrmError} from '../errors.ts'

/**
 * The direction that a touch has after an edit: the one given, else that of the new channel where it had its channel's
 * usual one. Empty where it stays. Throws `usage` for a direction of anything else.
 */
export function editedDirection(
  record: KnownRecord,
  channel: Json | undefined,
  given: Direction | undefined,
): {direction?: Direction} {
  if (record.type !== 'touch') {
    if (given === undefined) return {}
    throw new CrmError('usage', `a ${knownCollection(record.type as TypeName).label} has no --${given}`, {
      hint: 'Only touches go one way or both.',
    })
  }
  if (given !== undefined) return {direction: given}
  const changed = channels.find(each => each === channel)
  return changed && record.direction === directionOf[record.channel] ? {direction: directionOf[changed]} : {}
}
