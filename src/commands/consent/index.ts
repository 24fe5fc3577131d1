import {recordConsent} from '../../lib/actions/consents.ts'
import {consentStates} from '../../lib/book/choices.ts'
import {readChoice} from '../../lib/book/input.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewConsent} from '../../lib/views/consents.ts'

export default class Consent extends CrmCommand {
  static override summary = 'Record that somebody may be written to for a purpose, or no longer'
  static override description =
    "Nobody without consent is in a mailing: crm reach --segment. Consent is one person's; withdrawn without --contact it goes for everyone at the customer."
  static override examples = [
    'crm consent helen@apex.example given --for newsletter --how "Ticked the box on the website"',
    'crm consent apex withdrawn --for newsletter --how "Said so on the phone" --on yesterday',
    'crm consent list apex',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    state: textArg({description: 'given or withdrawn', choices: consentStates, required: true}),
  }
  static override flags = {
    for: textFlag({description: 'what for', default: 'newsletter'}),
    how: textFlag({description: 'how they said so'}),
    on: textFlag({description: 'day they said so (today)'}),
    contact: textFlag({description: 'whose word it is'}),
  }

  async run() {
    const {args, flags} = await this.parse(Consent)
    const input = {
      customer: args.customer,
      state: readChoice(args.state, consentStates, 'answer'),
      purpose: flags.for,
      how: flags.how,
      on: await this.happened(flags.on),
      contact: flags.contact,
    }
    const {consent} = await this.change(book => recordConsent(book, input, this.context), viewConsent)
    return {consent}
  }
}
