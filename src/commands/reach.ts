import {logReach, type Reach as Reached, reachCustomer, reachSegment} from '../lib/actions/reach.ts'
import {CrmCommand} from '../lib/command.ts'
import {CrmError} from '../lib/errors.ts'
import {textArg, textFlag, yesFlag} from '../lib/flags.ts'
import {loadNumberReader} from '../lib/reach/phone.ts'
import {readTemplateName, templateNames} from '../lib/reach/templates.ts'
import {reachChannels} from '../lib/reach/ways.ts'
import {ownTemplatesOf} from '../lib/store/own-templates.ts'
import {openWithSystem} from '../lib/terminal/open.ts'
import {viewReach} from '../lib/terminal/views/reach.ts'

export default class Reach extends CrmCommand {
  static override summary = 'Ready links to write to or call a client'
  static override description =
    `The channel that they prefer comes first: WhatsApp, SMS, a call, e-mail, Telegram, Signal, LinkedIn and other pages. Nothing is sent: a link opens the program with the message. Templates: ${templateNames.join(', ')}; your own are templates/LANGUAGE/NAME.txt beside the book, with {name}, {customer}, {me} and {business}. With --segment there is one link for each person who agreed (crm consent).`
  static override examples = [
    'crm reach apex',
    'crm reach helen@apex.example --via whatsapp --template check-in --open --log',
    'crm reach apex --text "Hello {name}, shall we talk on Thursday?"',
    'crm reach --segment newsletter --template value-tip --dry-run',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id'}),
  }
  static override flags = {
    via: textFlag({description: `only this channel: ${reachChannels.join(', ')}`, helpValue: 'CHANNEL'}),
    contact: textFlag({description: 'whom to reach there'}),
    template: textFlag({description: 'the message, from a template', helpValue: 'NAME', exclusive: ['text']}),
    text: textFlag({description: 'the message; placeholders are filled', exclusive: ['template']}),
    open: yesFlag({description: 'open the first link', exclusive: ['segment']}),
    log: yesFlag({description: 'log it as an attempt: a touch from you', exclusive: ['dry-run']}),
    segment: textFlag({description: 'everyone in this segment who agreed', exclusive: ['contact', 'open']}),
    for: textFlag({description: 'the consent it takes (newsletter)', dependsOn: ['segment']}),
    'dry-run': yesFlag({description: 'only show who, who not, and why', dependsOn: ['segment']}),
  }

  async run() {
    const {args, flags} = await this.parse(Reach)
    const {via, text, contact, segment} = flags
    const template = flags.template === undefined ? undefined : readTemplateName(flags.template)
    const message = {via, text, template}
    const book = this.load()
    const world = {
      nowMs: this.context.nowMs,
      readNumber: await loadNumberReader(),
      ownTemplate: ownTemplatesOf(this.store.place),
    }
    const purpose = flags.for ?? 'newsletter'
    const reach =
      segment === undefined
        ? reachCustomer(book, {...message, customer: await this.whom(args.customer), contact}, world)
        : reachSegment(
            book,
            this.context.today,
            {...message, segment: this.alone(segment, args.customer), purpose, isDryRun: flags['dry-run']},
            world,
          )
    if (flags.open) this.open(reach)
    const view = viewReach(this.context.zone)
    return flags.log ? this.change(now => logReach(now, reach, this.context), view) : this.show(reach, view, book)
  }

  private async whom(customer: string | undefined): Promise<string> {
    if (customer !== undefined) return customer
    const prompter = await this.prompter()
    if (!prompter) throw this.missing('the customer', 'crm reach "Apex Manufacturing"   (or --segment NAME)')
    const {askWhichCustomer} = await import('../lib/terminal/questions.ts')
    return (await askWhichCustomer(prompter, this.load(), 'Whom?')).id
  }

  private alone(segment: string, customer: string | undefined): string {
    if (customer === undefined) return segment
    throw new CrmError('usage', `a customer and a segment: ${customer}, ${segment}`, {hint: 'Give one of them.'})
  }

  private open({links: [first]}: Reached): void {
    if (!first || openWithSystem(first.url, this.context.platform)) return
    this.context.stderr.write('warning: nothing here opens links: follow it yourself\n')
  }
}
