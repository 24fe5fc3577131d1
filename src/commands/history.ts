import {listHistory} from '../lib/actions/history.ts'
import {readCount} from '../lib/book/input.ts'
import {CrmCommand} from '../lib/command.ts'
import {textArg, textFlag} from '../lib/flags.ts'
import {viewHistory} from '../lib/terminal/views/history.ts'

export default class History extends CrmCommand {
  static override summary = 'What was changed, when, by which machine'
  static override description = 'The changes made on this machine, newest first; each can be taken back by its id.'
  static override examples = ['crm history', 'crm history apex --last 5 --json']
  static override args = {customer: textArg({description: 'only this customer'})}
  static override flags = {last: textFlag({description: 'so many (20)'})}

  async run() {
    const {args, flags} = await this.parse(History)
    const book = this.load()
    const last = flags.last === undefined ? 20 : readCount(flags.last, 'changes')
    return this.show(
      listHistory(book, this.store.journal.entries(), {customer: args.customer, last}),
      viewHistory,
      book,
    )
  }
}
