import {addEngagement} from '../../lib/actions/engagements.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {textArg, wordsArg} from '../../lib/command/flags.ts'
import {viewEngagement} from '../../lib/views/changes.ts'

export default class EngagementAdd extends CrmCommand {
  static override summary = 'Add an engagement: what was agreed, from when to when'
  static override description =
    'Its end, or the notice before it, is when the client decides: crm renewals and crm due lead there. Without --end it is open-ended.'
  static override examples = [
    'crm engagement add apex "Operations retainer 2026" --kind retainer --start 2026-01-05 --end 2026-12-31 --fee "4000 EUR/month" --notice 30d',
    'crm engagement add bright "Audit" --kind project --end "in 3 months" --fee "9000 EUR/total"',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    title: wordsArg({description: 'what it is called', required: true}),
  }
  static override flags = fieldFlags('engagement', ['title'])

  async run() {
    const {args, flags} = await this.parse(EngagementAdd)
    const input = {customer: args.customer, title: args.title, fields: await this.readFlags('engagement', flags)}
    const {engagement} = await this.change(book => addEngagement(book, input, this.context), viewEngagement)
    return {engagement}
  }
}
