import {invalidValue} from '../errors.ts'
import {plainHeader} from './columns/known-columns.ts'
import type {FileReading} from './import-entry.ts'
import type {ImportFile} from './import-file.ts'
import {type ImportFormat, readImport} from './import-formats.ts'
import {gather, type ImportReading} from './import-reading.ts'
import type {ReadSettings} from './import-settings.ts'
import {stayLean} from './lean-memory.ts'

/** Files of more bytes than this are worth a slower, leaner run. */
const largeImport = 1 << 20

/**
 * Reads the files of an import, in the order given.
 *
 * @throws CrmError `invalid-value` for a file that is not there, cannot be read or is of no known format, and for a column that
 * none of them has
 */
export async function readImportFiles(
  files: readonly ImportFile[],
  format: ImportFormat | undefined,
  settings: ReadSettings,
): Promise<ImportReading> {
  if (files.reduce((sum, {size}) => sum + size, 0) > largeImport) stayLean()
  const gathering = gather(settings.tags)
  const readings: FileReading[] = []
  for (const file of files) {
    readings.push(await readImport(file, format, settings, gathering))
  }
  const headers = readings.flatMap(reading => reading.headers ?? [])
  checkColumns(settings, headers)
  const ambiguous = readings.find(reading => reading.ambiguous !== undefined)?.ambiguous
  return {
    ...gathering.reading(),
    ...(ambiguous === undefined ? {} : {ambiguous}),
  }
}

function checkColumns({columns}: ReadSettings, headers: readonly string[]): void {
  const there = new Set(headers.map(plainHeader))
  const missing = [...columns.keys()].find(column => !there.has(column))
  if (missing === undefined) return
  const named = headers.filter(header => header.trim() !== '').map(header => `"${header}"`)
  throw invalidValue(
    `no column ${missing}`,
    named.length > 0
      ? `The columns are ${named.join(', ')}.`
      : '--map goes with tables: CSV, and JSON of other programs.',
  )
}
