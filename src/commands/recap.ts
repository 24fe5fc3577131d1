import {type RecapInput, recordRecap} from '../lib/actions/recaps.ts'
import {parseSpan} from '../lib/calendar/span.ts'
import {textArg, textFlag, yesFlag} from '../lib/command/flags.ts'
import {customerArg, letterFlags} from '../lib/command/letter-command.ts'
import {RecapCommand} from '../lib/command/recap-command.ts'
import {CrmError} from '../lib/errors.ts'

const oneLetterFlags = ['sent', 'open', 'evidence', 'engagement', 'contact', 'closeout', 'since', 'until', 'review']
const typedFlags = ['thanks', 'improve', 'next', 'ask', 'ask-by']

export default class Recap extends RecapCommand {
  static override summary = 'Write the letter that shows a client what they got'
  static override description =
    'One page from what has a client wording: results, what was included beyond the agreement, promises kept, their own words, and one dated ask. Private fields cannot get into it, and a letter that names another customer, an id or a gap is not written. By default for the engagement that ends next, since its start or the last recap sent, and without what a recap has told before.'
  static override examples = [
    'crm recap apex',
    'crm recap apex --format html --out recap.html --open',
    'crm recap apex --format eml --open',
    'crm recap apex --improve "Fewer, longer workshops" --next "Line 4 changeover" --ask "Shall we talk about 2027?" --ask-by "in 3 weeks"',
    'crm recap apex --review',
    'crm recap apex --closeout --language hi',
    'crm recap apex --sent',
    'crm recap --all --within 60d --format html --out letters',
  ]
  static override args = {customer: textArg(customerArg)}
  static override flags = {
    ...letterFlags,
    engagement: textFlag({description: 'for this engagement'}),
    since: textFlag({description: 'first day of the period'}),
    until: textFlag({description: 'last day of the period'}),
    improve: textFlag({description: 'one honest improvement, as what you will do'}),
    closeout: yesFlag({description: 'the letter that closes an engagement: the whole of it'}),
    sent: yesFlag({description: 'record that it was sent today'}),
    review: yesFlag({description: 'word what could be shared, one by one', exclusive: ['sent', 'out', 'open']}),
    all: yesFlag({
      description: 'write every recap that is due into the folder --out',
      exclusive: [...oneLetterFlags, ...typedFlags],
    }),
    within: textFlag({description: 'with --all: how far ahead (60d)', helpValue: 'SPAN', dependsOn: ['all']}),
  }

  async run() {
    const {args, flags} = await this.parse(Recap)
    if (flags.all) {
      if (args.customer !== undefined) throw new CrmError('usage', `one customer or --all: ${args.customer}`)
      if (flags.out === undefined) throw this.missing('--out, the folder,', 'crm recap --all --out letters')
      const within = parseSpan(flags.within ?? '60d')
      return this.writeAll({
        ...flags,
        folder: flags.out,
        within,
        format: flags.format ?? 'md',
        language: flags.language,
      })
    }
    const input: RecapInput = {
      ...(await this.readLetterFlags(flags)),
      customer: args.customer ?? (await this.askWhom()),
      kind: flags.closeout ? 'closeout' : 'recap',
      engagement: flags.engagement,
      since: flags.since === undefined ? undefined : await this.happened(flags.since, false),
      until: await this.planned(flags.until),
      improve: flags.improve,
    }
    if (flags.review) return this.review(input)
    const book = this.load()
    const composed = await this.compose(book, input)
    return this.deliver(book, composed, flags, async () => {
      if (!flags.sent) return []
      await this.commit(current => recordRecap(current, composed, this.context.today, this.context))
      return [`Recorded as sent on ${this.context.today}. Take it back: crm undo`]
    })
  }

  private async askWhom(): Promise<string> {
    const prompter = await this.prompter()
    if (!prompter) throw this.missing('the customer', 'crm recap apex')
    const {askWhichCustomer} = await import('../lib/dialogues/questions.ts')
    return (await askWhichCustomer(prompter, this.load(), 'A recap for whom?')).id
  }
}
