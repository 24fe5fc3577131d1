import {toBikramSambat} from '../../calendar/bikram-sambat.ts'
import {type CalendarDate, toGregorian} from '../../calendar/calendar-date.ts'
import type {Day} from '../../calendar/day.ts'
import type {MomentKind} from '../letter.ts'
import type {Period} from '../period.ts'
import {ownWords, phrase} from '../phrase.ts'
import {countsIn, dayMonthYear, digitsFrom, effortIn, moneyIn} from './formats.ts'
import type {LanguageTable} from './table.ts'

// Nepali, formal (तपाईं with -नुहुन्छ); the writer's own gender is never shown. Not yet gone through by a native reader.

const locale = 'ne-u-nu-deva'
const formatCount = countsIn(locale, '०')
const writeNumber = digitsFrom('०')

const months: readonly string[] = [
  'वैशाख',
  'जेठ',
  'असार',
  'साउन',
  'भदौ',
  'असोज',
  'कात्तिक',
  'मङ्सिर',
  'पुस',
  'माघ',
  'फागुन',
  'चैत',
]

const gregorian = dayMonthYear({
  dateOf: toGregorian,
  months: ['जनवरी', 'फेब्रुअरी', 'मार्च', 'अप्रिल', 'मे', 'जुन', 'जुलाई', 'अगस्ट', 'सेप्टेम्बर', 'अक्टोबर', 'नोभेम्बर', 'डिसेम्बर'],
  writeNumber,
  to: ' – ',
})

/** Says that a date is Gregorian: Bikram Sambat is known up to 2027-06-14 only. */
const asGregorian = (text: string): string => `${text} (ईस्वी सन्)`

const monthAndDay = ({month, day}: CalendarDate): string => `${months[month - 1] ?? ''} ${writeNumber(day)}`
const whole = (date: CalendarDate): string => `${writeNumber(date.year)} ${monthAndDay(date)} गते`

/** Bikram Sambat with the Gregorian date beside it. */
const formatDay = (day: Day): string => {
  const date = toBikramSambat(day)
  return date ? `${whole(date)} (${gregorian.formatDay(day)})` : asGregorian(gregorian.formatDay(day))
}

const formatPeriod = (period: Period): string => {
  const first = toBikramSambat(period.from)
  const last = toBikramSambat(period.to)
  const beside = gregorian.formatPeriod(period)
  if (!first || !last) return asGregorian(beside)
  if (period.from === period.to) return formatDay(period.from)
  if (first.year !== last.year) return `${whole(first)} – ${whole(last)} (${beside})`
  const end = first.month === last.month ? writeNumber(last.day) : monthAndDay(last)
  return `${writeNumber(first.year)} ${monthAndDay(first)} – ${end} गते (${beside})`
}

const legends: Readonly<Record<MomentKind, readonly [one: string, more: string]>> = {
  results: ['नतिजा', 'नतिजा'],
  included: ['थप सेवा', 'थप सेवा'],
  promises: ['पूरा गरिएको वाचा', 'पूरा गरिएका वाचा'],
}

export const table: LanguageTable = {
  language: 'ne',
  direction: 'ltr',
  reviewed: false,

  formatDay,
  formatPeriod,
  formatMonthShort: day => {
    const date = toBikramSambat(day)
    return date ? (months[date.month - 1] ?? '') : gregorian.formatMonthShort(day)
  },
  formatMoney: moneyIn(locale),
  formatEffort: effortIn(
    hours => `${formatCount(hours)} घण्टा`,
    minutes => `${formatCount(minutes)} मिनेट`,
  ),
  formatCount,
  separator: ' · ',

  title: {
    recap: 'हाम्रो सहकार्यको सारांश',
    thanks: 'धन्यवाद',
    year: 'हाम्रो सहकार्यको एक वर्ष',
    closeout: 'हाम्रो कामको समापन',
  },
  headings: {
    thanks: 'धन्यवाद',
    results: 'नतिजाहरू',
    included: 'सम्झौताबाहेकका थप सेवा',
    promises: 'गरिएका वाचा',
    quotes: 'तपाईंकै शब्दमा',
    improvement: 'मेरो तर्फबाट सुधार',
    next: 'आगामी प्रस्तावहरू',
    ask: 'एउटा प्रश्न',
  },
  salutation: addressed => {
    if (!addressed) return ownWords('आदरणीय महोदय/महोदया,')
    return addressed.title
      ? phrase`आदरणीय ${addressed.title} ${addressed.name}ज्यू,`
      : phrase`आदरणीय ${addressed.name}ज्यू,`
  },
  closing: 'सधन्यवाद,',
  thanks: {
    recap: engagement =>
      engagement
        ? phrase`“${engagement}” मा तपाईंको विश्वास र राम्रो सहकार्यका लागि हार्दिक धन्यवाद।`
        : ownWords('तपाईंको विश्वास र राम्रो सहकार्यका लागि हार्दिक धन्यवाद।'),
    thanks: (engagement, until) => [
      ...(engagement ? phrase`“${engagement}” लाई ` : ownWords('हाम्रो सहकार्यलाई ')),
      ...ownWords(`${until ? `${formatDay(until)} सम्म ` : ''}निरन्तरता दिने तपाईंको निर्णयका लागि हार्दिक धन्यवाद।`),
    ],
    year: () => ownWords('वर्षभरि तपाईंको विश्वास र राम्रो सहकार्यका लागि हार्दिक धन्यवाद।'),
    closeout: engagement =>
      engagement
        ? phrase`“${engagement}” को समापनमा तपाईंको विश्वास र राम्रो सहकार्यका लागि हार्दिक धन्यवाद।`
        : ownWords('हाम्रो कामको समापनमा तपाईंको विश्वास र राम्रो सहकार्यका लागि हार्दिक धन्यवाद।'),
  },
  promisesKept: (kept, of) => `समयमै पूरा गरिएका वाचा: ${formatCount(of)} मध्ये ${formatCount(kept)}।`,
  madeGood: (due, closed) => `तोकिएको मिति ${formatDay(due)}, पूरा गरिएको मिति ${formatDay(closed)}`,
  askForTalk: (by, end) => {
    const about = end ? `${formatDay(end)} पछिको योजना` : 'आगामी योजना'
    return ownWords(`${about}बारे के हामी ${formatDay(by)} सम्ममा कुरा गर्न सक्छौँ?`)
  },
  answerBy: day => `${formatDay(day)} सम्ममा तपाईंको उत्तर पाए आभारी हुनेछु।`,

  evidence: 'प्रमाण',
  listValue: 'सामान्य मूल्य',
  charged: 'लिइएको शुल्क',
  worth: amount => `आर्थिक मूल्य ${amount}`,
  includedInAll: 'सबै थप सेवाको जम्मा',
  appendix: {
    heading: 'यसबाहेक गरिएका काम',
    more: count => `र अनुरोध भएमा थप ${formatCount(count)} वटा।`,
  },
  timeline: {
    title: period => `गरिएका काम, ${formatPeriod(period)}`,
    legend: (kind, count) => `${formatCount(count)} ${legends[kind][count === 1 ? 0 : 1]}`,
  },

  internalWords: ['अपसेल', 'आजीवन मूल्य', 'ग्राहक तह', 'चर्न', 'जोखिममा रहेको ग्राहक', 'टियर', 'हेल्थ स्कोर'],
}
