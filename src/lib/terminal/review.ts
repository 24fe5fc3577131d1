import type {DoneInput} from '../actions/agenda.ts'
import type {Book} from '../book/book.ts'
import {channels} from '../book/choices.ts'
import {type FieldInput, readLine} from '../book/input.ts'
import type {Day} from '../calendar/day.ts'
import {parseSpan} from '../calendar/span.ts'
import {CrmError} from '../errors.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'
import {agendaOf} from '../retention/agenda.ts'
import type {Prompter} from './prompts.ts'
import {askForTouch, checkedBy} from './questions.ts'
import {lateness} from './relative.ts'

/** What the walk does outside itself: each a change of its own. */
export interface ReviewDesk {
  readonly today: Day
  load(): Book
  log(touch: {readonly customer: string; readonly text: string; readonly fields: FieldInput}): Promise<void>
  done(item: AgendaItem, input: Pick<DoneInput, 'log' | 'fields'>): Promise<void>
  snooze(item: AgendaItem, span: string): Promise<void>
  brief(item: AgendaItem): Promise<void>
  /** Says what could not be done. */
  complain(problem: CrmError): void
}

/** What became of the items. */
export interface Reviewed {
  readonly logged: number
  readonly done: number
  readonly snoozed: number
  readonly skipped: number
  /** What is due still, skipped items included. */
  readonly left: number
}

const answers = ['done', 'log', 'snooze', 'brief', 'skip', 'quit'] as const
type Answer = (typeof answers)[number]

const hints: Readonly<Record<Answer, string>> = {
  done: 'completes it; a check-in asks what was said',
  log: 'logs a touch with them; the item stays unless the touch settles it',
  snooze: 'hides it for a while',
  brief: 'shows what to know of them, then asks again',
  skip: 'leaves it as it is',
  quit: 'stops here; what was done stays done',
}

/**
 * Walks through what is due, the most pressing first, and asks about each item. What is settled falls out of the list, what
 * is skipped is asked again next time. Ctrl-C quits.
 */
export async function walkThroughDue(prompter: Prompter, desk: ReviewDesk): Promise<Reviewed> {
  const counts = {logged: 0, done: 0, snoozed: 0, skipped: 0}
  const seen = new Set<string>()
  const openItems = (): AgendaItem[] => agendaOf(desk.load(), desk.today)
  let items = openItems()
  for (let item = items[0]; item; item = items.find(({id}) => !seen.has(id))) {
    const answer = await askAbout(prompter, desk, item, items.filter(({id}) => !seen.has(id)).length)
    if (answer === 'quit') break
    if (answer === 'again') continue
    // A touch may leave its item as it was: then something else is to be done with it.
    if (answer !== 'logged') seen.add(item.id)
    counts[answer]++
    if (answer !== 'skipped') items = openItems()
  }
  return {...counts, left: items.length}
}

type Outcome = 'logged' | 'done' | 'snoozed' | 'skipped' | 'quit' | 'again'

async function askAbout(prompter: Prompter, desk: ReviewDesk, item: AgendaItem, left: number): Promise<Outcome> {
  try {
    const answer = await prompter.choose({
      message: `${left} left · ${lateness(item.late)} · ${item.customer.name}: ${item.reason}`,
      choices: answers.map(value => ({name: value, value, hint: hints[value]})),
    })
    return await carryOut(prompter, desk, item, answer)
  } catch (error) {
    if (!(error instanceof CrmError)) throw error
    if (error.code === 'cancelled') return 'quit'
    desk.complain(error)
    return 'again'
  }
}

async function carryOut(prompter: Prompter, desk: ReviewDesk, item: AgendaItem, answer: Answer): Promise<Outcome> {
  switch (answer) {
    case 'done':
      await desk.done(item, item.kind === 'check-in' ? await askForTalk(prompter) : {log: undefined, fields: {}})
      return 'done'
    case 'log':
      await desk.log(await askForTouch(prompter, desk.load(), item.customer.id))
      return 'logged'
    case 'snooze': {
      const span = await prompter.ask({message: 'For how long?', initial: '1w', validate: checkedBy(parseSpan)})
      await desk.snooze(item, span)
      return 'snoozed'
    }
    case 'brief':
      await desk.brief(item)
      return 'again'
    case 'skip':
      return 'skipped'
    case 'quit':
      return 'quit'
  }
}

/** A check-in is done by a talk. */
async function askForTalk(prompter: Prompter): Promise<Pick<DoneInput, 'log' | 'fields'>> {
  const channel = await prompter.choose({
    message: 'How?',
    choices: channels.filter(each => each !== 'note').map(each => ({name: each, value: each})),
  })
  const log = await prompter.ask({message: 'What was said?', validate: checkedBy(text => readLine(text, 'text'))})
  return {log, fields: {channel}}
}
