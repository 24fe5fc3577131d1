import {CrmCommand} from '../lib/command.ts'
import {importFormats} from '../lib/exchange/import-formats.ts'
import {importEntries, planImport, withoutNewIds} from '../lib/exchange/plan-import.ts'
import {readImportFiles} from '../lib/exchange/read-import-files.ts'
import {choiceFlag, listArg, yesFlag} from '../lib/flags.ts'
import {createProgress} from '../lib/terminal/progress.ts'
import {viewImport} from '../lib/terminal/views/imports.ts'

export default class Import extends CrmCommand {
  static override summary = 'Take people over from an address book'
  static override description =
    'Reads vCard files as phones and mail programs export them. A person with an organisation becomes a contact of that customer, one without a customer of their own. People who are in the book already, by e-mail, phone or name, are left as they are unless --update is given. It is one change: crm undo takes all of it back.'
  static override examples = [
    'crm import contacts.vcf --dry-run',
    'crm import contacts.vcf',
    'crm import phone.vcf outlook.vcf --update',
  ]
  static override args = {file: listArg({description: 'vCard files (.vcf)', required: true})}
  static override flags = {
    format: choiceFlag(importFormats, {description: 'format of the files (else by their content and name)'}),
    'dry-run': yesFlag({description: 'only show what would be done'}),
    update: yesFlag({description: 'give people who are in the book what the file has for them'}),
  }

  async run() {
    const {args, flags} = await this.parse(Import)
    const {context} = this
    const reading = readImportFiles(args.file, context.cwd, flags.format)
    const stream = this.jsonEnabled() ? {isTTY: false, write: () => undefined} : context.stderr
    const progress = createProgress({stream, total: reading.entries.length, noun: 'cards'})
    const options = {update: flags.update, progress}
    if (!flags['dry-run']) return this.change(book => importEntries(book, reading, options, context), viewImport(false))
    const book = this.store.load()
    const plan = withoutNewIds(planImport(book, reading, options, context).plan)
    return this.show({plan}, viewImport(true), book)
  }
}
