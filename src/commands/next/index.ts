import {listSuggestions} from '../../lib/actions/signals.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {wordsArg, yesFlag} from '../../lib/command/flags.ts'
import {viewSuggestions} from '../../lib/views/signals.ts'

export default class Next extends CrmCommand {
  static override summary = 'Who may leave, who needs more, and what to do next'
  static override description =
    'Signals from the records: risks and opportunities apart, each with what was seen and a command. Red ones are in crm due as well, the others only here. What you can explain is set aside with crm next explain.'
  static override examples = ['crm next', 'crm next apex --json', 'crm next --opportunity', 'crm next --aside']
  static override args = {customer: wordsArg({description: 'only this customer'})}
  static override flags = {
    risk: yesFlag({description: 'only risks', exclusive: ['opportunity']}),
    opportunity: yesFlag({description: 'only opportunities', exclusive: ['risk']}),
    aside: yesFlag({description: 'those set aside, too, with the reason'}),
  }

  async run() {
    const {args, flags} = await this.parse(Next)
    const book = this.load()
    const kind = flags.risk ? 'risk' : flags.opportunity ? 'opportunity' : undefined
    const options = {customer: args.customer, kind, aside: flags.aside} as const
    return this.show(listSuggestions(book, this.context.today, options), viewSuggestions, book)
  }
}
