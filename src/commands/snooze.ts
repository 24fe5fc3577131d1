import {snoozeAgendaItem} from '../lib/actions/agenda.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, textFlag} from '../lib/command/flags.ts'
import {viewSnoozed} from '../lib/views/agenda.ts'

export default class Snooze extends CrmCommand {
  static override summary = 'Hide an item of crm due for a while'
  static override description = 'How late it is still counts from its own day.'
  static override examples = ['crm snooze r4x1 --for 3d', 'crm snooze c9x2/check-in --until "next monday"']
  static override args = {id: textArg({description: 'id of the item, or its beginning'})}
  static override flags = {
    until: textFlag({description: 'hidden until this day', exclusive: ['for']}),
    for: textFlag({description: 'hidden for a span from today, e.g. 1w', exclusive: ['until']}),
  }

  async run() {
    const {args, flags} = await this.parse(Snooze)
    const id = args.id ?? (await this.pickItem('What shall wait?'))
    const input = {
      until: await this.planned(flags.until),
      span: flags.for ?? (flags.until === undefined ? await this.askForSpan() : undefined),
    }
    return this.change(book => snoozeAgendaItem(book, id, input, this.context), viewSnoozed)
  }

  private async askForSpan(): Promise<string | undefined> {
    const prompter = await this.prompter()
    if (!prompter) return undefined
    const {askForSpan} = await import('../lib/dialogues/questions.ts')
    return askForSpan(prompter)
  }
}
