import {confirmRequest} from '../../lib/actions/request-steps.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewConfirmed} from '../../lib/views/requests.ts'

export default class RequestConfirm extends CrmCommand {
  static override summary = 'Say that the client confirms that a request is solved'
  static override description = 'Their satisfaction with it, 1 to 5, counts among the csat answers.'
  static override examples = ['crm request confirm q9x2 --csat 5']
  static override args = {id: textArg({description: 'id of the request, or its beginning', required: true})}
  static override flags = {
    csat: textFlag({description: 'their satisfaction with it, 1 to 5', helpValue: 'N'}),
    on: textFlag({description: 'day they confirmed it (today)'}),
  }

  async run() {
    const {args, flags} = await this.parse(RequestConfirm)
    const answer = {on: await this.happened(flags.on), csat: flags.csat}
    const {request} = await this.change(book => confirmRequest(book, args.id, answer), viewConfirmed)
    return {request}
  }
}
