import {listHistory} from '../lib/actions/history.ts'
import {CrmCommand} from '../lib/command.ts'
import {countFlag, textArg} from '../lib/flags.ts'
import {viewHistory} from '../lib/terminal/views/history.ts'

export default class History extends CrmCommand {
  static override summary = 'What was changed, when, by which machine'
  static override description = 'The changes made on this machine, newest first; each can be taken back by its id.'
  static override examples = ['crm history', 'crm history apex --last 5 --json']
  static override args = {customer: textArg({description: 'only this customer'})}
  static override flags = {last: countFlag({description: 'so many (20)', min: 1})}

  async run() {
    const {args, flags} = await this.parse(History)
    const book = this.load()
    return this.show(
      listHistory(book, this.store.journal.entries(), {customer: args.customer, last: flags.last ?? 20}),
      viewHistory,
      book,
    )
  }
}
