import {listReferrals} from '../../lib/actions/referrals.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg} from '../../lib/command/flags.ts'
import {viewReferrals} from '../../lib/views/referrals.ts'

export default class ReferList extends CrmCommand {
  static override summary = 'List referrals: from whom, to whom, what became of them'
  static override description = 'As a tree they stand in crm show.'
  static override examples = ['crm refer list', 'crm refer list apex --json']
  static override args = {customer: textArg({description: 'only those from this customer'})}

  async run() {
    const {args} = await this.parse(ReferList)
    const book = this.load()
    return this.show(listReferrals(book, args.customer), viewReferrals, book)
  }
}
