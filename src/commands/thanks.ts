import {textArg, textFlag} from '../lib/command/flags.ts'
import {customerArg, LetterCommand, letterFlags} from '../lib/command/letter-command.ts'

export default class Thanks extends LetterCommand {
  static override summary = 'Write a short letter of thanks after a renewal'
  static override description =
    'Thanks for the decision to go on, the three results that weigh most, and what comes next if you type it. For the engagement renewed last, from the same allow-list as a recap.'
  static override examples = [
    'crm thanks apex',
    'crm thanks apex --next "Kick-off for line 4 in January" --format eml --open',
    'crm thanks rezvani --language fa --format html --out thanks.html',
  ]
  static override args = {customer: textArg({...customerArg, required: true})}
  static override flags = {
    ...letterFlags,
    engagement: textFlag({description: 'for this engagement'}),
  }

  async run() {
    const {args, flags} = await this.parse(Thanks)
    const book = this.load()
    const composed = await this.compose(book, {
      ...(await this.readLetterFlags(flags)),
      customer: args.customer,
      kind: 'thanks',
      engagement: flags.engagement,
    })
    return this.deliver(book, composed, flags)
  }
}
