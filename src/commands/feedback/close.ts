import {closeFeedback} from '../../lib/actions/feedback.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewFeedback} from '../../lib/views/feedback.ts'

export default class FeedbackClose extends CrmCommand {
  static override summary = 'Close an answer: something was done, and they were told'
  static override examples = ['crm feedback close f4k7 --note "Told Robert what I change"']
  static override args = {id: textArg({description: 'id of the answer, or its beginning', required: true})}
  static override flags = {
    note: textFlag({description: 'what they were told'}),
    on: textFlag({description: 'day they were told (today)'}),
  }

  async run() {
    const {args, flags} = await this.parse(FeedbackClose)
    const end = {on: await this.happened(flags.on), note: flags.note}
    const {feedback} = await this.change(book => closeFeedback(book, args.id, end), viewFeedback)
    return {feedback}
  }
}
