import {moveOpportunity} from '../../lib/actions/opportunity-moves.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {textArg, textFlag, yesFlag} from '../../lib/command/flags.ts'
import {viewOpportunity} from '../../lib/views/opportunities.ts'

export default class OpportunityMove extends CrmCommand {
  static override summary = 'Move an opportunity to a stage: won and lost are the last'
  static override description =
    'Winning makes the engagement (its fee is what the opportunity is worth, unless told), starts the onboarding playbook, stops a win-back, and makes a prospect an active customer; one crm undo takes it all back.'
  static override examples = [
    'crm opportunity move y4k7 proposal',
    'crm opportunity move y4k7 lost --why "Too expensive"',
    'crm opportunity move y4k7 won --kind retainer --start 2027-01-01 --end 2027-12-31 --fee "4000 EUR/month"',
  ]
  static override args = {
    id: textArg({description: 'id of the opportunity, or its beginning', required: true}),
    stage: textArg({description: 'the stage, e.g. proposal, won or lost', required: true}),
  }
  static override flags = {
    ...fieldFlags('engagement', ['title']),
    on: textFlag({description: 'day it moved (today)'}),
    why: textFlag({description: 'why, above all why it was lost'}),
    probability: textFlag({description: "how likely it is now in percent, unlike its stage's"}),
    'no-onboarding': yesFlag({description: 'do not start the onboarding playbook when won'}),
  }

  async run() {
    const {args, flags} = await this.parse(OpportunityMove)
    const {why, probability} = flags
    const move = {
      stage: args.stage,
      on: await this.happened(flags.on),
      at: this.context.at,
      zone: this.context.zone,
      why,
      probability,
      engagement: await this.readFlags('engagement', flags),
      onboarding: !flags['no-onboarding'],
    }
    const {customer: _, ...moved} = await this.change(
      book => moveOpportunity(book, args.id, move, this.context),
      viewOpportunity,
    )
    return moved
  }
}
