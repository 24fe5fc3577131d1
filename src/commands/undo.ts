import {chooseUndo, takeBack} from '../lib/actions/history.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg} from '../lib/command/flags.ts'
import {viewTakenBack} from '../lib/views/history.ts'

export default class Undo extends CrmCommand {
  static override summary = 'Take back a change'
  static override description =
    'The last one, or any of the last 50 by its id. What has been changed again since is left as it is, and said.'
  static override examples = ['crm undo', 'crm undo z4k7', 'crm history']
  static override args = {change: textArg({description: 'id of a change, or its beginning (see crm history)'})}

  async run() {
    const {args} = await this.parse(Undo)
    const entry = chooseUndo(this.store.journal.entries(), args.change)
    const {result, book} = await this.commit(book => takeBack(book, entry, 'undo'), {undoes: entry.id})
    await this.show(result, viewTakenBack('Taken back'), book)
    return {undone: [result.change], leftAlone: result.leftAlone}
  }
}
