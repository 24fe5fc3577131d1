import {toGregorian} from '../../calendar/calendar-date.ts'
import {monthNames} from '../../calendar/format.ts'
import type {MomentKind} from '../letter.ts'
import {ownWords, phrase} from '../phrase.ts'
import {countsIn, dayMonthYear, effortIn, moneyIn} from './formats.ts'
import {englishInternalWords} from './internal-words.ts'
import type {LanguageTable} from './table.ts'

// English. Not yet gone through by a native reader.

const formatCount = countsIn('en')
const {formatDay, formatPeriod, formatMonthShort} = dayMonthYear({
  dateOf: toGregorian,
  months: monthNames,
  shortMonths: monthNames.map(name => name.slice(0, 3)),
  writeNumber: String,
  to: ' – ',
})

const legends: Readonly<Record<MomentKind, readonly [one: string, more: string]>> = {
  results: ['result', 'results'],
  included: ['extra included', 'extras included'],
  promises: ['promise kept', 'promises kept'],
}

export const table: LanguageTable = {
  language: 'en',
  direction: 'ltr',
  reviewed: false,

  formatDay,
  formatPeriod,
  formatMonthShort,
  formatMoney: moneyIn('en'),
  formatEffort: effortIn(
    hours => `${formatCount(hours)} h`,
    minutes => `${minutes} min`,
  ),
  formatCount,
  separator: ' · ',

  title: {
    recap: 'A look back',
    thanks: 'Thank you',
    year: 'Our year in review',
    closeout: 'What we achieved',
  },
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
  thanks: {
    recap: engagement =>
      engagement
        ? phrase`Thank you for your trust and for the good work together on “${engagement}”.`
        : ownWords('Thank you for your trust and for the good work together.'),
    thanks: (engagement, until) => [
      ...(engagement
        ? phrase`Thank you for your decision to go on with “${engagement}”`
        : ownWords('Thank you for your decision to go on')),
      ...ownWords(until ? ` until ${formatDay(until)}.` : '.'),
    ],
    year: () => ownWords('Thank you for your trust and for the good work together all through the year.'),
    closeout: engagement =>
      engagement
        ? phrase`As “${engagement}” comes to its close, thank you for your trust and for the good work together.`
        : ownWords('As our work comes to its close, thank you for your trust and for the good work together.'),
  },
  promisesKept: (kept, of) => `Kept on time: ${formatCount(kept)} of ${formatCount(of)}.`,
  madeGood: (due, closed) => `due ${formatDay(due)}, done ${formatDay(closed)}`,
  askForTalk: (by, end) => {
    const about = end ? `what comes after ${formatDay(end)}` : 'what comes next'
    return ownWords(`Shall we talk by ${formatDay(by)} about ${about}?`)
  },
  answerBy: day => `I would be glad of your answer by ${formatDay(day)}.`,

  evidence: 'Evidence',
  listValue: 'list value',
  charged: 'charged',
  worth: amount => `worth ${amount}`,
  includedInAll: 'In all',
  appendix: {
    heading: 'Also delivered',
    more: count => `And ${formatCount(count)} more, on request.`,
  },
  timeline: {
    title: period => `What was delivered, ${formatPeriod(period)}`,
    legend: (kind, count) => `${formatCount(count)} ${legends[kind][count === 1 ? 0 : 1]}`,
  },

  internalWords: englishInternalWords,
}
