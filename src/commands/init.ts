import {join, resolve} from 'node:path'
import {initialiseBook} from '../lib/actions/settings.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, textFlag, yesFlag} from '../lib/command/flags.ts'
import {bookName} from '../lib/store/places.ts'
import {data} from '../lib/views/parts.ts'

export default class Init extends CrmCommand {
  static override summary = 'Begin a book'
  static override description =
    'Makes the data file where it is not there yet; nothing is required. A book that is there is kept, and the settings that are given are changed.'
  static override examples = [
    'crm init',
    'crm init ~/clients --name "Riko Sand" --business "Sand Advisory" --currency EUR',
  ]
  static override args = {dir: textArg({description: 'folder of the book (the usual place)'})}
  static override flags = {
    name: textFlag({description: 'your name'}),
    business: textFlag({description: 'the name of your business'}),
    currency: textFlag({description: 'currency of amounts given without one'}),
    language: textFlag({description: 'language of letters where nobody says otherwise'}),
    git: yesFlag({description: 'keep the book in a git repository (--no-git: do not)', allowNo: true}),
  }

  async run() {
    const {args, flags} = await this.parse(Init)
    const {name, business, currency, language} = flags
    const file = args.dir === undefined ? this.file : join(resolve(this.context.cwd, args.dir), bookName)
    const store = this.openStore(file)
    const isNew = store.load().isEmpty
    await this.commit(book => initialiseBook(book, {name, business, currency, language}), {}, store)
    const git = await this.keepInGit(store.place, flags.git)
    const result = {file: store.place, git}
    const said = `${isNew ? 'Began' : 'Kept'} the book`
    return this.show(
      result,
      (_, screen) => `${said} ${data(store.place, screen)}${git ? ', in a git repository' : ''}`,
      store.load(),
    )
  }

  /** Puts the book into a repository where that was asked for; true where it is in one. */
  private async keepInGit(file: string, wanted: boolean | undefined): Promise<boolean> {
    if (wanted !== true) return false
    const [{beginRepository}, {syncOptions}] = await Promise.all([
      import('../lib/sync/sync.ts'),
      import('../lib/command/sync-options.ts'),
    ])
    beginRepository(syncOptions(file, this.context))
    return true
  }
}
