import {refer} from '../../lib/actions/referrals.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {listFlag, textArg, textFlag, wordsArg, yesFlag} from '../../lib/command/flags.ts'
import {viewReferral} from '../../lib/views/referrals.ts'

export default class Refer extends CrmCommand {
  static override summary = 'Note that a client brought another'
  static override description =
    'Who is not in the book yet becomes a prospect. After three days thanks are due in crm due. It is won once the prospect is a customer, and earns points where crm config loyalty.referral says so.'
  static override examples = [
    'crm refer apex "Delta Logistics" --contact "Ana Reis <ana@delta.example>"',
    'crm refer apex bright --on yesterday',
    'crm refer thank w4k7',
  ]
  static override args = {
    customer: textArg({description: 'who referred: name, part of a name, e-mail, phone, or id', required: true}),
    new: wordsArg({description: 'who was referred: a customer, or the name of a new one', required: true}),
  }
  static override flags = {
    on: textFlag({description: 'day of the referral (today)'}),
    contact: listFlag({description: 'person at the new one, "Name <mail>"; repeat for several'}),
    new: yesFlag({description: 'a new one, whoever in the book the name fits'}),
  }

  async run() {
    const {args, flags} = await this.parse(Refer)
    const input = {
      customer: args.customer,
      to: args.new,
      on: await this.happened(flags.on),
      isNew: flags.new,
      contacts: flags.contact ?? [],
    }
    const {referral} = await this.change(book => refer(book, input, this.context), viewReferral)
    return {referral}
  }
}
