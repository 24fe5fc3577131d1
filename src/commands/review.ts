import {completeAgendaItem, snoozeAgendaItem} from '../lib/actions/agenda.ts'
import {briefOf} from '../lib/actions/brief.ts'
import {logTouch} from '../lib/actions/touches.ts'
import {yesFlag} from '../lib/command/flags.ts'
import {ReachCommand} from '../lib/command/reach-command.ts'
import type {ReviewDesk} from '../lib/dialogues/review.ts'
import type {ReviewFace} from '../lib/dialogues/review-face.ts'
import {CrmError} from '../lib/errors.ts'
import {type AgendaItem, recordIdOf} from '../lib/retention/agenda/item.ts'
import {bookStateFolder} from '../lib/store/places.ts'
import {safeLines} from '../lib/text/safe.ts'
import {viewDone, viewSnoozed} from '../lib/views/agenda.ts'
import {viewBrief} from '../lib/views/brief.ts'
import {viewLogged} from '../lib/views/changes.ts'
import {viewReviewed} from '../lib/views/review.ts'

export default class Review extends ReachCommand {
  static override summary = 'Walk through what is due, one item after the other'
  static override description =
    'One key for each item, without Enter: l log, d done, s snooze, r reach, b brief, k skip, q quit, ? help. Each answer is a change of its own and can be undone alone. What is settled does not come back; what was skipped is not asked about again that day, unless with --again. Needs a terminal; scripts use crm due.'
  static override examples = ['crm review', 'crm review --again']
  static override flags = {again: yesFlag({description: 'ask about what was skipped today, too'})}

  async run() {
    const {flags} = await this.parse(Review)
    const prompter = await this.prompter()
    if (!prompter) {
      throw new CrmError('usage', 'a review asks about each item, and here is nobody to ask', {
        hint: 'See what is due with: crm due (or crm due --json), then crm done ID and crm snooze ID --for 1w',
      })
    }
    const {walkThroughDue} = await import('../lib/dialogues/review.ts')
    const {createKeyReader} = await import('../lib/terminal/keys.ts')
    const {stderr, conversation} = this.context
    const face: ReviewFace = {
      keys: createKeyReader(conversation),
      prompter,
      width: Math.max(20, stderr.columns || 80),
      palette: await this.context.palette(),
      write: text => void stderr.write(text),
    }
    return this.show(await walkThroughDue(face, await this.desk(flags.again)), viewReviewed, this.load())
  }

  private async desk(again: boolean): Promise<ReviewDesk> {
    const {openReviewState} = await import('../lib/store/review-state.ts')
    const {context} = this
    const {today} = context
    const state = openReviewState(bookStateFolder(this.store.place, context), today)
    if (again) state.clear()
    return {
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
      reach: item => this.reach(item),
      skipped: state.skipped,
      skip: ({id}) => state.skip(id),
      complain: ({message, hint}) => {
        context.stderr.write(`error: ${safeLines([message, ...(hint ? [hint] : [])].join('\n'))}\n`)
      },
    }
  }

  private async reach(item: AgendaItem): ReturnType<ReviewDesk['reach']> {
    const {logReach, reachCustomer} = await import('../lib/actions/reach.ts')
    const {templateFor} = await import('../lib/reach/item-template.ts')
    const {viewAttempts, viewReach} = await import('../lib/views/reach.ts')
    const book = this.load()
    const record = recordIdOf(item.id)
    const whom = book.find('contact', record) ? record : item.customer.id
    const template = book.settings.name === undefined ? undefined : templateFor(item)
    const input = {customer: whom, contact: undefined, via: undefined, text: undefined, template}
    const reach = reachCustomer(book, input, await this.reachWorld())
    await this.show(reach, viewReach(this.context.zone), book)
    return {
      open: async () => this.print(await this.openFirst(reach)),
      copy: async () => this.print(await this.copyFirst(reach)),
      log: async () => void (await this.change(now => logReach(now, reach, this.context), viewAttempts)),
    }
  }
}
