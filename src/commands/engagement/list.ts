import {listEngagements} from '../../lib/actions/engagements.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg} from '../../lib/command/flags.ts'
import {viewEngagements} from '../../lib/views/engagements.ts'

export default class EngagementList extends CrmCommand {
  static override summary = 'List engagements'
  static override examples = ['crm engagement list', 'crm engagement list apex --json']
  static override args = {customer: textArg({description: 'only this customer'})}

  async run() {
    const {args} = await this.parse(EngagementList)
    const book = this.load()
    return this.show(listEngagements(book, args.customer), viewEngagements, book)
  }
}
