import {listRenewals} from '../lib/actions/agenda.ts'
import {parseSpan} from '../lib/calendar/span.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textFlag} from '../lib/command/flags.ts'
import {viewRenewals} from '../lib/views/agenda.ts'

export default class Renewals extends CrmCommand {
  static override summary = 'Engagements whose end or notice deadline comes up'
  static override description = 'With the step of the ladder that each has reached, and whether its recap was sent.'
  static override examples = ['crm renewals', 'crm renewals --within 1y --json']
  static override flags = {within: textFlag({description: 'how far ahead', default: '120d'})}

  async run() {
    const {flags} = await this.parse(Renewals)
    const book = this.load()
    return this.show(listRenewals(book, this.context.today, parseSpan(flags.within)), viewRenewals, book)
  }
}
