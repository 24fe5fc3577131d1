import {listReminders} from '../../lib/actions/reminders.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, yesFlag} from '../../lib/command/flags.ts'
import {viewReminders} from '../../lib/views/reminders.ts'

export default class RemindList extends CrmCommand {
  static override summary = 'List reminders and when each comes next'
  static override examples = ['crm remind list', 'crm remind list apex --json']
  static override args = {customer: textArg({description: 'only this customer'})}
  static override flags = {
    all: yesFlag({description: 'those that are over, too', exclusive: ['open']}),
    open: yesFlag({description: 'only those to come, as without --all'}),
  }

  async run() {
    const {args, flags} = await this.parse(RemindList)
    const book = this.load()
    return this.show(listReminders(book, {customer: args.customer, all: flags.all}), viewReminders, book)
  }
}
