import {recordPurchase} from '../../lib/actions/purchases.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {textArg, wordsArg} from '../../lib/command/flags.ts'
import {viewPurchase} from '../../lib/views/purchases.ts'

export default class Purchase extends CrmCommand {
  static override summary = 'Record a purchase or an invoice'
  static override description =
    'With --due it is an invoice: past that day it stays in crm due until it is paid. Without a currency the amount is in that of the book.'
  static override examples = [
    'crm purchase apex "4000 EUR" --number 2026-017 --due "in 30 days"',
    'crm purchase bright 900 EUR --what "Workshop" --on 2026-03-02 --paid 2026-03-02',
    'crm purchase paid u4k7 --on yesterday',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    money: wordsArg({description: 'what it came to, e.g. "1350 EUR"', required: true}),
  }
  static override flags = fieldFlags('purchase', ['amount'])

  async run() {
    const {args, flags} = await this.parse(Purchase)
    const input = {
      customer: args.customer,
      amount: args.money,
      on: await this.happened(flags['on'] as string | undefined),
      fields: await this.readFlags('purchase', flags),
    }
    const {purchase} = await this.change(book => recordPurchase(book, input, this.context), viewPurchase)
    return {purchase}
  }
}
