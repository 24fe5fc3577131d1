import {addCustomer} from '../lib/actions/customers.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {fieldFlags} from '../lib/command/field-flags.ts'
import {listFlag, textFlag, wordsArg} from '../lib/command/flags.ts'
import {viewAdded} from '../lib/views/changes.ts'

export default class Add extends CrmCommand {
  static override summary = 'Add a customer'
  static override description =
    'Adds a client, with the people there. Only the name is needed; everything else can follow with crm edit.'
  static override examples = [
    'crm add "Apex Manufacturing"',
    'crm add "Apex Manufacturing" --contact "Helen Marks <helen@apex.example>" --tier A --timezone America/New_York',
    'crm add "Ada Byron" --person --email ada@byron.example --tag mathematics',
  ]
  static override args = {name: wordsArg({description: 'name of the organisation or person'})}
  static override flags = {
    ...fieldFlags('customer'),
    contact: listFlag({description: 'a person there, "Name <mail>"; repeat for several'}),
    note: textFlag({description: 'a private note'}),
  }

  async run() {
    const {args, flags} = await this.parse(Add)
    const asked = args.name === undefined ? await this.askForCustomer(flags) : undefined
    const input = {
      name: args.name ?? asked?.name ?? '',
      fields: {...(await this.readFlags('customer', flags)), ...asked?.fields},
      contacts: [...(flags.contact ?? []), ...(asked?.contacts ?? [])],
      note: flags.note,
    }
    const {sameName, ...added} = await this.change(book => addCustomer(book, input, this.context), viewAdded)
    return added
  }

  private async askForCustomer({
    contact,
    tier,
  }: {
    readonly contact?: string[] | undefined
    readonly [flag: string]: unknown
  }) {
    const prompter = await this.prompter()
    if (!prompter) throw this.missing('the name', 'crm add "Apex Manufacturing"')
    const {askForCustomer} = await import('../lib/dialogues/questions.ts')
    return askForCustomer(prompter, this.load().settings.tier, {
      contacts: contact,
      tier: tier as string | undefined,
    })
  }
}
