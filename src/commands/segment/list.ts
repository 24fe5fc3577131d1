import {listSegments} from '../../lib/actions/segments.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {viewSegments} from '../../lib/views/segments.ts'

export default class SegmentList extends CrmCommand {
  static override summary = 'List segments, and how many customers each holds'
  static override examples = ['crm segment list', 'crm segment list --json']

  async run() {
    await this.parse(SegmentList)
    const book = this.load()
    return this.show(listSegments(book, this.context.today), viewSegments, book)
  }
}
