import {listDue} from '../lib/actions/agenda.ts'
import {localTimesOf} from '../lib/actions/local-times.ts'
import {readChoice} from '../lib/book/input.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {countFlag, listFlag, textFlag, yesFlag} from '../lib/command/flags.ts'
import {somethingDue} from '../lib/exit-codes.ts'
import {kinds} from '../lib/retention/agenda/item.ts'
import {viewDue, viewDueBrief} from '../lib/views/agenda.ts'

export default class Due extends CrmCommand {
  static override summary = 'What is due, and why'
  static override description =
    'Check-ins, reminders, promises, renewals and days to remember, the most pressing first, each with the commands that deal with it.'
  static override examples = [
    'crm due',
    'crm due --days 14',
    'crm due --customer apex --json',
    'crm due --check --brief',
  ]
  static override flags = {
    days: countFlag({description: 'look so many days ahead', max: 3660}),
    customer: textFlag({description: 'only this customer'}),
    kind: listFlag({description: `only this kind; repeat for several: ${kinds.join(', ')}`, choices: kinds}),
    limit: countFlag({description: 'at most so many', min: 1}),
    check: yesFlag({description: 'exit 10 when anything is due; with --days, when anything comes up'}),
    brief: yesFlag({description: 'one line, for the start of a shell'}),
  }

  async run() {
    const {flags} = await this.parse(Due)
    const book = this.load()
    const {total, ...result} = listDue(book, this.context.today, {
      days: flags.days ?? 0,
      customer: flags.customer,
      kinds: (flags.kind ?? []).map(kind => readChoice(kind, kinds, 'kind')),
      limit: flags.limit,
    })
    if (flags.check && total > 0) process.exitCode = somethingDue
    const times = localTimesOf(book, result.due, this.context)
    return this.show(result, flags.brief ? viewDueBrief : viewDue(times, total), book)
  }
}
