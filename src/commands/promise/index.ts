import {makePromise} from '../../lib/actions/promises.ts'
import {sides} from '../../lib/book/choices.ts'
import {readChoice} from '../../lib/book/input.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {textArg, textFlag, wordsArg} from '../../lib/command/flags.ts'
import {viewPromise} from '../../lib/views/changes.ts'

export default class Promised extends CrmCommand {
  static override summary = 'Note a promise, yours or theirs'
  static override description = 'It stays in crm due until it is kept, broken or released.'
  static override examples = [
    'crm promise apex "Draft of the operating model" --due 2026-01-16',
    'crm promise apex "Send last year\'s figures" --by them --due friday',
    'crm promise keep m4k7',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    text: wordsArg({description: 'what was promised', required: true}),
  }
  static override flags = {
    due: textFlag({description: 'by when'}),
    by: textFlag({description: 'who promised: me or them', choices: sides, default: 'me'}),
    share: textFlag({description: "the client's wording for the recap"}),
  }

  async run() {
    const {args, flags} = await this.parse(Promised)
    const input = {
      customer: args.customer,
      text: args.text,
      due: await this.planned(flags.due),
      by: readChoice(flags.by ?? 'me', sides, 'side'),
      share: flags.share,
    }
    const {promise} = await this.change(book => makePromise(book, input, this.context), viewPromise)
    return {promise}
  }
}
