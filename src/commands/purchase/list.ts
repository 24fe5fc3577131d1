import {listPurchases} from '../../lib/actions/purchases.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, yesFlag} from '../../lib/command/flags.ts'
import {viewPurchases} from '../../lib/views/purchases.ts'

export default class PurchaseList extends CrmCommand {
  static override summary = 'List purchases and invoices, and what they come to'
  static override description = 'Amounts of different currencies are kept apart.'
  static override examples = ['crm purchase list --unpaid', 'crm purchase list apex --json']
  static override args = {customer: textArg({description: 'only this customer'})}
  static override flags = {
    unpaid: yesFlag({
      description: 'only invoices not paid, by the day they are due',
      aliases: ['open'],
      exclusive: ['all'],
    }),
    all: yesFlag({description: 'paid ones, too, as without --unpaid'}),
  }

  async run() {
    const {args, flags} = await this.parse(PurchaseList)
    const book = this.load()
    return this.show(listPurchases(book, {customer: args.customer, unpaid: flags.unpaid}), viewPurchases, book)
  }
}
