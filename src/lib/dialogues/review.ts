import type {DoneInput} from '../actions/agenda.ts'
import type {Book} from '../book/book.ts'
import {type Channel, channels, directionOf} from '../book/choices.ts'
import {type FieldInput, readText} from '../book/input.ts'
import type {Day} from '../calendar/day.ts'
import {CrmError} from '../errors.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'
import {agendaOf} from '../retention/agenda.ts'
import {lateness} from '../terminal/relative.ts'
import {checkedBy} from './questions.ts'
import {askKey, type KeyChoice, type ReviewFace, say} from './review-face.ts'

/** What the walk does outside itself: each a change of its own. */
export interface ReviewDesk {
  readonly today: Day
  load(): Book
  log(touch: {readonly customer: string; readonly text: string; readonly fields: FieldInput}): Promise<void>
  done(item: AgendaItem, input: Pick<DoneInput, 'log' | 'fields'>): Promise<void>
  snooze(item: AgendaItem, span: string): Promise<void>
  brief(item: AgendaItem): Promise<void>
  /** Shows the ways to reach them, and gives what can be done with the first. */
  reach(item: AgendaItem): Promise<Reaching>
  /** What was skipped today already, here or in a review before. */
  skipped(): ReadonlySet<string>
  /** Notes that an item was skipped today: it is not asked about again. */
  skip(item: AgendaItem): void
  /** Says what could not be done. */
  complain(problem: CrmError): void
}

