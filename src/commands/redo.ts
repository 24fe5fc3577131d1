import {type ChangeLine, chooseRedos, takeBack} from '../lib/actions/history.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {countFlag} from '../lib/command/flags.ts'
import {viewTakenBack} from '../lib/views/history.ts'

export default class Redo extends CrmCommand {
  static override summary = 'Return what the last undo took back'
  static override examples = ['crm redo', 'crm redo --last 3']
  static override flags = {last: countFlag({description: 'so many, the one taken back last first', min: 1})}

  async run() {
    const {flags} = await this.parse(Redo)
    const redone: ChangeLine[] = []
    const leftAlone: string[] = []
    for (const {undoing, change} of chooseRedos(this.store.journal.entries(), flags.last ?? 1)) {
      const {result, book} = await this.commit(book => takeBack(book, undoing, 'redo', change), {redoes: undoing.id})
      await this.show(result, viewTakenBack('Returned'), book)
      redone.push(result.change)
      leftAlone.push(...result.leftAlone)
    }
    return {redone, leftAlone}
  }
}
