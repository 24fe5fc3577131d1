import {removeSegment} from '../../lib/actions/segments.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {wordsArg} from '../../lib/command/flags.ts'
import {viewRemovedSegment} from '../../lib/views/segments.ts'

export default class SegmentRm extends CrmCommand {
  static override summary = 'Take a segment away'
  static override description = 'Its customers stay as they are.'
  static override examples = ['crm segment rm newsletter']
  static override args = {name: wordsArg({description: 'name of the segment', required: true})}

  async run() {
    const {args} = await this.parse(SegmentRm)
    const {removed} = await this.change(book => removeSegment(book, args.name), viewRemovedSegment)
    return {removed}
  }
}
