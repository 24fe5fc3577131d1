import {CrmError} from '../../src/lib/errors.ts'

/** The error that something ends with; fails where it ends well, or by a bug. */
export function errorOf(body: () => unknown): CrmError {
  try {
    body()
  } catch (error) {
    if (error instanceof CrmError) return error
  }
  throw new Error('no such error')
}
