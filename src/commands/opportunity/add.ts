import {addOpportunity} from '../../lib/actions/opportunities.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {textArg, textFlag, wordsArg} from '../../lib/command/flags.ts'
import {viewOpportunity} from '../../lib/views/opportunities.ts'

export default class OpportunityAdd extends CrmCommand {
  static override summary = 'Add an opportunity: work that may come'
  static override description =
    'It begins in the first stage (crm config stages). The next step on its day, and the decision on the day you expect it, come up in crm due.'
  static override examples = [
    'crm opportunity add apex "Second plant" --worth "18000 EUR" --close "in 6 weeks"',
    'crm opportunity add bright "Audit 2027" --worth "9000 EUR" --stage proposal --probability 60 --next "Call Robert" --next-on friday',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    title: wordsArg({description: 'what it is called', required: true}),
  }
  static override flags = {
    ...fieldFlags('opportunity', ['title']),
    stage: textFlag({description: 'the stage it is in (the first)'}),
  }

  async run() {
    const {args, flags} = await this.parse(OpportunityAdd)
    const input = {
      customer: args.customer,
      title: args.title,
      stage: flags.stage,
      on: await this.happened(flags['on'] as string | undefined),
      at: this.context.at,
      fields: await this.readFlags('opportunity', flags),
    }
    const {opportunity} = await this.change(book => addOpportunity(book, input, this.context), viewOpportunity)
    return {opportunity}
  }
}
