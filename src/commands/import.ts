import {statuses, tiers} from '../lib/book/choices.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {choiceFlag, listArg, listFlag, yesFlag} from '../lib/command/flags.ts'
import {askForReading} from '../lib/dialogues/import-questions.ts'
import {readOwnColumns} from '../lib/exchange/columns/column-map.ts'
import {dateOrders} from '../lib/exchange/import-days.ts'
import {openImportFile} from '../lib/exchange/import-file.ts'
import {importFormats} from '../lib/exchange/import-formats.ts'
import {importEntries, planImport, withoutNewIds} from '../lib/exchange/plan-import.ts'
import {readImportFiles} from '../lib/exchange/read-import-files.ts'
import {createProgress} from '../lib/terminal/progress.ts'
import {mostListed, viewImport} from '../lib/views/imports.ts'

export default class Import extends CrmCommand {
  static override summary = 'Take over people, meetings and mails from other programs'
  static override description =
    'People: vCard files as phones and mail programs export them; CSV files of any separator and encoding, of which the columns of Google Contacts, Outlook, LinkedIn, HubSpot, Pipedrive, Apollo, Monica, Hermit and crm.cli are known and others are named with --map; lists in JSON. A person with an organisation becomes a contact of that customer, one without a customer of their own. Meetings: an iCalendar file; those with people of the book, by address or by their whole name in the title, become touches, and what lies ahead becomes reminders. Mails: .eml files and .mbox folders; only who wrote to whom, when and the subject are taken. What crm export wrote as CSV or JSON is read with all it held. What is in the book already is left as it is unless --update is given, so the same file can be read again. It is one change: crm undo takes all of it back.'
  static override examples = [
    'crm import contacts.vcf --dry-run',
    'crm import Connections.csv --tier D --tag linkedin',
    'crm import clients.csv --map "Firma=organisation" --map "Mobil=phone:cell" --dates dmy',
    'crm import phone.vcf outlook.csv --update',
    'crm import calendar.ics Sent.mbox --me asha@solo.example',
    'crm import backup-2026/records.json --file new/crm.json',
    'crm export --format vcard | crm import - --file new/crm.json',
  ]
  static override args = {file: listArg({description: 'files to read; - is standard input', required: true})}
  static override flags = {
    format: choiceFlag(importFormats, {description: 'format of the files (else by their content and name)'}),
    map: listFlag({description: 'what a column is, e.g. "Firma=organisation"; repeat', helpValue: 'COLUMN=FIELD'}),
    dates: choiceFlag(dateOrders, {description: 'which comes first in dates such as 5/3/1980'}),
    'dry-run': yesFlag({description: 'only show what would be done'}),
    update: yesFlag({description: 'give people who are in the book what the file has for them'}),
    tag: listFlag({description: 'tag for everybody in the files; repeat for several'}),
    tier: choiceFlag(tiers, {description: 'tier of the customers that are added'}),
    me: listFlag({
      description: 'an e-mail address of yours, beside that of the settings; repeat',
      helpValue: 'ADDRESS',
    }),
    status: choiceFlag(statuses, {description: 'status of the customers that are added (active)'}),
  }

  async run() {
    const {args, flags} = await this.parse(Import)
    const {context} = this
    const settings = {
      columns: readOwnColumns(flags.map ?? []),
      dates: flags.dates,
      today: context.today,
      nowMs: context.nowMs,
      zone: context.zone,
      tags: flags.tag ?? [],
    }
    const files = args.file.map(file => openImportFile(context.cwd, file))
    const reading = await askForReading(await this.prompter(), settings, given =>
      readImportFiles(files, flags.format, given),
    )
    const {update, tier, status, me = []} = flags
    const listed = this.jsonEnabled() ? undefined : mostListed
    return this.withStatus(say => {
      const progress = createProgress({say, total: reading.entries.length, noun: 'entries'})
      const options = {update, progress, tier, status, me, listed}
      if (!flags['dry-run'])
        return this.change(book => importEntries(book, reading, options, context), viewImport(false))
      const book = this.store.load()
      const plan = withoutNewIds(planImport(book, reading, options, context).plan)
      return this.show({plan}, viewImport(true), book)
    })
  }
}
