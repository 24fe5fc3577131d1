import {CrmCommand} from '../lib/command/crm-command.ts'
import {choiceFlag, textArg} from '../lib/command/flags.ts'
import {syncOptions} from '../lib/command/sync-options.ts'
import {CrmError} from '../lib/errors.ts'
import {listConflicts, settleConflicts} from '../lib/sync/conflicts.ts'
import {viewConflicts, viewSettled} from '../lib/views/conflicts.ts'

export default class Conflicts extends CrmCommand {
  static override summary = 'What two machines changed at once, and which value to keep'
  static override description =
    'Lists the values that lost against a later edit made elsewhere before the two machines had synced. Keep mine (written on this machine) or theirs; on a machine that wrote neither, mine is the value that stands.'
  static override examples = [
    'crm conflicts',
    'crm conflicts c4k7/tier --keep theirs',
    'crm conflicts c4k7 --keep mine',
  ]
  static override args = {
    id: textArg({description: 'id of the record or its beginning, or a customer; ID/FIELD for one field'}),
  }
  static override flags = {keep: choiceFlag(['mine', 'theirs'], {description: 'settle the conflicts of ID'})}

  async run() {
    const {args, flags} = await this.parse(Conflicts)
    const {zone} = this.context
    const {id} = args
    const {keep} = flags
    if (keep === undefined) {
      const book = this.load()
      return this.show(listConflicts(book, zone, id), viewConflicts, book)
    }
    if (id === undefined) {
      throw new CrmError('usage', 'missing: the id of what to settle', {
        hint: `For example: crm conflicts c4k7 --keep ${keep}   (ids: crm conflicts)`,
      })
    }
    const replica = syncOptions(this.file, this.context).replica()
    const {conflicts} = await this.change(
      book => settleConflicts(book, {reference: id, keep, replica, zone}),
      viewSettled,
    )
    return {conflicts}
  }
}
