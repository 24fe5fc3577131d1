import {showSegment} from '../../lib/actions/segments.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {wordsArg} from '../../lib/command/flags.ts'
import {viewSegmentCustomers} from '../../lib/views/segments.ts'

export default class SegmentShow extends CrmCommand {
  static override summary = 'Show the customers of a segment'
  static override examples = ['crm segment show key-accounts', 'crm segment show key-accounts --json']
  static override args = {name: wordsArg({description: 'name of the segment', required: true})}

  async run() {
    const {args} = await this.parse(SegmentShow)
    const book = this.load()
    return this.show(showSegment(book, this.context.today, args.name), viewSegmentCustomers, book)
  }
}
