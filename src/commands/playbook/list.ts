import {listPlaybooks} from '../../lib/actions/playbooks.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg} from '../../lib/command/flags.ts'
import {viewPlaybooks} from '../../lib/views/playbooks.ts'

export default class PlaybookList extends CrmCommand {
  static override summary = 'List the playbooks that run, and those there are'
  static override examples = ['crm playbook list', 'crm playbook list apex --json']
  static override args = {customer: textArg({description: 'only this customer'})}

  async run() {
    const {args} = await this.parse(PlaybookList)
    const book = this.load()
    return this.show(listPlaybooks(book, this.context.today, args.customer), viewPlaybooks, book)
  }
}
