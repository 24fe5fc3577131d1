import {Book} from '../../lib/book/book.ts'
import {textArg, yesFlag} from '../../lib/command/flags.ts'
import {HooksCommand} from '../../lib/command/hooks-command.ts'
import {CrmError} from '../../lib/errors.ts'
import {decideHooks} from '../../lib/hooks/manage-hooks.ts'
import {viewHooks} from '../../lib/views/hooks.ts'

export default class HooksDeny extends HooksCommand {
  static override summary = 'Keep a hook beside the book from running on this machine'
  static override description = 'It is not run, and nothing more is said of it until it changes.'
  static override examples = ['crm hooks deny pre-log', 'crm hooks deny --all']
  static override args = {name: textArg({description: 'the hook, e.g. pre-log'})}
  static override flags = {all: yesFlag({description: 'all there are'})}

  async run() {
    const {args, flags} = await this.parse(HooksDeny)
    if (args.name === undefined && !flags.all)
      throw this.missing('the name of the hook', 'crm hooks deny pre-log (or --all)')
    if (args.name !== undefined && flags.all) throw new CrmError('usage', `one hook or --all: ${args.name}`)
    return this.show(decideHooks(this.desk, 'deny', args.name), viewHooks, new Book([]))
  }
}
