import {briefOf} from '../lib/actions/brief.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {wordsArg} from '../lib/command/flags.ts'
import {viewBrief} from '../lib/views/brief.ts'

export default class Brief extends CrmCommand {
  static override summary = 'What to know before a talk'
  static override description =
    'Last touches, open promises both ways, the next renewal, what is due, and your private notes.'
  static override examples = ['crm brief apex', 'crm brief apex --json']
  static override args = {
    customer: wordsArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
  }

  async run() {
    const {args} = await this.parse(Brief)
    const book = this.load()
    return this.show(briefOf(book, this.context.today, args.customer), viewBrief, book)
  }
}
