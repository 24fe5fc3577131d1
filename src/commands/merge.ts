import {mergeRecords} from '../lib/actions/merge.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, yesFlag} from '../lib/command/flags.ts'
import {CrmError} from '../lib/errors.ts'
import {quote} from '../lib/text/quote.ts'
import {viewMerged} from '../lib/views/duplicates.ts'

export default class Merge extends CrmCommand {
  static override summary = 'Make two customers one'
  static override description =
    'The first stays, and all that hangs on the second moves to it. What both know is kept: where they differ the first is right, and the other value goes into a private note. People of the same name, or of the same e-mail and names that agree, are joined, too; crm dupes shows who may be left. Two contacts of one customer are joined in the same way. Asks first, or takes --yes.'
  static override examples = ['crm merge bluegum oresund --dry-run', 'crm merge bluegum oresund --yes']
  static override args = {
    customer: textArg({description: 'the customer that stays', required: true}),
    other: textArg({description: 'the customer that becomes part of it', required: true}),
  }
  static override flags = {
    yes: yesFlag({char: 'y', description: 'do not ask'}),
    'dry-run': yesFlag({description: 'only show what would be done'}),
  }

  async run() {
    const {args, flags} = await this.parse(Merge)
    const {customer, other} = args
    if (flags['dry-run']) {
      const book = this.load()
      const plan = mergeRecords(book, customer, other, this.context)
      const {customer: kept, moved} = await this.show(plan.result(book), viewMerged(true), book)
      return {customer: kept, moved}
    }
    if (!flags.yes) await this.confirm(customer, other)
    const merged = await this.change(book => mergeRecords(book, customer, other, this.context), viewMerged(false))
    return {customer: merged.customer, moved: merged.moved}
  }

  private async confirm(customer: string, other: string): Promise<void> {
    const book = this.load()
    const {summary, with: others} = mergeRecords(book, customer, other, this.context).result(book)
    const what = `${summary}${others ? `, with ${others}` : ''}`
    const prompter = await this.prompter()
    if (!prompter) {
      throw new CrmError('usage', `this merges ${what}`, {
        hint: `If that is meant: crm merge ${quote(customer)} ${quote(other)} --yes`,
      })
    }
    if (!(await prompter.confirm({message: `Merge ${what}?`, initial: false}))) {
      throw new CrmError('cancelled', 'Cancelled: nothing was written.')
    }
  }
}
