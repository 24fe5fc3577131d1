import {Book} from '../../lib/book/book.ts'
import {textArg, yesFlag} from '../../lib/command/flags.ts'
import {HooksCommand} from '../../lib/command/hooks-command.ts'
import {CrmError} from '../../lib/errors.ts'
import {decideHooks} from '../../lib/hooks/manage-hooks.ts'
import {viewHooks} from '../../lib/views/hooks.ts'

export default class HooksAllow extends HooksCommand {
  static override summary = 'Let a hook beside the book run on this machine'
  static override description =
    'Look at the file first: it runs as you. What is allowed is the hook as it is now; when its content changes, by a sync or by hand, it does not run until it is allowed again. The allowance stays on this machine.'
  static override examples = ['crm hooks allow pre-log', 'crm hooks allow --all']
  static override args = {name: textArg({description: 'the hook, e.g. pre-log'})}
  static override flags = {all: yesFlag({description: 'all there are'})}

  async run() {
    const {args, flags} = await this.parse(HooksAllow)
    if (args.name === undefined && !flags.all)
      throw this.missing('the name of the hook', 'crm hooks allow pre-log (or --all)')
    if (args.name !== undefined && flags.all) throw new CrmError('usage', `one hook or --all: ${args.name}`)
    return this.show(decideHooks(this.desk, 'allow', args.name), viewHooks, new Book([]))
  }
}
