import {saveSegment} from '../../lib/actions/segments.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textFlag, wordsArg} from '../../lib/command/flags.ts'
import {viewSegment} from '../../lib/views/segments.ts'

export default class SegmentSave extends CrmCommand {
  static override summary = 'Save a filter under a name'
  static override description =
    'A segment holds whom its filter fits, each time anew. A segment of that name gets the new filter. The language of filters: crm list --help.'
  static override examples = [
    'crm segment save key-accounts --filter "tier = A and status = active"',
    'crm segment save newsletter --filter "consent = newsletter and not status = former"',
  ]
  static override args = {name: wordsArg({description: 'name of the segment', required: true})}
  static override flags = {
    filter: textFlag({description: 'whom it holds', helpValue: 'EXPR', required: true}),
  }

  async run() {
    const {args, flags} = await this.parse(SegmentSave)
    const input = {name: args.name, filter: flags.filter}
    const {segment} = await this.change(book => saveSegment(book, input, this.context.today), viewSegment)
    return {segment}
  }
}
