import type {Book} from '../../../src/lib/book/book.ts'
import type {LetterLanguage} from '../../../src/lib/book/letter-languages.ts'
import type {Day} from '../../../src/lib/calendar/day.ts'
import type {RecapRequest} from '../../../src/lib/recap/material.ts'
import {apexId, bookOf, record, retainer, typedForApex, yearOfApex} from './sample.ts'

/** A client as a consultant has one at the end of a good year, and what is typed for their letter. */
export interface Client {
  readonly book: Book
  readonly typed: Partial<RecapRequest>
}

interface Texts {
  readonly customer: string
  readonly contact: {readonly name: string; readonly title?: string}
  readonly engagement: string
  /** In the order of `days`. */
  readonly values: readonly string[]
  readonly promises: readonly [string, string]
  readonly quote: string
  readonly improve: string
  readonly next: readonly string[]
  /** The wording of an open opportunity. */
  readonly proposal: string
}

const values = [
  {on: '2026-02-04', kind: 'bundled'},
  {on: '2026-03-15', kind: 'hours', minutes: 540, worth: '1350 EUR'},
  {on: '2026-03-15', kind: 'result', evidence: 'https://example.com/reports/line-3'},
  {on: '2026-04-21', kind: 'extra', minutes: 180, worth: '600 EUR'},
  {on: '2026-06-02', kind: 'saving', worth: '18500 EUR'},
  {on: '2026-07-09', kind: 'introduction'},
  {on: '2026-10-12', kind: 'extra', minutes: 90, worth: '300 EUR'},
] as const

const renewalOf = (renews: string, title: string) =>
  record('engagement', 'erenewal', {
    customer: apexId,
    title,
    kind: 'retainer',
    start: '2027-01-01',
    end: '2027-12-31',
    renews,
  })

function tellClient(texts: Texts): Client {
  const about = {customer: apexId}
  const contact = record('contact', 'pcontact', {...about, ...texts.contact})
  const promise = (id: string, share: string, due: Day, closedOn: Day) =>
    record('promise', id, {...about, on: '2026-01-05', due, closedOn, by: 'me', state: 'kept', text: 'private', share})
  return {
    book: bookOf(
      record('customer', 'capex', {name: texts.customer, added: '2026-01-05'}),
      {...retainer, title: texts.engagement},
      contact,
      record('setting', 'sname', {key: 'name', value: 'Riko Sand'}),
      record('setting', 'sbusiness', {key: 'business', value: 'Sand Advisory'}),
      ...values.map((value, at) =>
        record('value', `vyear0${at}`, {...about, ...value, text: 'private', share: texts.values[at] ?? ''}),
      ),
      promise('myear01', texts.promises[0], '2026-01-16', '2026-01-16'),
      promise('myear02', texts.promises[1], '2026-05-29', '2026-06-03'),
      record('feedback', 'fyear01', {
        ...about,
        on: '2026-09-01',
        instrument: 'testimonial',
        comment: texts.quote,
        mayQuote: true,
        contact: contact.id,
      }),
      record('opportunity', 'yyear01', {
        ...about,
        on: '2026-09-21',
        title: 'private',
        stage: 'talk',
        worth: '18000 EUR',
        share: texts.proposal,
      }),
      renewalOf(retainer.id, texts.engagement),
    ),
    typed: {improve: texts.improve, next: texts.next},
  }
}

const apex: Client = {
  book: bookOf(...yearOfApex().records, renewalOf(retainer.id, 'Operations retainer 2027')),
  typed: typedForApex,
}

