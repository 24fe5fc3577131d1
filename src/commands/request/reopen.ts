import {reopenRequest} from '../../lib/actions/request-steps.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg} from '../../lib/command/flags.ts'
import {viewRequest} from '../../lib/views/requests.ts'

export default class RequestReopen extends CrmCommand {
  static override summary = 'Open a request again that is not solved after all'
  static override examples = ['crm request reopen q9x2']
  static override args = {id: textArg({description: 'id of the request, or its beginning', required: true})}

  async run() {
    const {args} = await this.parse(RequestReopen)
    const {request} = await this.change(book => reopenRequest(book, args.id), viewRequest)
    return {request}
  }
}
