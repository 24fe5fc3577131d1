import {addNote} from '../lib/actions/notes.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, textFlag, wordsArg} from '../lib/command/flags.ts'
import {viewNote} from '../lib/views/changes.ts'

export default class Note extends CrmCommand {
  static override summary = 'Note something private about a customer'
  static override description = 'A note is never a touch and never in a letter.'
  static override examples = [
    'crm note apex Helen is moving to Boston in spring',
    'crm note apex "Prefers mornings" --on yesterday',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    text: wordsArg({description: 'the note', required: true}),
  }
  static override flags = {on: textFlag({description: 'day of the note (today)'})}

  async run() {
    const {args, flags} = await this.parse(Note)
    const input = {customer: args.customer, text: args.text, on: await this.happened(flags.on)}
    const {note} = await this.change(book => addNote(book, input, this.context), viewNote)
    return {note}
  }
}
