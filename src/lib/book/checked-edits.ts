import type {Edit} from '../change/edit.ts'
import {changeRecord, createRecord} from './edits.ts'
import {knownCollection, type RecordTypes, type TypeName} from './registry.ts'

const check = (type: TypeName, record: object): void => knownCollection(type).check?.(record as never)

/** As `createRecord`. Throws `invalid-value` where the values contradict each other. */
export function createChecked<T extends TypeName>(
  type: T,
  id: string,
  values: Parameters<typeof createRecord<T>>[2],
): Edit {
  check(type, {...values, id, type})
  return createRecord(type, id, values)
}

/** As `changeRecord`, of a record at hand. Throws `invalid-value` where its values would then contradict each other. */
export function changeChecked<T extends TypeName>(
  type: T,
  record: RecordTypes[T],
  values: Parameters<typeof changeRecord<T>>[2],
): Edit {
  check(type, {...record, ...values})
  return changeRecord(type, record.id, values)
}
