import {checkInOf, complete} from '../lib/actions/completions.ts'
import {channelHelp, channels} from '../lib/book/choices.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, textFlag} from '../lib/command/flags.ts'
import {viewDone} from '../lib/views/agenda.ts'

export default class Done extends CrmCommand {
  static override summary = 'Complete an item of crm due'
  static override description =
    'A reminder is done (a recurring one moves on), a promise is kept, a step of a renewal is behind you, a day is remembered for this year. A check-in is done by a touch: say what with --log. An attempt (crm reach --log) is done when they answer: it becomes a talk.'
  static override examples = [
    'crm done r4x1',
    'crm done c9x2/check-in --log "Talked hiring: two roles open" --via call',
    'crm done t8w2 --note "She called back"',
    'crm done e9x2/renewal-45 --note "Draft is with Helen"',
  ]
  static override args = {id: textArg({description: 'id of the item, or its beginning'})}
  static override flags = {
    on: textFlag({description: 'day it was done (today)'}),
    note: textFlag({description: 'what to remember of it'}),
    log: textFlag({description: 'log a touch with it: what it was about'}),
    via: textFlag({description: channelHelp, choices: channels, dependsOn: ['log']}),
    minutes: textFlag({description: 'how long it took, in minutes', dependsOn: ['log']}),
  }

  async run() {
    const {args, flags} = await this.parse(Done)
    const id = args.id ?? (await this.pickItem('What is done?'))
    const {via, minutes} = flags
    const asked = flags.log === undefined ? await this.askForTouch(id) : undefined
    const input = {
      on: await this.happened(flags.on),
      note: flags.note,
      log: flags.log ?? asked?.text,
      fields: {channel: via, minutes, ...asked?.fields},
    }
    return this.change(book => complete(book, id, input, this.context), viewDone)
  }

  /** What was said, where a check-in is done by a talk and somebody can be asked. */
  private async askForTouch(id: string) {
    const prompter = await this.prompter()
    if (!prompter) return undefined
    const book = this.load()
    const customer = checkInOf(book, id, this.context.today)
    if (customer === undefined) return undefined
    const {askForTouch} = await import('../lib/dialogues/questions.ts')
    return askForTouch(prompter, book, {customer})
  }
}
