import {resolveRequest} from '../../lib/actions/request-steps.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewResolved} from '../../lib/views/requests.ts'

export default class RequestResolve extends CrmCommand {
  static override summary = 'Say that a request is solved, by its cause and the fix'
  static override description = 'Says which other requests had the same cause: what comes back wants another remedy.'
  static override examples = [
    'crm request resolve q4k7 --cause "Time zone of the export" --fix "Exports use their zone"',
  ]
  static override args = {id: textArg({description: 'id of the request, or its beginning', required: true})}
  static override flags = {
    cause: textFlag({description: 'the cause; the same words for the same cause'}),
    fix: textFlag({description: 'what was done'}),
    on: textFlag({description: 'day it was solved (today)'}),
  }

  async run() {
    const {args, flags} = await this.parse(RequestResolve)
    const resolution = {on: await this.happened(flags.on), cause: flags.cause, fix: flags.fix}
    const {request, sameCause} = await this.change(book => resolveRequest(book, args.id, resolution), viewResolved)
    return {request, sameCause}
  }
}
