import {listFeedback} from '../../lib/actions/feedback.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, yesFlag} from '../../lib/command/flags.ts'
import {viewFeedbackList} from '../../lib/views/feedback.ts'

export default class FeedbackList extends CrmCommand {
  static override summary = 'List answers, newest first'
  static override examples = ['crm feedback list --open', 'crm feedback list apex --json']
  static override args = {customer: textArg({description: 'only this customer'})}
  static override flags = {
    open: yesFlag({description: 'only those not closed yet', exclusive: ['all']}),
    all: yesFlag({description: 'closed ones, too, as without --open'}),
  }

  async run() {
    const {args, flags} = await this.parse(FeedbackList)
    const book = this.load()
    return this.show(listFeedback(book, {customer: args.customer, open: flags.open}), viewFeedbackList, book)
  }
}
