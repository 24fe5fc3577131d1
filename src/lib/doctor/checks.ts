import type {Check} from './check.ts'
import {checkConflictCopies} from './conflict-copies.ts'
import {checkForm, checkMarkers, checkReadable, checkRecords} from './content-checks.ts'
import {checkLitter, checkLock} from './leftovers.ts'
import {checkPermissions} from './permissions.ts'
import {checkRepository} from './repository.ts'

/**
 * Every check, in the order in which they are reported and mended: what makes a file readable comes first. A new check is one
 * file and one line here.
 */
export const checks: readonly Check[] = [
  checkRepository,
  checkReadable,
  checkMarkers,
  checkForm,
  checkConflictCopies,
  checkRecords,
  checkPermissions,
  checkLock,
  checkLitter,
]
