import {Book} from '../../lib/book/book.ts'
import {HooksCommand} from '../../lib/command/hooks-command.ts'
import {listHooks} from '../../lib/hooks/manage-hooks.ts'
import {viewHooks} from '../../lib/views/hooks.ts'

export default class HooksList extends HooksCommand {
  static override summary = 'List the hooks beside the book, and whether they run on this machine'
  static override description =
    'Hooks are executables in the folder hooks beside the book. pre-change and pre-COMMAND (pre-log, pre-promise-keep) read the planned change on standard input and may refuse it: exit with anything but 0 and say why on standard error. post-change and post-COMMAND are told what was written. None runs before it is allowed here, and one that changes must be allowed again.'
  static override examples = ['crm hooks list', 'crm hooks list --json']

  async run() {
    await this.parse(HooksList)
    return this.show(listHooks(this.desk), viewHooks, new Book([]))
  }
}
