import {listHealth} from '../lib/actions/health.ts'
import {CrmCommand} from '../lib/command.ts'
import {textArg} from '../lib/flags.ts'
import {viewHealth} from '../lib/terminal/views/health.ts'

export default class Health extends CrmCommand {
  static override summary = 'How each customer stands, and why'
  static override description =
    'The reasons first, then a number from 0 to 100 made of cadence, rhythm, promises, feedback, responsiveness and payment; what is not known is left out. Weigh the parts yourself with crm config health.weights.'
  static override examples = ['crm health', 'crm health apex --json']
  static override args = {customer: textArg({description: 'only this customer'})}

  async run() {
    const {args} = await this.parse(Health)
    const book = this.load()
    return this.show(listHealth(book, this.context.today, args.customer), viewHealth, book)
  }
}
