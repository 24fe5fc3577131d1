import {Book} from '../../lib/book/book.ts'
import {readCount} from '../../lib/book/input.ts'
import {textArg} from '../../lib/command/flags.ts'
import {HooksCommand} from '../../lib/command/hooks-command.ts'
import {invalidValue} from '../../lib/errors.ts'
import {setHookLimit} from '../../lib/hooks/manage-hooks.ts'
import {viewHooks} from '../../lib/views/hooks.ts'

/** An hour: whoever waits longer is not waiting for a hook. */
const longest = 3600

export default class HooksLimit extends HooksCommand {
  static override summary = 'Set how long a hook may take on this machine'
  static override description =
    'In seconds; 10 where nothing is set. A hook that takes longer is ended with all that it started: one that may refuse has refused then.'
  static override examples = ['crm hooks limit 30']
  static override args = {seconds: textArg({description: 'whole seconds', required: true})}

  async run() {
    const {args} = await this.parse(HooksLimit)
    const seconds = readCount(args.seconds, 'seconds', longest)
    if (seconds < 1) throw invalidValue(`no time at all: ${args.seconds}`, 'Give 1 second or more.')
    return this.show(setHookLimit(this.desk, seconds), viewHooks, new Book([]))
  }
}
