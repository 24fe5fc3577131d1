import {openRequest} from '../../lib/actions/requests.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {textArg, textFlag, wordsArg} from '../../lib/command/flags.ts'
import {viewRequest} from '../../lib/views/requests.ts'

export default class Request extends CrmCommand {
  static override summary = 'Note what a client asks for or complains of'
  static override description =
    'It stays in crm due: until the first reply, until the day that was promised, until it is solved; a week later you are asked to ask whether it is. How long the first reply took is counted from the moment it came in: now, or --on and --at.'
  static override examples = [
    'crm request apex "The export misses last month" --via email --promised 2d',
    'crm request reply q4k7 "Looking into it, more on Thursday"',
    'crm request resolve q4k7 --cause "Time zone of the export" --fix "Exports now use their zone"',
    'crm request confirm q4k7 --csat 5',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    text: wordsArg({description: 'what they ask, in your words or theirs', required: true}),
  }
  static override flags = {
    ...fieldFlags('request', ['cause', 'fix', 'csat']),
    at: textFlag({description: 'time it came in, HH:MM', helpValue: 'HH:MM'}),
  }

  async run() {
    const {args, flags} = await this.parse(Request)
    const on = await this.happened(flags['on'] as string | undefined)
    const input = {
      customer: args.customer,
      text: args.text,
      when: {on, at: flags.at, zone: this.context.zone},
      fields: await this.readFlags('request', flags),
    }
    const {request} = await this.change(book => openRequest(book, input, this.context), viewRequest)
    return {request}
  }
}
