import {invalidValue} from '../errors.ts'
import type {ImportReading} from './import-entry.ts'
import {readVcardEntries} from './vcard-entries.ts'

/** The formats that can be read. A new one is a reader and an entry in `readers`. */
export const importFormats = ['vcard'] as const
export type ImportFormat = (typeof importFormats)[number]

interface ImportReader {
  /** How the names of such files end. */
  readonly endings: RegExp
  /** True for content that can only be of this format. */
  fits(beginning: string): boolean
  read(bytes: Uint8Array, file: string): ImportReading
  /** What such a file is called in a message. */
  readonly label: string
}

const readers: Readonly<Record<ImportFormat, ImportReader>> = {
  vcard: {
    endings: /\.(?:vcf|vcard)$/i,
    fits: beginning => /(?:^|[\r\n\ufeff])\s*BEGIN:VCARD/i.test(beginning),
    read: readVcardEntries,
    label: 'vCard file',
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
 * Reads a file in the format that is given, else in the one that its content or its name tells.
 *
 * @throws CrmError `invalid-value` for content that is not of that format
 */
export function readImport(bytes: Uint8Array, file: string, format: ImportFormat | undefined): ImportReading {
  const beginning = beginningOf(bytes)
  const chosen =
    format ??
    importFormats.find(each => readers[each].fits(beginning)) ??
    importFormats.find(each => readers[each].endings.test(file))
  if (chosen === undefined) {
    throw invalidValue(`not a file that can be imported: ${file}`, `What can be read: ${labels()}.`)
  }
  const reader = readers[chosen]
  if (reader.fits(beginning)) return reader.read(bytes, file)
  throw invalidValue(
    `not a ${reader.label}: ${file}`,
    'Export the contacts again from the program they are in, as vCard (.vcf).',
  )
}

const labels = (): string => importFormats.map(format => `${format} (${readers[format].label})`).join(', ')
