import {resolveAny} from '../lib/actions/records.ts'
import {countTypes, removeRecords} from '../lib/actions/removals.ts'
import {removeRecord} from '../lib/book/edits.ts'
import {summaryOf} from '../lib/book/resolve-record.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, yesFlag} from '../lib/command/flags.ts'
import {CrmError} from '../lib/errors.ts'
import {quote} from '../lib/text/quote.ts'
import {viewRemoved} from '../lib/views/changes.ts'

export default class Remove extends CrmCommand {
  static override summary = 'Remove a record, and what hangs on it'
  static override description =
    'Asks first, or takes --yes. It all comes back with crm undo; to erase a person for good see crm forget.'
  static override examples = ['crm rm t8w2 --yes', 'crm rm "Bright Financial" --yes']
  static override args = {id: textArg({description: 'id of any record, or a customer', required: true})}
  static override flags = {yes: yesFlag({char: 'y', description: 'do not ask'})}

  async run() {
    const {args, flags} = await this.parse(Remove)
    if (!flags.yes) await this.confirm(args.id)
    const {removed} = await this.change(book => removeRecords(book, args.id), viewRemoved)
    return {removed}
  }

  private async confirm(reference: string): Promise<void> {
    const book = this.load()
    const record = resolveAny(book, reference)
    const others = countTypes(removeRecord(book, record.id).slice(1))
    const what = `${summaryOf(record)}${others ? `, with ${others}` : ''}`
    const prompter = await this.prompter()
    if (!prompter)
      throw new CrmError('usage', `this removes ${what}`, {hint: `If that is meant: crm rm ${quote(reference)} --yes`})
    if (!(await prompter.confirm({message: `Remove ${what}?`, initial: false})))
      throw new CrmError('cancelled', 'Cancelled: nothing was written.')
  }
}
