import {endPromise} from '../../lib/actions/promises.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewPromise} from '../../lib/views/changes.ts'

export default class Keep extends CrmCommand {
  static override summary = 'Keep a promise'
  static override description = 'It counts as kept on time when the day is not after the due day.'
  static override examples = ['crm promise keep m4k7 --on yesterday']
  static override args = {id: textArg({description: 'id of the promise, or its beginning', required: true})}
  static override flags = {
    on: textFlag({description: 'day it happened (today)'}),
    why: textFlag({description: 'why'}),
  }

  async run() {
    const {args, flags} = await this.parse(Keep)
    const on = flags.on === undefined ? undefined : await this.happened(flags.on)
    const end = {state: 'kept' as const, on, why: flags.why}
    const {promise} = await this.change(book => endPromise(book, args.id, end, this.context), viewPromise)
    return {promise}
  }
}
