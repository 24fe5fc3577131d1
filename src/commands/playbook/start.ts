import {startPlaybook} from '../../lib/actions/playbooks.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewStarted} from '../../lib/views/playbooks.ts'

export default class PlaybookStart extends CrmCommand {
  static override summary = 'Start a playbook for a customer'
  static override description =
    'Its steps come up in crm due on business days, without the weekend of the client. A step is skipped where a fitting touch or answer came by itself. Without a name: onboarding, or win-back for a customer who left. Read and change one: crm config playbook.onboarding'
  static override examples = [
    'crm playbook start apex',
    'crm playbook start apex onboarding --on "next monday"',
    'crm playbook start oresund win-back',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    name: textArg({description: 'name of the playbook (onboarding)'}),
  }
  static override flags = {on: textFlag({description: 'its day 0 (today, where the client is)'})}

  async run() {
    const {args, flags} = await this.parse(PlaybookStart)
    const input = {customer: args.customer, name: args.name, on: await this.planned(flags.on)}
    return this.change(book => startPlaybook(book, input, this.context), viewStarted)
  }
}
