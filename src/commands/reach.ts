import {join, resolve} from 'node:path'
import {reachSegment} from '../lib/actions/mailing.ts'
import {logReach, type Reach as Reached, reachCustomer} from '../lib/actions/reach.ts'
import type {Book} from '../lib/book/book.ts'
import type {Presented} from '../lib/book/present.ts'
import {choiceFlag, textArg, textFlag, yesFlag} from '../lib/command/flags.ts'
import {ReachCommand} from '../lib/command/reach-command.ts'
import {CrmError} from '../lib/errors.ts'
import {fileMessages, type MessageFormat, messageFormats} from '../lib/reach/message-files.ts'
import {messagePurposes} from '../lib/reach/messages/table.ts'
import {placeholderNames, readTemplateName} from '../lib/reach/templates.ts'
import {reachChannels} from '../lib/reach/ways.ts'
import {claimFolder} from '../lib/store/documents.ts'
import {safeText} from '../lib/text/safe.ts'
import {viewReach} from '../lib/views/reach.ts'

export default class Reach extends ReachCommand {
  static override summary = 'Ready links to write to or call a client'
  static override description =
    `The channel that they prefer comes first: WhatsApp, SMS, a call, e-mail, Telegram, Signal, a video room, LinkedIn and other pages. Nothing is sent: a link opens the program with the message. Templates, in the reader's language: ${messagePurposes.join(', ')}; your own are templates/LANGUAGE/NAME.txt beside the book, with ${placeholderNames.join(' ')}. With --segment there is one message for each person who agreed (crm consent), as links or with --out as a file each.`
  static override examples = [
    'crm reach apex',
    'crm reach helen@apex.example --via whatsapp --template check-in --open --log',
    'crm reach apex --text "Hello {name}, shall we talk on Thursday?" --copy',
    'crm reach --segment newsletter --template newsletter --text "…" --dry-run',
    'crm reach --segment newsletter --template newsletter --text "…" --format eml --out drafts',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id'}),
  }
  static override flags = {
    via: textFlag({
      description: `only this channel: ${reachChannels.join(', ')}`,
      helpValue: 'CHANNEL',
      choices: reachChannels,
    }),
    contact: textFlag({description: 'whom to reach there'}),
    template: textFlag({description: 'the message, from a template', helpValue: 'NAME'}),
    text: textFlag({description: 'the message, or what stands for {text} in the template; placeholders are filled'}),
    open: yesFlag({description: 'open the first link', exclusive: ['segment']}),
    copy: yesFlag({description: 'copy the first link; with --open the message, to paste', exclusive: ['segment']}),
    out: textFlag({description: 'write each message to a file of its own in this new folder', helpValue: 'DIR'}),
    format: choiceFlag(messageFormats, {description: 'of the files (text); eml is a mail draft', dependsOn: ['out']}),
    log: yesFlag({description: 'log it as an attempt; crm done makes a talk of it', exclusive: ['dry-run']}),
    segment: textFlag({description: 'everyone in this segment who agreed', exclusive: ['contact']}),
    for: textFlag({description: 'the consent it takes (newsletter)', dependsOn: ['segment']}),
    'dry-run': yesFlag({description: 'only show who, who not, and why', dependsOn: ['segment']}),
  }

  async run(): Promise<Reached & {readonly touches?: readonly Presented[]}> {
    const {args, flags} = await this.parse(Reach)
    const format = flags.format ?? 'text'
    const template = flags.template === undefined ? undefined : readTemplateName(flags.template)
    const message = {via: this.via(flags.via, format), text: flags.text, template}
    const book = this.load()
    const world = await this.reachWorld()
    const {segment, contact} = flags
    const reach =
      segment === undefined
        ? reachCustomer(book, {...message, customer: await this.whom(args.customer), contact}, world)
        : reachSegment(
            book,
            {
              ...message,
              segment: this.alone(segment, args.customer),
              purpose: flags.for ?? 'newsletter',
              isActedOn: !flags['dry-run'] && (flags.log || flags.out !== undefined),
            },
            world,
          )
    const filed =
      flags.out === undefined || flags['dry-run'] ? reach : await this.writeLinks(reach, flags.out, format, book)
    const done: string[] = []
    if (flags.copy) done.push(await this.copyFirst(reach, flags.open))
    if (flags.open) done.push(await this.open(reach))
    const view = viewReach(this.context.zone, done)
    return flags.log ? this.change(now => logReach(now, filed, this.context), view) : this.show(filed, view, book)
  }

  private via(via: string | undefined, format: MessageFormat): string | undefined {
    if (format !== 'eml') return via
    if (via === undefined || via.trim().toLowerCase() === 'email') return 'email'
    throw new CrmError('usage', `a mail draft for ${via}`, {hint: 'Leave --via away, or write --format text.'})
  }

  private async whom(customer: string | undefined): Promise<string> {
    if (customer !== undefined) return customer
    const prompter = await this.prompter()
    if (!prompter) throw this.missing('the customer', 'crm reach "Apex Manufacturing"   (or --segment NAME)')
    const {askWhichCustomer} = await import('../lib/dialogues/questions.ts')
    return (await askWhichCustomer(prompter, this.load(), 'Whom?')).id
  }

  private alone(segment: string, customer: string | undefined): string {
    if (customer === undefined) return segment
    throw new CrmError('usage', `a customer and a segment: ${customer}, ${segment}`, {hint: 'Give one of them.'})
  }

  /** Writes each message to a file of its own; of one person the first link's alone. */
  private async writeLinks(reach: Reached, out: string, format: MessageFormat, book: Book): Promise<Reached> {
    const isMailing = reach.refused !== undefined
    const links = isMailing ? reach.links : reach.links.slice(0, 1)
    const {name, email: address} = book.settings
    const files = fileMessages(links, {format, from: {name, address}, at: this.context.at, isMailing})
    const folder = claimFolder(resolve(this.context.cwd, out))
    const written: Reached['links'][number][] = []
    for (const [at, link] of links.entries()) {
      const file = files[at]
      if (file) written.push({...link, file: await this.writeFile(join(folder, file.name), file.text)})
    }
    return {...reach, links: [...written, ...reach.links.slice(links.length)]}
  }

  /** Opens the first link; what was asked for besides is done all the same. */
  private async open(reach: Reached): Promise<string> {
    try {
      return await this.openFirst(reach)
    } catch (error) {
      if (!(error instanceof CrmError)) throw error
      this.context.stderr.write(`warning: ${safeText([error.message, error.hint].join('. '))}\n`)
      return ''
    }
  }
}