/** A link that is at hand. */
interface Reaching {
  open(): Promise<void>
  copy(): Promise<void>
  log(): Promise<void>
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

const answers = [
  {key: 'l', name: 'log', value: 'log', hint: 'notes a touch; the item stays unless the touch settles it'},
  {key: 'd', name: 'done', value: 'done', hint: 'completes it; a check-in asks what was said'},
  {key: 's', name: 'snooze', value: 'snooze', hint: 'hides it for a while'},
  {key: 'r', name: 'reach', value: 'reach', hint: 'shows the ways to reach them, to open or to copy'},
  {key: 'b', name: 'brief', value: 'brief', hint: 'shows what to know of them'},
  {key: 'k', name: 'skip', value: 'skip', hint: 'leaves it for today; crm review --again asks again'},
  {key: 'q', name: 'quit', value: 'quit', hint: 'stops here; what was done stays done'},
] as const satisfies readonly KeyChoice<string>[]
type Answer = (typeof answers)[number]['value']

const spans: readonly KeyChoice<string | undefined>[] = [
  {key: '1', name: 'a day', value: '1d'},
  {key: '3', name: 'three days', value: '3d'},
  {key: 'w', name: 'a week', value: '1w'},
  {key: '2', name: 'two weeks', value: '2w'},
  {key: 'm', name: 'a month', value: '1m'},
  {key: 'esc', name: 'back', value: undefined},
]

const channelKeys: Readonly<Record<Exclude<Channel, 'note'>, string>> = {
  call: 'c',
  meeting: 'm',
  video: 'v',
  email: 'e',
  whatsapp: 'w',
  sms: 's',
  chat: 't',
  social: 'o',
  letter: 'l',
  visit: 'i',
}

const ways: readonly KeyChoice<Channel | undefined>[] = [
  ...channels.flatMap((channel): KeyChoice<Channel | undefined>[] =>
    channel === 'note'
      ? []
      : [
          {
            key: channelKeys[channel],
            name: channel,
            value: channel,
            hint: directionOf[channel] === 'both' ? 'two-way' : 'from you',
          },
        ],
  ),
  {key: 'esc', name: 'back', value: undefined},
]

const reachings: readonly KeyChoice<'open' | 'copy' | 'log' | 'back'>[] = [
  {key: 'o', name: 'open', value: 'open', hint: 'opens the first link'},
  {key: 'c', name: 'copy', value: 'copy', hint: 'copies the first link'},
  {key: 'a', name: 'attempted', value: 'log', hint: 'notes that you tried'},
  {key: 'esc', name: 'back', value: 'back'},
]

/**
 * Walks through what is due, the most pressing first, and asks about each item by one key. What is settled falls out of the
 * list, what is skipped is not asked about again today.
 *
 * @throws CrmError `cancelled` on Ctrl-C: every answer before was a change of its own and stays
 */
export async function walkThroughDue(face: ReviewFace, desk: ReviewDesk): Promise<Reviewed> {
  const counts = {logged: 0, done: 0, snoozed: 0, skipped: 0}
  let items = agendaOf(desk.load(), desk.today)
  const open = (): AgendaItem[] => items.filter(({id}) => !desk.skipped().has(id))
  const before = items.length - open().length
  if (before > 0) say(face, `${before} skipped today: crm review --again asks about them`, 0, face.palette.dim)
  for (let [item] = open(); item; [item] = open()) {
    const outcome = await askAbout(face, desk, item, open().length)
    if (outcome === 'quit') break
    if (outcome !== 'again') counts[outcome]++
    items = agendaOf(desk.load(), desk.today)
  }
  return {...counts, left: items.length}
}

type Outcome = 'logged' | 'done' | 'snoozed' | 'skipped' | 'quit' | 'again'

async function askAbout(face: ReviewFace, desk: ReviewDesk, item: AgendaItem, left: number): Promise<Outcome> {
  const introduce = (): void => {
    face.write('\n')
    say(face, `${left} left · ${lateness(item.late)} · ${item.customer.name}`, 0, face.palette.strong)
    say(face, item.reason, 2)
  }
  try {
    return await carryOut(face, desk, item, await askKey<Answer>(face, answers, introduce))
  } catch (error) {
    if (!(error instanceof CrmError) || error.code === 'cancelled') throw error
    desk.complain(error)
    return 'again'
  }
}

async function carryOut(face: ReviewFace, desk: ReviewDesk, item: AgendaItem, answer: Answer): Promise<Outcome> {
  switch (answer) {
    case 'done': {
      const talk = item.kind === 'check-in' ? await askForTalk(face) : noTalk
      if (talk === undefined) return 'again'
      await desk.done(item, talk)
      return 'done'
    }
    case 'log': {
      const talk = await askForTalk(face)
      if (talk === undefined) return 'again'
      await desk.log({customer: item.customer.id, text: talk.log, fields: talk.fields})
      return 'logged'
    }
    case 'snooze': {
      const span = await askKey(face, spans, () => say(face, 'For how long?', 0, face.palette.strong))
      if (span === undefined) return 'again'
      await desk.snooze(item, span)
      return 'snoozed'
    }
    case 'reach':
      return handle(face, await desk.reach(item))
    case 'brief':
      await desk.brief(item)
      return 'again'
    case 'skip':
      desk.skip(item)
      return 'skipped'
    case 'quit':
      return 'quit'
  }
}

const noTalk = {log: undefined, fields: {}} as const

/** How and what was said; undefined where somebody goes back. */
async function askForTalk(face: ReviewFace): Promise<{log: string; fields: FieldInput} | undefined> {
  const channel = await askKey(face, ways, () => say(face, 'How?', 0, face.palette.strong))
  if (channel === undefined) return undefined
  const log = await face.prompter.ask({
    message: 'What was said? (Enter to go back)',
    validate: checkedBy(text => (text.trim() === '' ? undefined : readText(text, 'text'))),
  })
  return log.trim() === '' ? undefined : {log, fields: {channel}}
}

async function handle(face: ReviewFace, reaching: Reaching): Promise<Outcome> {
  const answer = await askKey(face, reachings, () => undefined)
  if (answer === 'open') await reaching.open()
  else if (answer === 'copy') await reaching.copy()
  else if (answer === 'log') await reaching.log()
  return answer === 'log' ? 'logged' : 'again'
}
