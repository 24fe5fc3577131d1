import {overviewOf} from '../lib/actions/agenda.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {viewOverview} from '../lib/views/agenda.ts'

export default class Overview extends CrmCommand {
  static override summary = 'Today in a few lines'
  static override description =
    'What crm alone prints: how much is due, the most pressing of it, and the next renewals.'
  static override examples = ['crm', 'crm --json']

  async run() {
    await this.parse(Overview)
    const book = this.load()
    const overview = overviewOf(book, this.context.today)
    return this.show(overview, viewOverview, book)
  }
}
