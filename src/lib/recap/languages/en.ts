import type {Money} from '../../book/money.ts'
import {type Day, dayOfMonth, monthOf, yearOf} from '../../calendar/day.ts'
import {formatDayLong, monthNames} from '../../calendar/format.ts'
import type {MomentKind} from '../letter.ts'
import type {Period} from '../period.ts'
import {ownWords, phrase} from '../phrase.ts'
import type {LanguageTable} from './table.ts'

const monthName = (day: Day): string => monthNames[monthOf(day) - 1] ?? ''

/** `5 January – 1 November 2026`: what both days share is said once. */
const formatPeriod = ({from, to}: Period): string => {
  if (from === to) return formatDayLong(from)
  if (yearOf(from) !== yearOf(to)) return `${formatDayLong(from)} – ${formatDayLong(to)}`
  const first = monthOf(from) === monthOf(to) ? `${dayOfMonth(from)}` : `${dayOfMonth(from)} ${monthName(from)}`
  return `${first} – ${formatDayLong(to)}`
}

const formatMoney = ({amount, currency}: Money): string =>
  new Intl.NumberFormat('en', {style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger'}).format(
    amount as Intl.StringNumericLiteral,
  )

const formatEffort = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours.toLocaleString('en')} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

const legends: Readonly<Record<MomentKind, readonly [one: string, more: string]>> = {
  results: ['result', 'results'],
  included: ['extra included', 'extras included'],
  promises: ['promise kept', 'promises kept'],
}

export const english: LanguageTable = {
  language: 'en',
  direction: 'ltr',
  reviewed: false,

  formatDay: formatDayLong,
  formatPeriod,
  formatMonthShort: day => monthName(day).slice(0, 3),
  formatMoney,
  formatEffort,

  title: 'A look back',
  headings: {
    thanks: 'Thank you',
    results: 'Results',
    included: 'Included beyond the agreement',
    promises: 'Promises',
    quotes: 'In your words',
    improvement: 'What I will do better',
    next: 'What could come next',
    ask: 'One question',
  },
  salutation: addressed => {
    if (!addressed) return ownWords('Hello,')
    return addressed.title ? phrase`Dear ${addressed.title} ${addressed.name},` : phrase`Dear ${addressed.name},`
  },
  closing: 'Kind regards,',
  thanks: engagement =>
    engagement
      ? phrase`Thank you for your trust and for the good work together on “${engagement}”.`
      : ownWords('Thank you for your trust and for the good work together.'),
  promisesKept: (kept, of) => `Kept on time: ${kept} of ${of}.`,
  madeGood: (due, closed) => `due ${formatDayLong(due)}, made good ${formatDayLong(closed)}`,
  askForTalk: (by, end) => {
    const about = end ? `what comes after ${formatDayLong(end)}` : 'what comes next'
    return ownWords(`Shall we talk by ${formatDayLong(by)} about ${about}?`)
  },
  answerBy: day => `I would be glad of your answer by ${formatDayLong(day)}.`,

  evidence: 'Evidence',
  listValue: 'list value',
  charged: 'charged',
  worth: amount => `worth ${amount}`,
  includedInAll: 'All that was included',
  appendix: {
    heading: 'Also delivered',
    more: count => `And ${count.toLocaleString('en')} more, on request.`,
  },
  timeline: {
    title: period => `What was delivered, ${formatPeriod(period)}`,
    legend: (kind, count) => `${count} ${legends[kind][count === 1 ? 0 : 1]}`,
  },
}
