import {payPurchase} from '../../lib/actions/purchases.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewPurchase} from '../../lib/views/purchases.ts'

export default class PurchasePaid extends CrmCommand {
  static override summary = 'Say that an invoice was paid'
  static override examples = ['crm purchase paid u4k7', 'crm purchase paid u4k7 --on yesterday']
  static override args = {
    id: textArg({description: 'id of the purchase, or its beginning, or the number of the invoice', required: true}),
  }
  static override flags = {on: textFlag({description: 'day it was paid (today)'})}

  async run() {
    const {args, flags} = await this.parse(PurchasePaid)
    const on = await this.happened(flags.on)
    const {purchase} = await this.change(book => payPurchase(book, args.id, on), viewPurchase)
    return {purchase}
  }
}
