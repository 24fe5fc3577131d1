import {CrmCommand} from '../lib/command/crm-command.ts'
import {yesFlag} from '../lib/command/flags.ts'
import {syncOptions} from '../lib/command/sync-options.ts'
import {CrmError} from '../lib/errors.ts'
import {type Purged, purge} from '../lib/sync/purge.ts'
import {countOf, viewPurged} from '../lib/views/forget.ts'

export default class Purge extends CrmCommand {
  static override summary = "Erase the book's git history, here and on the remote"
  static override description =
    'Replaces the history by one commit that holds the book as it is now, so that what was forgotten is in no old version either. Afterwards run crm sync on each other machine: it takes over the new history and erases the old one.'
  static override examples = ['crm purge --dry-run', 'crm purge --yes']
  static override flags = {
    yes: yesFlag({char: 'y', description: 'do not ask'}),
    'dry-run': yesFlag({description: 'only say what would be erased'}),
  }

  async run() {
    const {flags} = await this.parse(Purge)
    const dryRun = flags['dry-run'] === true
    const options = syncOptions(this.file, this.context)
    if (!dryRun && !flags.yes) await this.confirm(purge({...options, dryRun: true}))
    return this.show(purge({...options, dryRun}), viewPurged(this.file, dryRun), this.store.load())
  }

  private async confirm({commits, otherFiles}: Purged): Promise<void> {
    if (commits === 0) return
    const others = otherFiles.length > 0 ? `, and of ${otherFiles.join(', ')}` : ''
    const what = `the history of the book (${countOf(commits, 'commit')})${others}`
    const prompter = await this.prompter()
    if (!prompter)
      throw new CrmError('usage', `this erases ${what} for good`, {hint: 'If that is meant: crm purge --yes'})
    if (!(await prompter.confirm({message: `Erase ${what}, here and on the remote, for good?`, initial: false}))) {
      throw new CrmError('cancelled', 'Cancelled: nothing was written.')
    }
  }
}
