import {endPromise} from '../../lib/actions/promises.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewPromise} from '../../lib/views/changes.ts'

export default class Break extends CrmCommand {
  static override summary = 'Say that a promise was broken'
  static override description = 'Honest books make honest numbers: it counts as not kept.'
  static override examples = ['crm promise break m4k7 --why "The data never came"']
  static override args = {id: textArg({description: 'id of the promise, or its beginning', required: true})}
  static override flags = {
    on: textFlag({description: 'day it happened (today)'}),
    why: textFlag({description: 'why'}),
  }

  async run() {
    const {args, flags} = await this.parse(Break)
    const on = flags.on === undefined ? undefined : await this.happened(flags.on)
    const end = {state: 'broken' as const, on, why: flags.why}
    const {promise} = await this.change(book => endPromise(book, args.id, end, this.context), viewPromise)
    return {promise}
  }
}
