import {listValues} from '../../lib/actions/values.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg} from '../../lib/command/flags.ts'
import {viewValues} from '../../lib/views/values.ts'

export default class ValueList extends CrmCommand {
  static override summary = 'List what you delivered to a customer'
  static override description = 'Shows which items have a client wording and so may be shared.'
  static override examples = ['crm value list apex', 'crm value list apex --json']
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
  }

  async run() {
    const {args} = await this.parse(ValueList)
    const book = this.load()
    return this.show(listValues(book, args.customer), viewValues, book)
  }
}
