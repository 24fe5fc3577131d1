import {addContact} from '../../lib/actions/contacts.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {textArg, wordsArg} from '../../lib/command/flags.ts'
import {viewContact} from '../../lib/views/changes.ts'

export default class ContactAdd extends CrmCommand {
  static override summary = 'Add a person to a customer'
  static override description =
    'How somebody is titled and greeted is free text: nothing is inferred from a name. Birthdays and other days come up in crm due.'
  static override examples = [
    'crm contact add apex "Robert Silva <robert@apex.example>" --role "Plant manager" --birthday 1980-05-17',
    'crm contact add apex "Helen Marks" --title Dr. --salutation "Dear Dr. Marks," --channel whatsapp --phone "+1 212 555 0143"',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    name: wordsArg({description: 'name, or "Name <mail>"', required: true}),
  }
  static override flags = fieldFlags('contact')

  async run() {
    const {args, flags} = await this.parse(ContactAdd)
    const input = {customer: args.customer, name: args.name, fields: await this.readFlags('contact', flags)}
    const {contact} = await this.change(book => addContact(book, input, this.context), viewContact)
    return {contact}
  }
}
