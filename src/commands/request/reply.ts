import {replyToRequest} from '../../lib/actions/request-steps.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag, wordsArg} from '../../lib/command/flags.ts'
import {viewReplied} from '../../lib/views/requests.ts'

export default class RequestReply extends CrmCommand {
  static override summary = 'Note a reply to a request: the first one, or an update'
  static override description =
    'The first reply is counted by its moment: now, or --on and --at. Those after it are updates.'
  static override examples = [
    'crm request reply q4k7',
    'crm request reply q4k7 "The fix is being tested" --on yesterday --at 16:30',
  ]
  static override args = {
    id: textArg({description: 'id of the request, or its beginning', required: true}),
    text: wordsArg({description: 'what was replied'}),
  }
  static override flags = {
    on: textFlag({description: 'day of the reply (today)'}),
    at: textFlag({description: 'time of the reply, HH:MM (now)', helpValue: 'HH:MM'}),
  }

  async run() {
    const {args, flags} = await this.parse(RequestReply)
    const when = {on: await this.happened(flags.on), at: flags.at, zone: this.context.zone}
    const input = {text: args.text, when}
    const {request, firstReply} = await this.change(
      book => replyToRequest(book, args.id, input, this.context),
      viewReplied,
    )
    return {request, firstReply}
  }
}