const clients: Partial<Record<LetterLanguage, Client>> = {
  en: apex,
  hi: tellClient({
    customer: 'श्री गणेश ट्रेडर्स',
    contact: {name: 'राम शर्मा', title: 'श्री'},
    engagement: 'भंडार और ऑर्डर प्रबंधन',
    values: [
      'दो नए कर्मचारियों के लिए प्रशिक्षण सामग्री।',
      'त्योहारों की भीड़ से पहले ऑर्डर की योजना के लिए दो अतिरिक्त बैठकें।',
      'स्टॉक की गिनती अब दो दिन के बजाय चार घंटे में पूरी होती है।',
      'नए गोदाम के किराया-पत्र की समीक्षा।',
      'पैकिंग सामग्री की नई दरों से हर साल की बचत।',
      'पुणे के एक भरोसेमंद पैकिंग आपूर्तिकर्ता से परिचय।',
      'लेखा सहायक के चयन में सहायता।',
    ],
    promises: ['हिंदी में स्टॉक कार्ड का नमूना।', 'बैठक के लिए आँकड़े।'],
    quote: 'अब बेटा भी माल ढूँढ लेता है।',
    improve: 'बैठक के आँकड़े पाँच दिन देर से पहुँचे; अब वे हर बैठक से एक सप्ताह पहले मिलेंगे।',
    next: ['ऑनलाइन बिक्री के लिए दो पृष्ठों की रूपरेखा', 'दूसरी दुकान के स्टॉक की गिनती'],
    proposal: 'अगली दिवाली के ऑर्डर की योजना, अगस्त से',
  }),
  ne: tellClient({
    customer: 'सगरमाथा कृषि सहकारी',
    contact: {name: 'सीता गुरुङ'},
    engagement: 'भण्डारण र ढुवानी सुधार',
    values: [
      'तौल रसिद र मूल्य सूचीका नेपाली फारमहरू।',
      'सङ्कलन केन्द्रका कर्मचारीलाई दुई दिनको थप तालिम।',
      'तरकारी खेर जाने मात्रा १८ प्रतिशतबाट ९ प्रतिशतमा झर्‍यो।',
      'गोदाम भाडा सम्झौताको समीक्षा।',
      'ढुवानीका दुई फेरा मिलाउँदा भएको बचत।',
      'चितवनका भरपर्दो क्रेट आपूर्तिकर्तासँग परिचय।',
      'गोदाम प्रमुखको छनोटमा सहयोग।',
    ],
    promises: ['किसानलाई भुक्तानी गर्ने पात्रो।', 'बैठकका लागि तथ्याङ्क।'],
    quote: 'अब किसानले समयमै पैसा पाउँछन्।',
    improve: 'बैठकको तथ्याङ्क पाँच दिन ढिलो भयो; अब हरेक बैठकको एक हप्ता अगाडि पुग्नेछ।',
    next: ['दोस्रो सङ्कलन केन्द्रमा पनि यही विधि', 'चिस्यान भण्डारको खर्च हिसाब'],
    proposal: 'असोजअघि ढुवानीका सवारी साधनको तालिका',
  }),
  bn: tellClient({
    customer: 'মেঘনা ডিজাইন',
    contact: {name: 'নাসরিন আক্তার'},
    engagement: 'প্রকল্প পরিচালনা পরামর্শ',
    values: [
      'দুই মিনিটে পূরণ করা যায় এমন সময়পত্র।',
      'পুরস্কারের জন্য জমা দেওয়ার আগে সন্ধ্যায় তিনটি অতিরিক্ত কর্মশালা।',
      'প্রকল্প হস্তান্তরের গড় সময় ২৬ দিন থেকে ১৭ দিনে নেমেছে।',
      'নতুন প্রকাশকের চুক্তির খসড়া পর্যালোচনা।',
      'মুদ্রণের নতুন দরে বছরের সাশ্রয়।',
      'একজন নির্ভরযোগ্য মুদ্রকের সঙ্গে পরিচয়।',
      'প্রকল্প সমন্বয়ক বাছাইয়ে সহায়তা।',
    ],
    promises: ['অতিরিক্ত সংশোধনের মূল্যতালিকা।', 'সভার জন্য পরিসংখ্যান।'],
    quote: 'এখন প্রতিটি কাজ সময়মতো শেষ হয়।',
    improve: 'সভার পরিসংখ্যান পাঁচ দিন দেরিতে পৌঁছেছিল; এখন প্রতি সভার এক সপ্তাহ আগে পৌঁছাবে।',
    next: ['দ্বিতীয় দলের জন্য একই পদ্ধতি', 'বার্ষিক মূল্যতালিকার পর্যালোচনা'],
    proposal: 'বইমেলার আগে কাজের সময়সূচি তৈরি',
  }),
  fa: tellClient({
    customer: 'فرش رضوانی',
    contact: {name: 'مهدی رضوانی', title: 'جناب آقای'},
    engagement: 'بهبود زمان تحویل سفارش‌ها',
    values: [
      'دو جلسهٔ آموزش بسته‌بندی برای کارکنان انبار.',
      'تهیهٔ فهرست دوزبانهٔ محصولات برای خریداران خارجی، خارج از قرارداد.',
      'میانگین زمان تحویل سفارش از ۹ هفته به ۶ هفته رسید.',
      'نامه‌نگاری با شرکت حمل برای دریافت نرخ بهتر.',
      'صرفه‌جویی سالانه در هزینهٔ حمل با دو محمولهٔ مشترک.',
      'معرفی یک کارگاه شست‌وشوی معتبر در یزد.',
      'کمک در انتخاب مسئول صادرات.',
    ],
    promises: ['متن‌های فهرست محصولات.', 'آمار جلسهٔ هیئت‌مدیره.'],
    quote: 'مشتری دیگر منتظر نمی‌ماند.',
    improve: 'آمار جلسه پنج روز دیر رسید؛ از این پس یک هفته پیش از هر جلسه به دست شما می‌رسد.',
    next: ['همین روش برای کارگاه دوم', 'قرارداد سالانه با شرکت حمل'],
    proposal: 'برنامه‌ریزی سفارش‌های نوروز از مهرماه',
  }),
}

/** A client of a language, with texts of its script; where there is none the English one. */
export const clientOf = (language: LetterLanguage): Client => clients[language] ?? apex
