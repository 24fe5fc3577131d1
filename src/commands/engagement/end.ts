import {endEngagement} from '../../lib/actions/engagements.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag} from '../../lib/command/flags.ts'
import {viewEngagement} from '../../lib/views/changes.ts'

export default class EngagementEnd extends CrmCommand {
  static override summary = 'End an engagement before its time'
  static override description = 'A rolling or open-ended engagement ends this way, too.'
  static override examples = ['crm engagement end e9x2 --on yesterday --why "Budget cut"']
  static override args = {id: textArg({description: 'id of the engagement, or its beginning', required: true})}
  static override flags = {
    on: textFlag({description: 'its last day (today)'}),
    why: textFlag({description: 'why, as far as you know'}),
  }

  async run() {
    const {args, flags} = await this.parse(EngagementEnd)
    const input = {on: await this.planned(flags.on), why: flags.why}
    const {engagement} = await this.change(book => endEngagement(book, args.id, input, this.context), viewEngagement)
    return {engagement}
  }
}
