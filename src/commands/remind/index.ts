import {setReminder} from '../../lib/actions/reminders.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag, wordsArg} from '../../lib/command/flags.ts'
import {viewReminder} from '../../lib/views/changes.ts'

export default class Remind extends CrmCommand {
  static override summary = 'Set a reminder, once or recurring'
  static override description =
    'Monthly reminders keep their day: one set on the 31st falls on 28 February and on 31 March again. A recurring one without --on begins one span from today.'
  static override examples = [
    'crm remind apex "Ask about the hiring plan" --on "in 2 weeks"',
    'crm remind bright "Month-end check" --on 2026-01-31 --every 1m',
    'crm remind list',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    text: wordsArg({description: 'what to remember', required: true}),
  }
  static override flags = {
    on: textFlag({description: 'day, or the first day of a recurrence'}),
    every: textFlag({description: 'repeat every span, e.g. 2w, 1m, 1y'}),
    times: textFlag({description: 'how many occurrences in all'}),
    until: textFlag({description: 'no occurrence after this day'}),
  }

  async run() {
    const {args, flags} = await this.parse(Remind)
    const input = {
      customer: args.customer,
      text: args.text,
      on: await this.planned(flags.on),
      every: flags.every,
      times: flags.times,
      until: await this.planned(flags.until),
    }
    const {reminder} = await this.change(book => setReminder(book, input, this.context), viewReminder)
    return {reminder}
  }
}
