import {answerOffer} from '../../lib/actions/offers.ts'
import {offerAnswers} from '../../lib/book/choices.ts'
import {readChoice} from '../../lib/book/input.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewOffer} from '../../lib/views/offers.ts'

export default class OfferAnswer extends CrmCommand {
  static override summary = 'Note how an offer was answered'
  static override description = 'With none you say that no answer came, and that you wait for it no more.'
  static override examples = ['crm offer answer o4k7 accepted', 'crm offer answer o4k7 none --on yesterday']
  static override args = {
    id: textArg({description: 'id of the offer, or its beginning', required: true}),
    answer: textArg({description: 'accepted, declined or none', choices: offerAnswers, required: true}),
  }
  static override flags = {on: textFlag({description: 'day of the answer (today)'})}

  async run() {
    const {args, flags} = await this.parse(OfferAnswer)
    const answer = readChoice(args.answer, offerAnswers, 'answer')
    const on = await this.happened(flags.on)
    const {offer} = await this.change(book => answerOffer(book, args.id, answer, on), viewOffer)
    return {offer}
  }
}
