import {portraitOf} from '../lib/actions/portrait.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textFlag, wordsArg} from '../lib/command/flags.ts'
import {viewPortrait} from '../lib/views/portrait.ts'

export default class Show extends CrmCommand {
  static override summary = 'One customer: people, engagements, what is due, what happened'
  static override examples = ['crm show apex', 'crm show helen@apex.example --timeline 50 --json']
  static override args = {
    customer: wordsArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
  }
  static override flags = {timeline: textFlag({description: 'so many lines of the timeline (10)'})}

  async run() {
    const {args, flags} = await this.parse(Show)
    const book = this.load()
    return this.show(portraitOf(book, this.context.today, args.customer, flags.timeline), viewPortrait, book)
  }
}
