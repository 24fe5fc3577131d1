import {type Portrait, portraitOf} from '../lib/actions/portrait.ts'
import {recordNamed} from '../lib/actions/records.ts'
import type {Presented} from '../lib/book/present.ts'
import type {TypeName} from '../lib/book/registry.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textFlag, wordsArg} from '../lib/command/flags.ts'
import {viewPortrait} from '../lib/views/portrait.ts'
import {viewRecord} from '../lib/views/record.ts'

/** Another record, under its type. */
type Shown = {readonly [T in TypeName]?: Presented}

export default class Show extends CrmCommand {
  static override summary = 'One customer: people, engagements, what is due, what happened'
  static override description = 'Or any other record by its id, with all that it holds.'
  static override examples = ['crm show apex', 'crm show helen@apex.example --timeline 50 --json', 'crm show t8w2']
  static override args = {
    customer: wordsArg({
      description: 'name, part of a name, e-mail, phone, or id; the id of any record',
      required: true,
    }),
  }
  static override flags = {timeline: textFlag({description: 'so many lines of the timeline (10)'})}

  async run(): Promise<Portrait | Shown> {
    const {args, flags} = await this.parse(Show)
    const book = this.load()
    const record = recordNamed(book, args.customer)
    if (record) return this.show(record, viewRecord, book)
    return this.show(portraitOf(book, this.context.today, args.customer, flags.timeline), viewPortrait, book)
  }
}
