import {stopPlaybook} from '../../lib/actions/playbooks.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewStopped} from '../../lib/views/playbooks.ts'

export default class PlaybookStop extends CrmCommand {
  static override summary = 'Stop a playbook'
  static override description = 'Its steps come up no more; what was done stays.'
  static override examples = ['crm playbook stop j4k7']
  static override args = {id: textArg({description: 'id of the playbook, or its beginning', required: true})}
  static override flags = {on: textFlag({description: 'day it was stopped (today)'})}

  async run() {
    const {args, flags} = await this.parse(PlaybookStop)
    const on = await this.happened(flags.on)
    const {playbook} = await this.change(book => stopPlaybook(book, args.id, on), viewStopped)
    return {playbook}
  }
}
