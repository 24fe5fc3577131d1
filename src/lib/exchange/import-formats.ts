import {invalidValue} from '../errors.ts'
import {countKnown} from './columns/column-map.ts'
import type {FileReading, ImportSink} from './import-entry.ts'
import type {ReadSettings} from './import-settings.ts'
import {readVcardEntries} from './vcard-entries.ts'

/** The formats that can be read. A new one is a reader and an entry in `readers`. */
export const importFormats = ['vcard', 'csv'] as const
export type ImportFormat = (typeof importFormats)[number]

interface ImportReader {
  /** How the names of such files end. */
  readonly endings: RegExp
  /** True for content that can only be of this format. */
  fits(beginning: string): boolean
  /** True for content that can be of this format, where the user or the name says so. */
  canBe(beginning: string): boolean
  read(bytes: Uint8Array, file: string, settings: ReadSettings, sink: ImportSink): FileReading | Promise<FileReading>
  /** What such a file is called in a message. */
  readonly label: string
  /** How to come to such a file. */
  readonly way: string
}

const isCards = (beginning: string): boolean => /(?:^|[\r\n\ufeff])\s*BEGIN:VCARD/i.test(beginning)

/** Some line of the beginning names columns that are known. */
const hasKnownHeader = (beginning: string): boolean =>
  isText(beginning) &&
  beginning.split(/\r?\n|\r/, 20).some(
    line =>
      countKnown(
        line.split(/[,;\t|]/).map(cell => cell.replaceAll('"', '')),
        new Map(),
      ) > 1,
  )

/** Pictures and archives have control characters that no text has. */
const isText = (beginning: string): boolean => !/[\x01-\x08\x0e-\x1a]/.test(beginning)

const readers: Readonly<Record<ImportFormat, ImportReader>> = {
  vcard: {
    endings: /\.(?:vcf|vcard)$/i,
    fits: isCards,
    canBe: isCards,
    read: (bytes, file, _, sink) => readVcardEntries(bytes, file, sink),
    label: 'vCard file',
    way: 'Export the contacts again from the program they are in, as vCard (.vcf).',
  },
  csv: {
    endings: /\.(?:csv|tsv|tab)$/i,
    fits: hasKnownHeader,
    canBe: isText,
    read: async (bytes, file, settings, sink) =>
      (await import('./csv/read-csv.ts')).readCsvEntries(bytes, file, settings, sink),
    label: 'CSV file',
    way: 'Save the table again from the program it is in, as CSV.',
  },
}

const beginningBytes = 65_536

/** The beginning of a file as text of one character per byte, without the marks and gaps of UTF-8 and UTF-16. */
const beginningOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, beginningBytes))
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')

/**
 * Reads a file into `sink`, in the format that is given, else in the one that its content or its name tells.
 *
 * @throws CrmError `invalid-value` for content that is not of that format
 */
export async function readImport(
  bytes: Uint8Array,
  file: string,
  format: ImportFormat | undefined,
  settings: ReadSettings,
  sink: ImportSink,
): Promise<FileReading> {
  const beginning = beginningOf(bytes)
  const chosen =
    format ??
    importFormats.find(each => readers[each].fits(beginning)) ??
    importFormats.find(each => readers[each].endings.test(file))
  if (chosen === undefined) {
    throw invalidValue(
      `not a file that can be imported: ${file}`,
      `What can be read: ${labels()}; --format says which it is.`,
    )
  }
  const reader = readers[chosen]
  if (reader.canBe(beginning)) return reader.read(bytes, file, settings, sink)
  throw invalidValue(`not a ${reader.label}: ${file}`, reader.way)
}

const labels = (): string => importFormats.map(format => `${format} (${readers[format].label})`).join(', ')
