import {invalidValue} from '../errors.ts'
import {countKnown} from './columns/column-map.ts'
import {decodeText} from './decode-text.ts'
import type {FileReading, ImportSink} from './import-entry.ts'
import type {ImportFile} from './import-file.ts'
import type {ReadSettings} from './import-settings.ts'
import {readVcardEntries} from './vcard/entries.ts'

/** The formats that can be read. A new one is a reader and an entry in `readers`. */
export const importFormats = ['vcard', 'ics', 'json', 'mbox', 'eml', 'csv'] as const
export type ImportFormat = (typeof importFormats)[number]

interface ImportReader {
  /** How the names of such files end. */
  readonly endings: RegExp
  /** True for content that can only be of this format. */
  fits(beginning: string): boolean
  /** True for content that can be of this format, where the user or the name says so. */
  canBe(beginning: string): boolean
  read(file: ImportFile, settings: ReadSettings, sink: ImportSink): FileReading | Promise<FileReading>
  /** What such a file is called in a message. */
  readonly label: string
  /** How to come to such a file. */
  readonly way: string
}

const isCards = (beginning: string): boolean => /(?:^|[\r\n\ufeff])\s*BEGIN:VCARD/i.test(beginning)

const isCalendar = (beginning: string): boolean => /(?:^|[\r\n])\s*BEGIN:VCALENDAR/i.test(beginning)

const isJson = (beginning: string): boolean => /^\s*(?:\[\s*[{\]]|\{\s*["}])/.test(beginning)

/** The head of a mail: names with colons, the usual ones among them. */
const isMessage = (beginning: string): boolean =>
  (beginning.split(/\r?\n\r?\n/, 1)[0]?.match(/^(?:from|date|subject|message-id|received|mime-version|to):/gim)
    ?.length ?? 0) > 1

const isMailbox = (beginning: string): boolean => /^\s*From \S.*\r?\n[\w-]+:/.test(beginning)

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
    read: (file, _, sink) => readVcardEntries(file.bytes(), file.name, sink),
    label: 'vCard file',
    way: 'Export the contacts again from the program they are in, as vCard (.vcf).',
  },
  ics: {
    endings: /\.(?:ics|ical|ifb|icalendar)$/i,
    fits: isCalendar,
    canBe: isCalendar,
    read: async (file, settings, sink) =>
      (await import('./calendar/read-calendar.ts')).readCalendarEvents(file.bytes(), file.name, settings, sink),
    label: 'iCalendar file',
    way: 'Export the calendar again from the program it is in, as iCalendar (.ics).',
  },
  json: {
    endings: /\.json$/i,
    fits: isJson,
    canBe: isJson,
    read: async (file, settings, sink) =>
      (await import('./json/read-json.ts')).readJsonEntries(file.bytes(), file.name, settings, sink),
    label: 'JSON file',
    way: 'It must hold a list of objects, or an object with lists: crm export --format json writes one.',
  },
  eml: {
    endings: /\.eml$/i,
    fits: isMessage,
    canBe: isMessage,
    read: async (file, settings, sink) => (await import('./mail/read-mail.ts')).readMessage(file, settings, sink),
    label: 'mail message',
    way: 'Save the message again from the mail program, whole, as .eml.',
  },
  mbox: {
    endings: /\.mbox$/i,
    fits: isMailbox,
    canBe: isMailbox,
    read: async (file, settings, sink) => (await import('./mail/read-mail.ts')).readMessages(file, settings, sink),
    label: 'mailbox',
    way: 'Export the folder again from the mail program, as mbox.',
  },
  csv: {
    endings: /\.(?:csv|tsv|tab)$/i,
    fits: hasKnownHeader,
    canBe: isText,
    read: async (file, settings, sink) =>
      (await import('./csv/read-csv.ts')).readCsvEntries(file.bytes(), file.name, settings, sink),
    label: 'CSV file',
    way: 'Save the table again from the program it is in, as CSV.',
  },
}

/** The beginning of a file as text. Where it ends in the middle of a letter, UTF-8 is read as another encoding, its mark too. */
const beginningOf = (file: ImportFile): string =>
  decodeText(file.beginning()).text.replaceAll('\0', '').replace(/^ï»¿/, '')

/**
 * Reads a file into `sink`, in the format that is given, else in the one that its content or its name tells.
 *
 * @throws CrmError `invalid-value` for content that is not of that format
 */
export async function readImport(
  file: ImportFile,
  format: ImportFormat | undefined,
  settings: ReadSettings,
  sink: ImportSink,
): Promise<FileReading> {
  const beginning = beginningOf(file)
  const chosen =
    format ??
    importFormats.find(each => readers[each].fits(beginning)) ??
    importFormats.find(each => readers[each].endings.test(file.name))
  if (chosen === undefined) {
    throw invalidValue(
      `not a file that can be imported: ${file.name}`,
      `What can be read: ${labels()}; --format says which it is.`,
    )
  }
  const reader = readers[chosen]
  if (reader.canBe(beginning)) return reader.read(file, settings, sink)
  throw invalidValue(`not a ${reader.label}: ${file.name}`, reader.way)
}

const labels = (): string => importFormats.map(format => `${format} (${readers[format].label})`).join(', ')
