import {spreadCheckIns} from '../lib/actions/spread.ts'
import {tiers} from '../lib/book/choices.ts'
import {readChoice} from '../lib/book/input.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {listFlag, textArg, yesFlag} from '../lib/command/flags.ts'
import {viewSpread} from '../lib/views/playbooks.ts'

export default class Spread extends CrmCommand {
  static override summary = 'Stagger first check-ins, so that an import does not fall due on one day'
  static override description =
    'Customers without any two-way touch get days for their first check-ins, evenly over the working days of a span from tomorrow on, tier A first. History and cadences stay as they are.'
  static override examples = ['crm spread 6w', 'crm spread 4w --tier A --tier B', 'crm spread 2m --dry-run']
  static override args = {span: textArg({description: 'over how long, e.g. 6w', required: true})}
  static override flags = {
    tier: listFlag({description: 'only this tier; repeat for several', helpValue: tiers.join('|'), choices: tiers}),
    'dry-run': yesFlag({description: 'only show what would be done'}),
  }

  async run() {
    const {args, flags} = await this.parse(Spread)
    const input = {span: args.span, tiers: (flags.tier ?? []).map(tier => readChoice(tier, tiers, 'tier'))}
    if (!flags['dry-run']) return this.change(book => spreadCheckIns(book, input, this.context), viewSpread)
    const book = this.load()
    return this.show(spreadCheckIns(book, input, this.context).result(book), viewSpread, book)
  }
}
