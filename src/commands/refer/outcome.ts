import {endReferral} from '../../lib/actions/referrals.ts'
import {referralOutcomes} from '../../lib/book/choices.ts'
import {readChoice} from '../../lib/book/input.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewReferral} from '../../lib/views/referrals.ts'

export default class ReferOutcome extends CrmCommand {
  static override summary = 'Say what became of a referral'
  static override description =
    'A prospect that was won is an active customer from then on. Winning an opportunity of theirs says so by itself.'
  static override examples = ['crm refer outcome w4k7 won', 'crm refer outcome w4k7 lost --on yesterday']
  static override args = {
    id: textArg({description: 'id of the referral, or its beginning', required: true}),
    outcome: textArg({description: 'won or lost', choices: referralOutcomes, required: true}),
  }
  static override flags = {on: textFlag({description: 'day it was known (today)'})}

  async run() {
    const {args, flags} = await this.parse(ReferOutcome)
    const end = {outcome: readChoice(args.outcome, referralOutcomes, 'outcome'), on: await this.happened(flags.on)}
    const {referral} = await this.change(book => endReferral(book, args.id, end, this.context), viewReferral)
    return {referral}
  }
}
