import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {invalidValue} from '../errors.ts'
import {errnoCode, explainErrno} from '../store/errno.ts'
import type {ImportReading} from './import-entry.ts'
import {type ImportFormat, readImport} from './import-formats.ts'

/**
 * Reads the files of an import, in the order given.
 *
 * @throws CrmError `invalid-value` for a file that is not there, cannot be read or is of no known format
 */
export function readImportFiles(
  files: readonly string[],
  cwd: string,
  format: ImportFormat | undefined,
): ImportReading {
  const readings = files.map(file => readImport(readBytes(resolve(cwd, file), file), file, format))
  return {
    entries: readings.flatMap(({entries}) => entries),
    problems: readings.flatMap(({problems}) => problems),
  }
}

function readBytes(path: string, file: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    if (errnoCode(error) === undefined) throw error
    throw invalidValue(`${file} could not be read: ${explainErrno(error)}`, 'Check the path and its permissions.')
  }
}
