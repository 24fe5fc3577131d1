import {toGregorian} from '../../calendar/calendar-date.ts'
import type {MomentKind} from '../letter.ts'
import {ownWords, phrase} from '../phrase.ts'
import {countsIn, dayMonthYear, digitsFrom, effortIn, moneyIn} from './formats.ts'
import type {LanguageTable} from './table.ts'

// Hindi, formal (आप); the writer's own gender is never shown by a verb. Not yet gone through by a native reader.

const locale = 'hi-u-nu-deva'
const formatCount = countsIn(locale, '०')
const {formatDay, formatPeriod, formatMonthShort} = dayMonthYear({
  dateOf: toGregorian,
  months: ['जनवरी', 'फ़रवरी', 'मार्च', 'अप्रैल', 'मई', 'जून', 'जुलाई', 'अगस्त', 'सितंबर', 'अक्टूबर', 'नवंबर', 'दिसंबर'],
  shortMonths: ['जन॰', 'फ़र॰', 'मार्च', 'अप्रैल', 'मई', 'जून', 'जुल॰', 'अग॰', 'सित॰', 'अक्टू॰', 'नव॰', 'दिस॰'],
  writeNumber: digitsFrom('०'),
  to: ' – ',
})

const legends: Readonly<Record<MomentKind, readonly [one: string, more: string]>> = {
  results: ['परिणाम', 'परिणाम'],
  included: ['अतिरिक्त सेवा', 'अतिरिक्त सेवाएँ'],
  promises: ['पूरा किया गया वचन', 'पूरे किए गए वचन'],
}

export const table: LanguageTable = {
  language: 'hi',
  direction: 'ltr',
  reviewed: false,

  formatDay,
  formatPeriod,
  formatMonthShort,
  formatMoney: moneyIn(locale),
  formatEffort: effortIn(
    hours => `${formatCount(hours)} ${hours === 1 ? 'घंटा' : 'घंटे'}`,
    minutes => `${formatCount(minutes)} मिनट`,
  ),
  formatCount,
  separator: ' · ',

  title: {
    recap: 'हमारे सहयोग का सारांश',
    thanks: 'धन्यवाद',
    year: 'हमारे सहयोग का एक वर्ष',
    closeout: 'हमारे कार्य का समापन',
  },
  headings: {
    thanks: 'धन्यवाद',
    results: 'परिणाम',
    included: 'अनुबंध के अतिरिक्त दी गई सेवाएँ',
    promises: 'दिए गए वचन',
    quotes: 'आपके शब्दों में',
    improvement: 'मेरी ओर से सुधार',
    next: 'आगे के प्रस्ताव',
    ask: 'एक प्रश्न',
  },
  salutation: addressed => {
    if (!addressed) return ownWords('आदरणीय महोदय/महोदया,')
    return addressed.title
      ? phrase`आदरणीय ${addressed.title} ${addressed.name} जी,`
      : phrase`आदरणीय ${addressed.name} जी,`
  },
  closing: 'सादर,',
  thanks: {
    recap: engagement =>
      engagement
        ? phrase`“${engagement}” के दौरान आपके विश्वास और अच्छे सहयोग के लिए हार्दिक धन्यवाद।`
        : ownWords('आपके विश्वास और अच्छे सहयोग के लिए हार्दिक धन्यवाद।'),
    thanks: (engagement, until) => [
      ...(engagement ? phrase`“${engagement}” को ` : ownWords('हमारे सहयोग को ')),
      ...ownWords(`${until ? `${formatDay(until)} तक ` : 'आगे '}जारी रखने के आपके निर्णय के लिए हार्दिक धन्यवाद।`),
    ],
    year: () => ownWords('पूरे वर्ष आपके विश्वास और अच्छे सहयोग के लिए हार्दिक धन्यवाद।'),
    closeout: engagement =>
      engagement
        ? phrase`“${engagement}” के समापन पर आपके विश्वास और अच्छे सहयोग के लिए हार्दिक धन्यवाद।`
        : ownWords('हमारे कार्य के समापन पर आपके विश्वास और अच्छे सहयोग के लिए हार्दिक धन्यवाद।'),
  },
  promisesKept: (kept, of) => `समय पर पूरे किए गए वचन: ${formatCount(of)} में से ${formatCount(kept)}।`,
  madeGood: (due, closed) => `नियत तिथि ${formatDay(due)}, ${formatDay(closed)} को पूरा किया गया`,
  askForTalk: (by, end) => {
    const about = end ? `${formatDay(end)} के बाद की योजना` : 'आगे की योजना'
    return ownWords(`${about} पर क्या हम ${formatDay(by)} तक बात कर सकते हैं?`)
  },
  answerBy: day => `${formatDay(day)} तक आपके उत्तर की प्रतीक्षा रहेगी।`,

  evidence: 'प्रमाण',
  listValue: 'सामान्य मूल्य',
  charged: 'लिया गया शुल्क',
  worth: amount => `आर्थिक मूल्य ${amount}`,
  includedInAll: 'सभी अतिरिक्त सेवाओं का योग',
  appendix: {
    heading: 'इसके अतिरिक्त किए गए कार्य',
    more: count => `और ${formatCount(count)} अन्य, अनुरोध पर।`,
  },
  timeline: {
    title: period => `किए गए कार्य, ${formatPeriod(period)}`,
    legend: (kind, count) => `${formatCount(count)} ${legends[kind][count === 1 ? 0 : 1]}`,
  },

  internalWords: ['अपसेल', 'आजीवन मूल्य', 'ग्राहक श्रेणी', 'ग्राहक हानि', 'चर्न', 'जोखिम वाला ग्राहक', 'टियर', 'हेल्थ स्कोर'],
}
