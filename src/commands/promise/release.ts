import {endPromise} from '../../lib/actions/promises.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewPromise} from '../../lib/views/changes.ts'

export default class Release extends CrmCommand {
  static override summary = 'Release a promise that is no longer wanted'
  static override description = 'It counts neither as kept nor as broken.'
  static override examples = ['crm promise release m4k7']
  static override args = {id: textArg({description: 'id of the promise, or its beginning', required: true})}
  static override flags = {
    on: textFlag({description: 'day it happened (today)'}),
    why: textFlag({description: 'why'}),
  }

  async run() {
    const {args, flags} = await this.parse(Release)
    const on = flags.on === undefined ? undefined : await this.happened(flags.on)
    const end = {state: 'released' as const, on, why: flags.why}
    const {promise} = await this.change(book => endPromise(book, args.id, end, this.context), viewPromise)
    return {promise}
  }
}
