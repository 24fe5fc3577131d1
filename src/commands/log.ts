import {logTouch} from '../lib/actions/touches.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {fieldFlags} from '../lib/command/field-flags.ts'
import {textArg, textFlag, wordsArg, yesFlag} from '../lib/command/flags.ts'
import {viewLogged} from '../lib/views/changes.ts'

export default class Log extends CrmCommand {
  static override summary = 'Log a touch: a call, a meeting, a mail'
  static override description =
    'Logs a contact with a client. Talks count as two-way and reset the cadence; what you send does not, unless you say --both. Words after the customer need no quotes.'
  static override examples = [
    'crm log apex "Kick-off call: goals for the year" --via call --minutes 45',
    'crm log apex called about the invoice',
    'crm log helen@apex.example "Sent the summary" --via email --out --promise "Draft of the model" --due friday',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id'}),
    text: wordsArg({description: 'what it was about'}),
  }
  static override flags = {
    ...fieldFlags('touch'),
    in: yesFlag({description: 'their word to you (counts as two-way)', exclusive: ['out', 'both']}),
    out: yesFlag({description: 'your word to them', exclusive: ['in', 'both']}),
    both: yesFlag({description: 'both ways', exclusive: ['in', 'out']}),
    promise: textFlag({description: 'something you promised'}),
    due: textFlag({description: 'by when you promised it', dependsOn: ['promise']}),
    remind: textFlag({description: 'something to remember'}),
    when: textFlag({description: 'when to be reminded', dependsOn: ['remind']}),
  }

  async run() {
    const {args, flags} = await this.parse(Log)
    const asked =
      args.customer === undefined || args.text === undefined ? await this.askForTouch(args.customer, flags) : undefined
    const due = await this.planned(flags.due)
    const when = await this.planned(flags.when)
    const input = {
      customer: args.customer ?? asked?.customer ?? '',
      text: args.text ?? asked?.text,
      on: await this.happened(flags['on'] as string | undefined),
      fields: {...(await this.readFlags('touch', flags)), ...asked?.fields},
      direction: flags.in ? ('in' as const) : flags.out ? ('out' as const) : flags.both ? ('both' as const) : undefined,
      promise: flags.promise === undefined ? undefined : {text: flags.promise, due},
      reminder: flags.remind === undefined ? undefined : {text: flags.remind, on: when},
    }
    return this.change(book => logTouch(book, input, this.context), viewLogged)
  }

  private async askForTouch(customer: string | undefined, flags: {readonly [flag: string]: unknown}) {
    const prompter = await this.prompter()
    if (!prompter) {
      const what = customer === undefined ? 'the customer' : 'the text'
      throw this.missing(what, 'crm log "Apex Manufacturing" called about the invoice')
    }
    const {askForTouch} = await import('../lib/dialogues/questions.ts')
    return askForTouch(prompter, this.load(), {
      customer,
      channel: flags['via'] as string | undefined,
      minutes: flags['minutes'] as string | undefined,
    })
  }
}
