import {listOpportunities} from '../../lib/actions/opportunities.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag, yesFlag} from '../../lib/command/flags.ts'
import {viewOpportunities} from '../../lib/views/opportunities.ts'

export default class OpportunityList extends CrmCommand {
  static override summary = 'List open opportunities'
  static override description = 'By the day of the expected decision. As a board with sums: crm pipeline'
  static override examples = ['crm opportunity list', 'crm opportunity list apex --all --json']
  static override args = {customer: textArg({description: 'only this customer'})}
  static override flags = {
    all: yesFlag({description: 'won and lost ones, too', exclusive: ['open']}),
    open: yesFlag({description: 'only open ones, as without --all'}),
    stage: textFlag({description: 'only those in this stage'}),
  }

  async run() {
    const {args, flags} = await this.parse(OpportunityList)
    const book = this.load()
    const options = {customer: args.customer, all: flags.all, stage: flags.stage}
    return this.show(listOpportunities(book, options), viewOpportunities, book)
  }
}
