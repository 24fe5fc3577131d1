import type {Day} from '../../calendar/day.ts'
import {foldText} from '../../text/fold.ts'
import type {Book} from '../book.ts'
import type {Engagement} from '../registry.ts'
import type {BookFinding, Inspection} from './finding.ts'

/** The last day an engagement runs; a rolling one renews itself. */
const lastDay = ({end, endedOn, rolling}: Engagement): Day | undefined =>
  endedOn ?? (rolling ? undefined : (end ?? undefined))

const overlap = (a: Engagement, b: Engagement): boolean => {
  const [endA, endB] = [lastDay(a), lastDay(b)]
  return (endA === undefined || b.start <= endA) && (endB === undefined || a.start <= endB)
}

/**
 * Engagements that look entered twice: the same customer, title and kind, running at the same time, and neither renews
 * the other. Work that runs beside other work bears another title, or is of another kind.
 */
export const inspectEngagements: Inspection = book => {
  const alike = new Map<string, Engagement[]>()
  for (const engagement of book.all('engagement')) {
    const key = JSON.stringify([engagement.customer, foldText(engagement.title), engagement.kind ?? null])
    alike.set(key, [...(alike.get(key) ?? []), engagement])
  }
  return [...alike.values()].flatMap(group => findDoubles(book, group))
}

/** In the order of their starts, each against the one before that runs longest. */
function findDoubles(book: Book, group: readonly Engagement[]): BookFinding[] {
  const findings: BookFinding[] = []
  let running: Engagement | undefined
  for (const engagement of [...group].sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1))) {
    if (running && overlap(running, engagement) && !isRenewal(running, engagement)) {
      findings.push(describe(book, running, engagement))
    }
    if (!running || outlasts(engagement, running)) running = engagement
  }
  return findings
}

const isRenewal = (a: Engagement, b: Engagement): boolean => a.renews === b.id || b.renews === a.id

const outlasts = (a: Engagement, b: Engagement): boolean => (lastDay(a) ?? '9999') >= (lastDay(b) ?? '9999')

const describe = (book: Book, first: Engagement, second: Engagement): BookFinding => {
  const customer = book.find('customer', second.customer)?.name ?? second.customer
  const [a, b] = [book.shortId(first.id), book.shortId(second.id)]
  return {
    path: `engagement ${second.id} start`,
    message:
      `engagements ${a} and ${b} of ${customer} are both called ${second.title} and run at the same time; ` +
      `if it is one: crm rm ${b} --yes, if it is two: crm edit ${b} --title TEXT`,
  }
}
