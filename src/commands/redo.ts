import {chooseRedo, takeBack} from '../lib/actions/history.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {viewTakenBack} from '../lib/views/history.ts'

export default class Redo extends CrmCommand {
  static override summary = 'Return what the last undo took back'
  static override examples = ['crm redo']

  async run() {
    await this.parse(Redo)
    const entry = chooseRedo(this.store.journal.entries())
    const {result, book} = await this.commit(book => takeBack(book, entry, 'redo'), {redoes: entry.id})
    await this.show(result, viewTakenBack('Returned'), book)
    return {redone: [result.change], leftAlone: result.leftAlone}
  }
}
