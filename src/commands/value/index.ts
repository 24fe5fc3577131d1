import {addValue} from '../../lib/actions/values.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {textArg, wordsArg} from '../../lib/command/flags.ts'
import {viewValue} from '../../lib/views/changes.ts'

export default class Value extends CrmCommand {
  static override summary = 'Log something of value you delivered'
  static override description =
    'Results, extra work, long hours, savings: what a recap is made of. Only an item with --share, the wording for the client, may ever be shown to them. Without --kind it is an extra.'
  static override examples = [
    'crm value apex "Changeover time down" --kind result --share "Changeover time down from 47 to 29 minutes on line 3" --evidence https://example.com/report',
    'crm value apex "Weekend cut-over" --kind hours --minutes 540 --worth "1350 EUR" --share "The launch date held: two weekend sessions, included"',
    'crm value list apex',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    text: wordsArg({description: 'what it was, in your own words (private)', required: true}),
  }
  static override flags = fieldFlags('value')

  async run() {
    const {args, flags} = await this.parse(Value)
    const input = {
      customer: args.customer,
      text: args.text,
      on: await this.happened(flags['on'] as string | undefined),
      fields: await this.readFlags('value', flags),
    }
    const {value} = await this.change(book => addValue(book, input, this.context), viewValue)
    return {value}
  }
}
