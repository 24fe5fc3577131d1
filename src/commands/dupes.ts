import {findDuplicates} from '../lib/actions/dupes.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {viewDuplicates} from '../lib/views/duplicates.ts'

export default class Dupes extends CrmCommand {
  static override summary = 'Customers and contacts that likely stand in the book twice'
  static override description =
    'By e-mail, phone and name, also in another script, the likeliest first, with the reasons and the command that joins them into the one of the higher tier. Of contacts at two customers, that command joins the customers.'
  static override examples = ['crm dupes', 'crm dupes --json']

  async run() {
    await this.parse(Dupes)
    const book = this.load()
    return this.show({duplicates: findDuplicates(book)}, viewDuplicates, book)
  }
}
