import {toSolarHijri} from '../../calendar/solar-hijri.ts'
import type {MomentKind} from '../letter.ts'
import {ownWords, phrase} from '../phrase.ts'
import {countsIn, dayMonthYear, digitsFrom, effortIn, moneyIn} from './formats.ts'
import type {LanguageTable} from './table.ts'

// Persian, formal (شما), right to left, Solar Hijri calendar. Not yet gone through by a native reader.

const locale = 'fa-u-nu-arabext'
const formatCount = countsIn(locale, '۰')
const {formatDay, formatPeriod, formatMonthShort} = dayMonthYear({
  dateOf: toSolarHijri,
  months: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
  writeNumber: digitsFrom('۰'),
  to: ' تا ',
})

const inWords = (money: string): string => money.replace(/^۰(?=\s)/, 'صفر')

const legends: Readonly<Record<MomentKind, string>> = {
  results: 'نتیجه',
  included: 'خدمت افزوده',
  promises: 'تعهد انجام‌شده',
}

export const table: LanguageTable = {
  language: 'fa',
  direction: 'rtl',
  reviewed: false,

  formatDay,
  formatPeriod,
  formatMonthShort,
  // By name: a symbol would need marks of direction around it. Nothing is said in a word: its digit is no more than a dot.
  formatMoney: money => inWords(moneyIn(locale, 'name')(money)),
  formatEffort: effortIn(
    hours => `${formatCount(hours)} ساعت`,
    minutes => `${formatCount(minutes)} دقیقه`,
    ' و ',
  ),
  formatCount,
  // A dot in the middle of the line would be read as the digit zero.
  separator: '، ',

  title: {
    recap: 'مروری بر همکاری ما',
    thanks: 'سپاسگزاری',
    year: 'مروری بر یک سال همکاری',
    closeout: 'گزارش پایان کار',
  },
  headings: {
    thanks: 'سپاسگزاری',
    results: 'نتایج',
    included: 'خدمات افزون بر قرارداد',
    promises: 'تعهدها',
    quotes: 'از زبان شما',
    improvement: 'برای بهتر شدن کار',
    next: 'پیشنهاد برای دورهٔ آینده',
    ask: 'یک پرسش',
  },
  salutation: addressed => {
    if (!addressed) return ownWords('با سلام و احترام')
    return addressed.title
      ? phrase`${addressed.title} ${addressed.name} گرامی، با سلام و احترام`
      : phrase`${addressed.name} گرامی، با سلام و احترام`
  },
  closing: 'با احترام',
  thanks: {
    recap: engagement =>
      engagement
        ? phrase`از اعتماد و همکاری ارزشمند شما در «${engagement}» صمیمانه سپاسگزارم.`
        : ownWords('از اعتماد و همکاری ارزشمند شما صمیمانه سپاسگزارم.'),
    thanks: (engagement, until) => [
      ...(engagement ? phrase`از تصمیم شما برای ادامهٔ «${engagement}»` : ownWords('از تصمیم شما برای ادامهٔ همکاری')),
      ...ownWords(`${until ? ` تا ${formatDay(until)}` : ''} صمیمانه سپاسگزارم.`),
    ],
    year: () => ownWords('از اعتماد و همکاری ارزشمند شما در طول سال صمیمانه سپاسگزارم.'),
    closeout: engagement =>
      engagement
        ? phrase`در پایان «${engagement}» از اعتماد و همکاری ارزشمند شما صمیمانه سپاسگزارم.`
        : ownWords('در پایان کار از اعتماد و همکاری ارزشمند شما صمیمانه سپاسگزارم.'),
  },
  promisesKept: (kept, of) => `تعهدهای انجام‌شده در موعد: ${formatCount(kept)} از ${formatCount(of)}.`,
  madeGood: (due, closed) => `موعد ${formatDay(due)}، انجام در ${formatDay(closed)}`,
  askForTalk: (by, end) => {
    const about = end ? `برنامهٔ پس از ${formatDay(end)}` : 'ادامهٔ همکاری'
    return ownWords(`آیا ممکن است تا ${formatDay(by)} دربارهٔ ${about} گفت‌وگویی داشته باشیم؟`)
  },
  answerBy: day => `از دریافت پاسخ شما تا ${formatDay(day)} سپاسگزار خواهم بود.`,

  evidence: 'مستندات',
  listValue: 'بهای معمول',
  charged: 'دریافت‌شده',
  worth: amount => `به ارزش ${amount}`,
  includedInAll: 'جمع خدمات افزوده',
  appendix: {
    heading: 'دیگر کارهای انجام‌شده',
    more: count => `و ${formatCount(count)} مورد دیگر، در صورت درخواست.`,
  },
  timeline: {
    title: period => `کارهای انجام‌شده، ${formatPeriod(period)}`,
    legend: (kind, count) => `${formatCount(count)} ${legends[kind]}`,
  },

  internalWords: [
    'ارزش طول عمر مشتری',
    'امتیاز سلامت',
    'بیش‌فروشی',
    'ردهٔ مشتری',
    'ریزش مشتری',
    'مشتری در خطر',
    'نرخ ریزش',
  ],
}
