import {historyFilter, listHistory} from '../lib/actions/list-history.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {countFlag, textArg} from '../lib/command/flags.ts'
import {readPast} from '../lib/sync/past.ts'
import {viewHistory} from '../lib/views/history.ts'

export default class History extends CrmCommand {
  static override summary = 'What was changed, when, by which machine'
  static override description =
    'The changes of all machines, newest first: those made here as the journal tells them, which can be taken back by their id, and the others as the book and the commits of git tell them. A customer that was removed is found by its name or id, too.'
  static override examples = ['crm history', 'crm history apex --last 5 --json']
  static override args = {customer: textArg({description: 'only this customer'})}
  static override flags = {last: countFlag({description: 'so many (20)', min: 1})}

  async run() {
    const {args, flags} = await this.parse(History)
    const book = this.load()
    const {customer} = args
    const last = flags.last ?? 20
    const {env, zone} = this.context
    const past = readPast(this.store.place, env, {isWanted: historyFilter(book, customer)})
    return this.show(listHistory(book, this.store.journal.entries(), past, {customer, last, zone}), viewHistory, book)
  }
}
