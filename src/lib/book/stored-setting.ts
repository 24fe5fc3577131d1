import {CrmError} from '../errors.ts'

/** Reads the stored text of a setting; undefined where it cannot be read: it then counts as not given. */
export function readStored<T>(parse: (text: string) => T, text: string | undefined): T | undefined {
  if (!text) return undefined
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}
