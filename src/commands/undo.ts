import {type ChangeLine, chooseUndos, takeBack} from '../lib/actions/history.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {countFlag, textArg} from '../lib/command/flags.ts'
import {CrmError} from '../lib/errors.ts'
import {viewTakenBack} from '../lib/views/history.ts'

export default class Undo extends CrmCommand {
  static override summary = 'Take back a change'
  static override description =
    'The last one, the last few, or any of the last 50 by its id. What has been changed again since is left as it is, and said.'
  static override examples = ['crm undo', 'crm undo --last 3', 'crm undo z4k7', 'crm history']
  static override args = {change: textArg({description: 'id of a change, or its beginning (see crm history)'})}
  static override flags = {last: countFlag({description: 'so many, the latest first', min: 1})}

  async run() {
    const {args, flags} = await this.parse(Undo)
    if (args.change !== undefined && flags.last !== undefined) {
      throw new CrmError('usage', `one change, or the last ${flags.last}?`, {hint: 'Give either an id or --last.'})
    }
    const undone: ChangeLine[] = []
    const leftAlone: string[] = []
    for (const entry of chooseUndos(this.store.journal.entries(), args.change, flags.last ?? 1)) {
      const {result, book} = await this.commit(book => takeBack(book, entry, 'undo'), {undoes: entry.id})
      await this.show(result, viewTakenBack('Taken back'), book)
      undone.push(result.change)
      leftAlone.push(...result.leftAlone)
    }
    return {undone, leftAlone}
  }
}
