import {CrmCommand} from '../lib/command/crm-command.ts'
import {textFlag, yesFlag} from '../lib/command/flags.ts'
import {syncOptions} from '../lib/command/sync-options.ts'
import {findRepository} from '../lib/sync/repository.ts'
import {type SyncOptions, syncBook} from '../lib/sync/sync.ts'
import {viewSync} from '../lib/views/sync.ts'

export default class Sync extends CrmCommand {
  static override summary = 'Bring the book of this machine and the others together, by git'
  static override description =
    'Commits the book, fetches, joins what others wrote, and pushes. Where two machines changed the same field the later value stands, and the other is kept until you settle it: crm conflicts. Without a remote it only commits. Keep the remote private: the book is plain text.'
  static override examples = ['crm sync', 'crm sync --dry-run', 'crm sync --remote git@github.com:you/book.git']
  static override flags = {
    remote: textFlag({
      description: 'address to sync with, for the first time; makes the repository too',
      helpValue: 'ADDRESS',
    }),
    'dry-run': yesFlag({description: 'only say what would come and go'}),
  }

  async run() {
    const {flags} = await this.parse(Sync)
    const dryRun = flags['dry-run'] === true
    const options = {...syncOptions(this.file, this.context), dryRun}
    const begun = flags.remote === undefined ? await this.askToBegin(options) : {remote: flags.remote}
    const synced = await this.withStatus(say => syncBook({...options, ...begun, say}))
    return this.show(synced, viewSync(dryRun), this.store.load())
  }

  /** Offers to make the repository where there is none and somebody can be asked. */
  private async askToBegin(options: SyncOptions): Promise<Pick<SyncOptions, 'init' | 'remote'>> {
    const prompter = await this.prompter()
    if (!prompter || options.dryRun || this.load().isEmpty) return {}
    if (findRepository(options.file, options.env)) return {}
    const message = `No git repository holds ${options.file} yet. Make one in its folder?`
    if (!(await prompter.confirm({message, initial: true}))) return {}
    const address = await prompter.ask({message: 'Address of a private remote (empty: none for now)'})
    return {init: true, remote: address.trim() || undefined}
  }
}
