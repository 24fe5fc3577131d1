import {explainSignal} from '../../lib/actions/signals.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewExplained} from '../../lib/views/signals.ts'

export default class Explain extends CrmCommand {
  static override summary = 'Set a signal aside until a day'
  static override description =
    'What you know and the records cannot: until that day the signal is not shown, and weighs nothing in the health.'
  static override examples = [
    'crm next explain c9x2/silent --until "in 3 months" --why "Plant is being rebuilt"',
    'crm next explain m4k7 --until "in 2 weeks" --why "They asked to wait for the audit"',
  ]
  static override args = {id: textArg({description: 'id of the signal, or its beginning', required: true})}
  static override flags = {
    until: textFlag({description: 'the day it may come back'}),
    why: textFlag({description: 'what explains it'}),
  }

  async run() {
    const {args, flags} = await this.parse(Explain)
    const explanation = {until: await this.planned(flags.until), why: flags.why}
    return this.change(book => explainSignal(book, args.id, explanation, this.context), viewExplained)
  }
}
