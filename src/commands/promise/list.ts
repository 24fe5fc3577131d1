import {listPromises} from '../../lib/actions/promises.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, yesFlag} from '../../lib/command/flags.ts'
import {viewPromises} from '../../lib/views/promises.ts'

export default class PromiseList extends CrmCommand {
  static override summary = 'List open promises, yours and theirs'
  static override examples = ['crm promise list', 'crm promise list apex --all --json']
  static override args = {customer: textArg({description: 'only this customer'})}
  static override flags = {
    all: yesFlag({description: 'kept, broken and released ones, too', exclusive: ['open']}),
    open: yesFlag({description: 'only open ones, as without --all'}),
  }

  async run() {
    const {args, flags} = await this.parse(PromiseList)
    const book = this.load()
    return this.show(listPromises(book, {customer: args.customer, all: flags.all}), viewPromises, book)
  }
}
