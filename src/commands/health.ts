import {listHealth} from '../lib/actions/health.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {countFlag, wordsArg} from '../lib/command/flags.ts'
import {viewHealth} from '../lib/views/health.ts'

/** As many as one reads: the worst come first. With `--json` all are told. */
const readable = 25

export default class Health extends CrmCommand {
  static override summary = 'How each customer stands, and why'
  static override description =
    'The reasons first, then a number from 0 to 100 made of cadence, rhythm, promises, feedback, responsiveness and payment; what is not known is left out. Weigh the parts yourself with crm config health.weights.'
  static override examples = ['crm health', 'crm health apex --json', 'crm health --limit 100']
  static override args = {customer: wordsArg({description: 'only this customer'})}
  static override flags = {limit: countFlag({description: `at most so many, the worst first (${readable})`, min: 1})}

  async run() {
    const {args, flags} = await this.parse(Health)
    const book = this.load()
    const limit = flags.limit ?? (this.jsonEnabled() ? undefined : readable)
    const {health, total} = listHealth(book, this.context.today, {customer: args.customer, limit})
    return this.show({health}, viewHealth(total), book)
  }
}
