import {countTypes} from '../lib/actions/removals.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, yesFlag} from '../lib/command/flags.ts'
import {CrmError} from '../lib/errors.ts'
import {bookStateFolder} from '../lib/store/places.ts'
import {type ForgetOptions, forget} from '../lib/sync/forget.ts'
import {quote} from '../lib/text/quote.ts'
import {viewForgotten} from '../lib/views/forget.ts'

export default class Forget extends CrmCommand {
  static override summary = 'Erase a customer or a person from the book, for good'
  static override description =
    'Erases all that hangs on them, on every machine that syncs, also what was removed before. It cannot be undone. It says what remains: git keeps its history until crm purge, and your backups are yours to clear.'
  static override examples = ['crm forget "Bright Financial" --dry-run', 'crm forget helen@apex.example --yes']
  static override args = {
    customer: textArg({description: 'customer or contact: name, e-mail, phone, or id', required: true}),
  }
  static override flags = {
    yes: yesFlag({char: 'y', description: 'do not ask'}),
    'dry-run': yesFlag({description: 'only say what would be erased, and what would remain'}),
  }

  async run() {
    const {args, flags} = await this.parse(Forget)
    const dryRun = flags['dry-run'] === true
    const {env} = this.context
    const ask = {reference: args.customer, env, stateFolder: bookStateFolder(this.store.place, this.context)}
    if (!dryRun && !flags.yes) await this.confirm(ask)
    const {name, ...result} = forget(this.store, {...ask, dryRun})
    return this.show(result, viewForgotten(name, dryRun), this.store.load())
  }

  private async confirm(ask: ForgetOptions): Promise<void> {
    const {name, forgotten} = forget(this.store, {...ask, dryRun: true})
    const book = this.store.load()
    const others = countTypes(forgotten.slice(1).flatMap(id => book.record(id) ?? []))
    const what = `${name}${others ? `, with ${others}` : ''}`
    const prompter = await this.prompter()
    if (!prompter) {
      throw new CrmError('usage', `this erases ${what} for good`, {
        hint: `If that is meant: crm forget ${quote(ask.reference)} --yes`,
      })
    }
    if (!(await prompter.confirm({message: `Erase ${what} for good?`, initial: false}))) {
      throw new CrmError('cancelled', 'Cancelled: nothing was written.')
    }
  }
}
