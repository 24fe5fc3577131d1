import type {Book} from '../../book/book.ts'
import {type Channel, channels, instruments} from '../../book/choices.ts'
import type {Customer} from '../../book/outlines.ts'
import {quote} from '../../text/quote.ts'
import {type JudgedRun, judgeRuns} from '../playbook-runs.ts'
import type {RunStep} from '../playbooks.ts'
import {talkChannel} from './check-ins.ts'
import {type AgendaQuery, doneAndSnooze, type FoundItem, fromToday, makeItem, oneLine, type Source} from './item.ts'

/** The channel to do a step on; undefined for one that is no touch. */
const channelFor = ({fits}: RunStep, customer: Customer): Channel | undefined => {
  if (fits.includes('two-way')) return talkChannel(customer)
  if (fits.includes('touch')) return customer.channel && customer.channel !== 'note' ? customer.channel : 'call'
  return channels.find(channel => fits.some(each => each === channel))
}

const actionsFor = (book: Book, {run, customer}: JudgedRun, step: RunStep): string[] => {
  const channel = channelFor(step, customer)
  const [done = '', snooze = ''] = doneAndSnooze(book, step.id, channel ? '1d' : '1w')
  const stop = `crm playbook stop ${book.shortId(run.id)}`
  if (channel) return [`${done} --log ${quote(step.text)} --via ${channel}`, snooze, stop]
  const instrument = instruments.find(each => step.fits.includes(each))
  const ask = instrument ? [`crm feedback ${book.shortId(customer.id)} ${instrument}`] : []
  return [...ask, done, snooze, stop]
}

const itemOf = ({book, today}: AgendaQuery, judged: JudgedRun, step: RunStep): FoundItem => {
  const {run, customer} = judged
  const when = `business day ${step.day} on ${step.on} (${fromToday(step.on, today)})`
  return makeItem(today, {
    id: step.id,
    kind: 'playbook',
    customer,
    on: step.on,
    severity: today > step.on ? 'overdue' : 'due',
    reason: () => `Playbook ${oneLine(run.name)}, ${when}: ${oneLine(step.text)}`,
    actions: () => actionsFor(book, judged, step),
  })
}

const shown: ReadonlySet<RunStep['state']> = new Set(['open', 'ahead', 'done'])

/**
 * The steps of playbooks that run: due on their business day, overdue after it. Skipped where a fitting touch or answer
 * came; of each sort (talk, touch, answer, work) only the latest step reached: a run that is entered late does not flood.
 */
export const playbooks: Source = {
  kind: 'playbook',
  items(query) {
    const {book, today, until, customers, states} = query
    const runs = book.outlines('playbook-run').filter(({customer, stoppedOn}) => !stoppedOn && customers.has(customer))
    return judgeRuns(book, runs, states, today)
      .filter(({state}) => state === 'running' || state === 'finished')
      .flatMap(judged =>
        judged.steps.filter(({state, on}) => shown.has(state) && on <= until).map(step => itemOf(query, judged, step)),
      )
  },
}
