import {completeAgendaItem, snoozeAgendaItem} from '../lib/actions/agenda.ts'
import {briefOf} from '../lib/actions/portrait.ts'
import {logTouch} from '../lib/actions/touches.ts'
import {CrmCommand} from '../lib/command.ts'
import {CrmError} from '../lib/errors.ts'
import {safeLines} from '../lib/terminal/safe.ts'
import {viewDone, viewSnoozed} from '../lib/terminal/views/agenda.ts'
import {viewLogged} from '../lib/terminal/views/changes.ts'
import {viewBrief} from '../lib/terminal/views/customers.ts'
import {viewReviewed} from '../lib/terminal/views/review.ts'

export default class Review extends CrmCommand {
  static override summary = 'Walk through what is due, one item after the other'
  static override description =
    'For each item: done, log, snooze, brief, skip or quit. Each is a change of its own and can be undone alone. What is settled does not come back; what was skipped does. Needs a terminal; scripts use crm due.'
  static override examples = ['crm review']

  async run() {
    await this.parse(Review)
    const prompter = await this.prompter()
    if (!prompter) {
      throw new CrmError('usage', 'a review asks about each item, and here is nobody to ask', {
        hint: 'See what is due with: crm due (or crm due --json), then crm done ID and crm snooze ID --for 1w',
      })
    }
    const {walkThroughDue} = await import('../lib/terminal/review.ts')
    const {context} = this
    const {today} = context
    const reviewed = await walkThroughDue(prompter, {
      today,
      load: () => this.load(),
      log: async touch => void (await this.change(book => logTouch(book, {...touch, on: today}, context), viewLogged)),
      done: async ({id}, input) => {
        const done = {on: today, note: undefined, ...input}
        await this.change(book => completeAgendaItem(book, id, done, context), viewDone)
      },
      snooze: async ({id}, span) => {
        await this.change(book => snoozeAgendaItem(book, id, {until: undefined, span}, context), viewSnoozed)
      },
      brief: async ({customer}) => {
        const book = this.load()
        await this.show(briefOf(book, today, customer.id), viewBrief, book)
      },
      complain: ({message, hint}) => {
        context.stderr.write(`error: ${safeLines([message, ...(hint ? [hint] : [])].join('\n'))}\n`)
      },
    })
    return this.show(reviewed, viewReviewed, this.load())
  }
}
