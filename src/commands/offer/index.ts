import {makeOffer} from '../../lib/actions/offers.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {textArg, wordsArg} from '../../lib/command/flags.ts'
import {viewOffer} from '../../lib/views/offers.ts'

export default class Offer extends CrmCommand {
  static override summary = 'Note an offer you made'
  static override description =
    'With its answer it tells which kinds of offers a client responds to: crm offer list shows that.'
  static override examples = [
    'crm offer apex "A day of training for the shift leads" --kind workshop',
    'crm offer answer o4k7 accepted',
    'crm offer list apex',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    text: wordsArg({description: 'what you offered', required: true}),
  }
  static override flags = fieldFlags('offer')

  async run() {
    const {args, flags} = await this.parse(Offer)
    const input = {
      customer: args.customer,
      text: args.text,
      on: await this.happened(flags['on'] as string | undefined),
      fields: await this.readFlags('offer', flags),
    }
    const {offer} = await this.change(book => makeOffer(book, input, this.context), viewOffer)
    return {offer}
  }
}
