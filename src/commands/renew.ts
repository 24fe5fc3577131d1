import {renewEngagement} from '../lib/actions/engagements.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, textFlag} from '../lib/command/flags.ts'
import {viewEngagement} from '../lib/views/changes.ts'

export default class Renew extends CrmCommand {
  static override summary = 'Renew an engagement'
  static override description =
    'Makes the engagement that follows: from the day after the old end, for as long, on the same terms unless told. A rolling one is followed from the turn that is still to be decided on. What would go on beside the new one ends on the day before it.'
  static override examples = ['crm renew e9x2', 'crm renew e9x2 --end "in 2 years" --fee "4400 EUR/month"']
  static override args = {engagement: textArg({description: 'id of the engagement, or its beginning', required: true})}
  static override flags = {
    start: textFlag({description: 'first day (the day after the old end)'}),
    end: textFlag({description: 'last day (as long as before)'}),
    fee: textFlag({description: 'new fee, e.g. "4400 EUR/month" (as before)'}),
    title: textFlag({description: 'new title (as before)'}),
    notice: textFlag({description: 'new notice period (as before)'}),
  }

  async run() {
    const {args, flags} = await this.parse(Renew)
    const {fee, title, notice} = flags
    const input = {
      start: await this.planned(flags.start),
      end: await this.planned(flags.end),
      fields: {fee, title, notice},
    }
    const {engagement, renewed} = await this.change(
      book => renewEngagement(book, args.engagement, input, this.context),
      viewEngagement,
    )
    return {engagement, renewed}
  }
}
