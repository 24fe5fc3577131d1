import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {readCount} from '../lib/book/input.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, textFlag} from '../lib/command/flags.ts'
import {makeDemoBook} from '../lib/demo/demo-book.ts'
import {createBookFile} from '../lib/store/new-book.ts'
import {bookName} from '../lib/store/places.ts'
import {viewDemo} from '../lib/views/demo.ts'

export default class Demo extends CrmCommand {
  static override summary = 'Make a sample book to look around in'
  static override description =
    'Fourteen clients in several countries, three years of touches, engagements in every stage: in a new folder, never over a book that is there. The same seed and day make the same book.'
  static override examples = ['crm demo', 'crm demo ~/crm-demo --seed 7 --today 2026-11-22']
  static override args = {dir: textArg({description: 'a new folder (crm-demo in the temporary folder)'})}
  static override flags = {
    seed: textFlag({description: 'a number that the book is drawn from', default: '1'}),
    today: textFlag({description: 'the day that its stories lead up to (today)'}),
  }

  async run() {
    const {args, flags} = await this.parse(Demo)
    const folder = args.dir === undefined ? join(tmpdir(), 'crm-demo') : resolve(this.context.cwd, args.dir)
    const {at} = this.context
    const today = (await this.planned(flags.today)) ?? this.context.today
    const records = makeDemoBook({seed: readCount(flags.seed, 'seed'), today})
    const file = createBookFile(join(folder, bookName), records)
    const count = (type: string) => records.filter(record => record.type === type).length
    const result = {file, customers: count('customer'), touches: count('touch')}
    return this.show(
      result,
      viewDemo(today === this.context.today ? undefined : `${today}${at.slice(10)}`),
      this.openStore(file).load(),
    )
  }
}
