import {recordExpense} from '../../lib/actions/expenses.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {wordsArg} from '../../lib/command/flags.ts'
import {viewExpense} from '../../lib/views/expenses.ts'

export default class Expense extends CrmCommand {
  static override summary = 'Note money you spent, and what for'
  static override description =
    'To win clients (acquisition), to keep them (retention), or for the work itself (delivery). Time is told by touches: crm log --minutes --purpose.'
  static override examples = [
    'crm expense "120 EUR" --what "Stand at the trade fair" --purpose acquisition',
    'crm expense 35 EUR --customer apex --purpose retention --what "Flowers" --on yesterday',
    'crm expense list',
  ]
  static override args = {amount: wordsArg({description: 'what it came to, e.g. "120 EUR"', required: true})}
  static override flags = fieldFlags('expense', ['amount'])

  async run() {
    const {args, flags} = await this.parse(Expense)
    const input = {
      amount: args.amount,
      on: await this.happened(flags['on'] as string | undefined),
      fields: await this.readFlags('expense', flags),
    }
    const {expense} = await this.change(book => recordExpense(book, input, this.context), viewExpense)
    return {expense}
  }
}
