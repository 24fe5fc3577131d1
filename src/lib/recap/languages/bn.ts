import {toGregorian} from '../../calendar/calendar-date.ts'
import type {MomentKind} from '../letter.ts'
import {ownWords, phrase} from '../phrase.ts'
import {countsIn, dayMonthYear, digitsFrom, effortIn, moneyIn} from './formats.ts'
import type {LanguageTable} from './table.ts'

// Bengali, formal (আপনি). Not yet gone through by a native reader.

const locale = 'bn-u-nu-beng'
const formatCount = countsIn(locale, '০')
const {formatDay, formatPeriod, formatMonthShort} = dayMonthYear({
  dateOf: toGregorian,
  months: ['জানুয়ারি', 'ফেব্রুয়ারি', 'মার্চ', 'এপ্রিল', 'মে', 'জুন', 'জুলাই', 'আগস্ট', 'সেপ্টেম্বর', 'অক্টোবর', 'নভেম্বর', 'ডিসেম্বর'],
  shortMonths: ['জানু', 'ফেব', 'মার্চ', 'এপ্রিল', 'মে', 'জুন', 'জুলাই', 'আগ', 'সেপ', 'অক্টো', 'নভে', 'ডিসে'],
  writeNumber: digitsFrom('০'),
  to: ' – ',
})

const legends: Readonly<Record<MomentKind, string>> = {
  results: 'ফলাফল',
  included: 'অতিরিক্ত সেবা',
  promises: 'রক্ষিত প্রতিশ্রুতি',
}

export const table: LanguageTable = {
  language: 'bn',
  direction: 'ltr',
  reviewed: false,

  formatDay,
  formatPeriod,
  formatMonthShort,
  formatMoney: moneyIn(locale),
  formatEffort: effortIn(
    hours => `${formatCount(hours)} ঘণ্টা`,
    minutes => `${formatCount(minutes)} মিনিট`,
  ),
  formatCount,
  separator: ' · ',

  title: {
    recap: 'আমাদের সহযোগিতার সারসংক্ষেপ',
    thanks: 'ধন্যবাদ',
    year: 'আমাদের সহযোগিতার এক বছর',
    closeout: 'আমাদের কাজের সমাপ্তি',
  },
  headings: {
    thanks: 'ধন্যবাদ',
    results: 'ফলাফল',
    included: 'চুক্তির বাইরে অতিরিক্ত সেবা',
    promises: 'প্রতিশ্রুতি',
    quotes: 'আপনার কথায়',
    improvement: 'আমি যা আরও ভালো করব',
    next: 'পরবর্তী ধাপের প্রস্তাব',
    ask: 'একটি প্রশ্ন',
  },
  salutation: addressed => {
    if (!addressed) return ownWords('শ্রদ্ধেয় মহোদয়/মহোদয়া,')
    return addressed.title ? phrase`শ্রদ্ধেয় ${addressed.title} ${addressed.name},` : phrase`শ্রদ্ধেয় ${addressed.name},`
  },
  closing: 'ধন্যবাদান্তে,',
  thanks: {
    recap: engagement =>
      engagement
        ? phrase`“${engagement}” কাজে আপনার আস্থা ও চমৎকার সহযোগিতার জন্য আন্তরিক ধন্যবাদ।`
        : ownWords('আপনার আস্থা ও চমৎকার সহযোগিতার জন্য আন্তরিক ধন্যবাদ।'),
    thanks: (engagement, until) => [
      ...(engagement ? phrase`“${engagement}” ` : ownWords('আমাদের কাজ ')),
      ...ownWords(`${until ? `${formatDay(until)} তারিখ পর্যন্ত ` : ''}চালিয়ে যাওয়ার সিদ্ধান্তের জন্য আপনাকে আন্তরিক ধন্যবাদ।`),
    ],
    year: () => ownWords('সারা বছর আপনার আস্থা ও চমৎকার সহযোগিতার জন্য আন্তরিক ধন্যবাদ।'),
    closeout: engagement =>
      engagement
        ? phrase`“${engagement}” সমাপ্তির এই সময়ে আপনার আস্থা ও চমৎকার সহযোগিতার জন্য আন্তরিক ধন্যবাদ।`
        : ownWords('আমাদের কাজের সমাপ্তির এই সময়ে আপনার আস্থা ও চমৎকার সহযোগিতার জন্য আন্তরিক ধন্যবাদ।'),
  },
  promisesKept: (kept, of) => `সময়মতো রক্ষিত প্রতিশ্রুতি: ${formatCount(of)}টির মধ্যে ${formatCount(kept)}টি।`,
  madeGood: (due, closed) => `নির্ধারিত তারিখ ${formatDay(due)}, সম্পন্ন ${formatDay(closed)}`,
  askForTalk: (by, end) => {
    const about = end ? `${formatDay(end)} তারিখের পরের পরিকল্পনা` : 'সামনের পরিকল্পনা'
    return ownWords(`${formatDay(by)} তারিখের মধ্যে আমরা কি ${about} নিয়ে কথা বলতে পারি?`)
  },
  answerBy: day => `${formatDay(day)} তারিখের মধ্যে আপনার উত্তর পেলে কৃতজ্ঞ থাকব।`,

  evidence: 'প্রমাণ',
  listValue: 'নিয়মিত মূল্য',
  charged: 'ধার্য মূল্য',
  worth: amount => `আর্থিক মূল্য ${amount}`,
  includedInAll: 'সব অতিরিক্ত সেবা মিলিয়ে',
  appendix: {
    heading: 'এ ছাড়াও সম্পন্ন কাজ',
    more: count => `অনুরোধ করলে আরও ${formatCount(count)}টি।`,
  },
  timeline: {
    title: period => `সম্পন্ন কাজ, ${formatPeriod(period)}`,
    legend: (kind, count) => `${formatCount(count)}টি ${legends[kind]}`,
  },

  internalWords: ['আজীবন মূল্য', 'আপসেল', 'গ্রাহক স্তর', 'চার্ন', 'ঝুঁকিপূর্ণ গ্রাহক', 'টিয়ার', 'হেলথ স্কোর'],
}
