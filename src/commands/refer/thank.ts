import {thankReferral} from '../../lib/actions/referrals.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewReferral} from '../../lib/views/referrals.ts'

export default class ReferThank extends CrmCommand {
  static override summary = 'Say that you thanked for a referral'
  static override examples = ['crm refer thank w4k7', 'crm refer thank w4k7 --on yesterday']
  static override args = {id: textArg({description: 'id of the referral, or its beginning', required: true})}
  static override flags = {on: textFlag({description: 'day you thanked them (today)'})}

  async run() {
    const {args, flags} = await this.parse(ReferThank)
    const on = await this.happened(flags.on)
    const {referral} = await this.change(book => thankReferral(book, args.id, on), viewReferral)
    return {referral}
  }
}
