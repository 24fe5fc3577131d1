import {listRequests} from '../../lib/actions/requests.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag, yesFlag} from '../../lib/command/flags.ts'
import {viewRequests} from '../../lib/views/requests.ts'

export default class RequestList extends CrmCommand {
  static override summary = 'List requests: open ones first'
  static override description =
    'The first reply is shown in hours, and in hours of work: see crm config hours and weekend, or those of the customer.'
  static override examples = [
    'crm request list --open',
    'crm request list --cause "time zone"',
    'crm request list apex',
  ]
  static override args = {customer: textArg({description: 'only this customer'})}
  static override flags = {
    open: yesFlag({description: 'only those not solved', exclusive: ['all']}),
    all: yesFlag({description: 'solved ones, too, as without --open'}),
    cause: textFlag({description: 'only those with these words in their cause'}),
  }

  async run() {
    const {args, flags} = await this.parse(RequestList)
    const book = this.load()
    const options = {customer: args.customer, open: flags.open, cause: flags.cause, zone: this.context.zone}
    return this.show(listRequests(book, options), viewRequests, book)
  }
}
