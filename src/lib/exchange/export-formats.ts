import type {Book} from '../book/book.ts'
import type {Moment} from '../book/plan.ts'
import type {TypeName} from '../book/registry.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {agendaOf} from '../retention/agenda.ts'
import {writeCalendar} from './calendar/write-calendar.ts'
import {composePages} from './client-pages.ts'
import {exportRecords} from './export-records.ts'
import {exportTable, tableTypes} from './export-tables.ts'
import {createFileNames} from './file-names.ts'
import {lastChanges} from './last-changes.ts'
import {type VcardVersion, writeVcards} from './vcard/write-vcards.ts'

export const exportFormats = ['csv', 'vcard', 'ics', 'json', 'md'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** How far ahead a calendar and the pages look, in days. */
const daysAhead = 365

export interface ExportOptions {
  readonly format: ExportFormat
  /** Of CSV and JSON, the only type asked for. */
  readonly type: TypeName | undefined
  readonly vcardVersion: VcardVersion
}

/** A file of an export; its name is one of the folder's own, or in a folder right below. */
export interface ExportFile {
  readonly name: string
  readonly text: string
}

type Clock = Pick<Moment, 'today' | 'nowMs'>

/** The format that a file's name asks for. */
export function formatOfName(name: string): ExportFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  return ending === 'vcf' ? 'vcard' : exportFormats.find(format => format === ending)
}

/** Throws `usage` where a type is given to a format that has none. */
export function checkExport({format, type}: ExportOptions): void {
  if (type !== undefined && format !== 'csv' && format !== 'json') {
    throw new CrmError('usage', `--type does not go with ${format}`, {hint: 'It goes with --format csv and json.'})
  }
}

/** True for an export of several files: Markdown, a page each, and CSV of every type. */
export const isFolder = ({format, type}: ExportOptions): boolean =>
  format === 'md' || (format === 'csv' && type === undefined)

/** An export as one text. Throws `usage` for CSV of no one type. */
export function exportText(book: Book, options: ExportOptions, clock: Clock): string {
  const {format, type} = options
  if (format === 'csv' && type === undefined) {
    throw new CrmError('usage', 'a CSV file holds records of one type', {
      hint: `Say which: --type customer (${tableTypes.join(', ')}), or all of them into a folder: --out FOLDER`,
    })
  }
  return exportFiles(book, options, clock)
    .map(({text}) => text)
    .join('\n')
}

const writers: Readonly<Record<ExportFormat, (book: Book, options: ExportOptions, clock: Clock) => ExportFile[]>> = {
  csv: (book, {type}) =>
    (type === undefined ? tableTypes : [type]).map(each => ({name: `${each}.csv`, text: exportTable(book, each)})),
  vcard: (book, {vcardVersion}) => [{name: 'contacts.vcf', text: writeVcards(book, vcardVersion)}],
  ics: (book, _, {today, nowMs}) => [
    {name: 'calendar.ics', text: writeCalendar(agendaOf(book, today, {days: daysAhead}), nowMs, lastChanges(book))},
  ],
  json: (book, {type}) => [{name: 'records.json', text: exportRecords(book, type)}],
  md: (book, _, {today}) => {
    const nameFile = createFileNames('.md')
    return composePages(book, agendaOf(book, today)).map(({name, text}) => ({name: nameFile(name), text}))
  },
}

/** The files of an export, by their names in its folder. */
export const exportFiles = (book: Book, options: ExportOptions, clock: Clock): ExportFile[] =>
  writers[options.format](book, options, clock)

/** Everything, in every format: tables and pages each in a folder of their own. */
export function exportAll(book: Book, vcardVersion: VcardVersion, clock: Clock): ExportFile[] {
  const folders: {readonly [F in ExportFormat]?: string} = {csv: 'tables/', md: 'clients/'}
  return exportFormats.flatMap(format =>
    exportFiles(book, {format, type: undefined, vcardVersion}, clock).map(({name, text}) => ({
      name: `${folders[format] ?? ''}${name}`,
      text,
    })),
  )
}

/** Throws `invalid-value` where several files are to go into one that is named like a file of CSV. */
export function checkFolderName(options: ExportOptions, name: string): void {
  if (options.format === 'csv' && formatOfName(name) === 'csv') {
    throw invalidValue(`${name} is the name of one file`, 'Say of which type: --type customer, or name a folder.')
  }
}
