import {listConsents} from '../../lib/actions/consents.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg} from '../../lib/command/flags.ts'
import {viewConsents} from '../../lib/views/consents.ts'

export default class ConsentList extends CrmCommand {
  static override summary = 'List what was said on being written to'
  static override description = 'The latest first: the last word of a person for a purpose counts.'
  static override examples = ['crm consent list', 'crm consent list apex --json']
  static override args = {customer: textArg({description: 'only this customer'})}

  async run() {
    const {args} = await this.parse(ConsentList)
    const book = this.load()
    return this.show(listConsents(book, args.customer), viewConsents, book)
  }
}
