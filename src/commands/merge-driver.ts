import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg} from '../lib/command/flags.ts'
import {runMergeDriver} from '../lib/sync/merge-driver.ts'

export default class MergeDriver extends CrmCommand {
  static override hidden = true
  static override summary = 'Join two versions of the book (run by git, see .git/config)'
  static override args = {
    base: textArg({description: 'the common ancestor (%O)', required: true}),
    ours: textArg({description: 'our version, which is overwritten (%A)', required: true}),
    theirs: textArg({description: 'their version (%B)', required: true}),
  }

  async run() {
    const {args} = await this.parse(MergeDriver)
    runMergeDriver(args.base, args.ours, args.theirs)
  }
}
