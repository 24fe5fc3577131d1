import {listExpenses} from '../../lib/actions/expenses.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textFlag} from '../../lib/command/flags.ts'
import {viewExpenses} from '../../lib/views/expenses.ts'

export default class ExpenseList extends CrmCommand {
  static override summary = 'List expenses, and time and money by purpose'
  static override description = 'Time is that of touches of the same days, by their --purpose.'
  static override examples = ['crm expense list', 'crm expense list --from 2026-01-01 --customer apex --json']
  static override flags = {
    customer: textFlag({description: 'only this customer'}),
    from: textFlag({description: 'from this day on'}),
    to: textFlag({description: 'up to this day'}),
  }

  async run() {
    const {flags} = await this.parse(ExpenseList)
    const book = this.load()
    const options = {
      customer: flags.customer,
      from: flags.from === undefined ? undefined : await this.happened(flags.from, false),
      to: await this.planned(flags.to),
    }
    return this.show(listExpenses(book, options), viewExpenses, book)
  }
}
