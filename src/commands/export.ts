import {join, resolve} from 'node:path'
import type {Book} from '../lib/book/book.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {choiceFlag, textFlag} from '../lib/command/flags.ts'
import {
  checkExport,
  checkFolderName,
  type ExportFile,
  type ExportOptions,
  exportAll,
  exportFiles,
  exportFormats,
  exportText,
  formatOfName,
  isFolder,
} from '../lib/exchange/export-formats.ts'
import {tableTypes} from '../lib/exchange/export-tables.ts'
import {vcardVersions} from '../lib/exchange/vcard/write-vcards.ts'
import {claimFolder} from '../lib/store/documents.ts'
import {viewExport} from '../lib/views/exports.ts'

export default class Export extends CrmCommand {
  static override summary = 'Take the book elsewhere: spreadsheets, address books, calendars'
  static override description =
    'CSV of one type or of all, vCards of customers and contacts, a calendar of everything due and coming, JSON of every record, a Markdown page for each client. To standard output, or with --out into a file; several files go into a new or empty folder. vCards leave out what is private; everything else is for your own eyes.'
  static override examples = [
    'crm export --format csv --type customer --out customers.csv',
    'crm export --format vcard --out contacts.vcf',
    'crm export --format ics > clients.ics',
    'crm export --format md --out clients',
    'crm export --all backup-2026',
  ]
  static override flags = {
    format: choiceFlag(exportFormats, {description: 'format (else by the ending of --out)'}),
    type: choiceFlag(tableTypes, {description: 'of csv and json, only records of this type', helpValue: 'TYPE'}),
    out: textFlag({description: 'write it to this file; to this folder where there are several'}),
    all: textFlag({
      description: 'write everything, in every format, into this new folder',
      exclusive: ['format', 'type', 'out'],
    }),
    'vcard-version': choiceFlag(vcardVersions, {description: '4.0, or 3.0 for older programs'}),
  }

  async run() {
    const {flags} = await this.parse(Export)
    const vcardVersion = flags['vcard-version'] ?? '4.0'
    if (flags.all !== undefined) {
      const book = this.load()
      const files = await this.writeFolder(flags.all, exportAll(book, vcardVersion, this.context))
      return this.show({files}, viewExport(flags.all), book)
    }
    const format = flags.format ?? formatOfName(flags.out ?? '')
    if (format === undefined) throw this.missing('the format', 'crm export --format csv --type customer')
    const options = {format, type: flags.type, vcardVersion}
    checkExport(options)
    const book = this.load()
    if (flags.out === undefined)
      return this.show({format, text: exportText(book, options, this.context)}, viewExport(), book)
    return this.show({format, files: await this.writeOut(flags.out, options, book)}, viewExport(flags.out), book)
  }

  private async writeOut(out: string, options: ExportOptions, book: Book): Promise<string[]> {
    if (!isFolder(options)) return [await this.writeFile(out, exportText(book, options, this.context))]
    checkFolderName(options, out)
    return this.writeFolder(out, exportFiles(book, options, this.context))
  }

  private async writeFolder(path: string, files: readonly ExportFile[]): Promise<string[]> {
    const folder = claimFolder(resolve(this.context.cwd, path))
    const written: string[] = []
    for (const {name, text} of files) written.push(await this.writeFile(join(folder, name), text))
    return written
  }
}
