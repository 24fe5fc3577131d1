import {listOffers} from '../../lib/actions/offers.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg} from '../../lib/command/flags.ts'
import {viewOffers} from '../../lib/views/offers.ts'

export default class OfferList extends CrmCommand {
  static override summary = 'List offers, and which kinds each client answers'
  static override examples = ['crm offer list', 'crm offer list apex --json']
  static override args = {customer: textArg({description: 'only this customer'})}

  async run() {
    const {args} = await this.parse(OfferList)
    const book = this.load()
    return this.show(listOffers(book, args.customer), viewOffers, book)
  }
}
