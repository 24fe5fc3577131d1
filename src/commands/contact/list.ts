import {listContacts} from '../../lib/actions/contacts.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg} from '../../lib/command/flags.ts'
import {viewContacts} from '../../lib/views/contacts.ts'

export default class ContactList extends CrmCommand {
  static override summary = 'List the people at your customers'
  static override description = 'By customer and name; those who have left stand behind the others there, with the day.'
  static override examples = ['crm contact list', 'crm contact list apex --json']
  static override args = {customer: textArg({description: 'only this customer'})}

  async run() {
    const {args} = await this.parse(ContactList)
    const book = this.load()
    return this.show(listContacts(book, args.customer), viewContacts, book)
  }
}
