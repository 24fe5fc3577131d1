import {describe, expect, it} from 'vitest'
import {letterLanguages} from '../../../src/lib/book/letter-languages.ts'
import {inspectLetter} from '../../../src/lib/recap/guard.ts'
import {englishInternalWords} from '../../../src/lib/recap/languages/internal-words.ts'
import {loadLanguage} from '../../../src/lib/recap/languages/load.ts'
import {aBook, idOf} from '../../support/build.ts'

/** Apex is written to; all the others are somebody else. */
const book = aBook()
  .customer({id: idOf('customer', 'bright'), name: 'Bright Financial GmbH', emails: {'office@bright.example': true}})
  .contact({name: 'Robert Silva', emails: {'robert@bright.example': true}})
  .contact({name: 'Dan'})
  .contact({name: 'Eva Lee'})
  .note({text: 'their danish supplier', on: '2026-01-05'})
  .customer({id: idOf('customer', 'nord'), name: 'Nordlicht GmbH'})
  .customer({id: idOf('customer', 'summit'), name: 'Summit'})
  .note({text: 'the summit of the year', on: '2026-01-05'})
  .customer({id: idOf('customer', 'acme'), name: 'Acme'})
  .customer({id: idOf('customer', 'adidas'), name: 'uppr'})
  .customer({id: idOf('customer', 'lodz'), name: 'Łódź Tekstyl'})
  .customer({id: idOf('customer', 'meghna'), name: 'মেঘনা ডিজাইন'})
  .customer({id: idOf('customer', 'rezvani'), name: 'فرش رضوانی'})
  .customer({id: idOf('customer', 'meghdut'), name: 'মেঘদূত'})
  .note({text: 'মেঘদূত থেকে ফোন', on: '2026-01-05'})
  .customer({id: idOf('customer', 'vista'), name: 'Vista'})
  .value({share: 'The vista from the roof is theirs'})
  .customer({id: idOf('customer', 'sas'), name: 'SAS'})
  .customer({id: idOf('customer', 'stars'), name: '★★★'})
  .customer({id: idOf('customer', 'riko'), name: 'Riko'})
  .customer({id: idOf('customer', 'textil'), name: 'Marks Textil'})
  .customer({id: idOf('customer', 'marks'), name: 'Marks'})
  .customer({id: idOf('customer', 'ok'), name: 'OK'})
  .customer({id: idOf('customer', 'apex'), name: 'Apex Manufacturing', emails: {'info@apex.example': true}})
  .contact({name: 'Helen Marks', emails: {'helen@apex.example': true}})
  .setting('name', 'Riko Sand')
  .build()
const apex = book.find('customer', idOf('customer', 'apex'))
if (!apex) throw new Error('no customer')

const inspect = (line: string, internalWords: readonly string[] = englishInternalWords) =>
  inspectLetter([line], {book, customer: apex, internalWords})
const faultsIn = (line: string): string[] => inspect(line).faults.map(({problem}) => problem)

describe('inspectLetter', () => {
  it.each([
    ['As we did at Bright Financial last year', 'the name of another customer: Bright Financial GmbH'],
    ['as we did at BRIGHT   FINANCIAL', 'the name of another customer: Bright Financial GmbH'],
    ['as we did at bright financial', 'the name of another customer: Bright Financial GmbH'],
    ['As we did at Nordlicht', 'the name of another customer: Nordlicht GmbH'],
    ['Robert Silva agrees', 'the name of somebody at another customer: Robert Silva'],
    ['Lodz tekstyl agrees', 'the name of another customer: Łódź Tekstyl'],
    ['The plan that Acme uses', 'the name of another customer: Acme'],
    ["Acme's budget was the model", 'the name of another customer: Acme'],
    ['Built with uppr for you', 'the name of another customer: uppr'],
    ['We asked Dan about it', 'the name of somebody at another customer: Dan'],
    ['Both Acmes agreed', 'the name of another customer: Acme'],
    ['“Acme”', 'the name of another customer: Acme'],
    ['We met the Summit team', 'the name of another customer: Summit'],
    ['A Summit team came', 'the name of another customer: Summit'],
    ['Dan agreed', 'the name of somebody at another customer: Dan'],
    ['We asked SAS about it', 'the name of another customer: SAS'],
    ['Marks Textil agreed', 'the name of another customer: Marks Textil'],
    ['মেঘদূত রাজি', 'the name of another customer: মেঘদূত'],
    ['মেঘনা ডিজাইনের মতো', 'the name of another customer: মেঘনা ডিজাইন'],
    ['مانند فرش رضوانی', 'the name of another customer: فرش رضوانی'],
    ['مانند فرش رضواني', 'the name of another customer: فرش رضوانی'],
  ])('stops at somebody else in: %s', (line, problem) => {
    expect(faultsIn(line)).toEqual([problem])
  })

  it.each([
    ['a bright idea for the financial plan', 'words that stand apart'],
    ['A brightly lit plant, financially sound', 'longer words'],
    ['This looks bright', 'the beginning of a name'],
    ['Brights Financial', 'another beginning'],
    ['Eva Lees joined', 'a short name with an ending'],
    ['Summit of the year: two days saved', 'an ordinary word at the head of a sentence'],
    ['“Summit of the year”, they said', 'an ordinary word at the head of a quotation'],
    ['Vista from the roof: done', 'a word that a client wording has written small'],
    ['We reached the summit', 'a name written small'],
    ['This is acme quality', 'a name written small'],
    ['Danish suppliers found', 'a longer word'],
    ['Acmex and macme', 'longer words'],
    ['Built by Acmeworks on Acmestone', 'longer words'],
    ['OK from the works council', 'two letters'],
    ['Helen Marks led it, and Marks it stayed', "this customer's own people"],
    ['Apex Manufacturing, Riko Sand', "this customer's own name, and one's own"],
  ])('lets pass: %s (%s)', line => {
    expect(faultsIn(line)).toEqual([])
  })

  it.each([
    ['Ask robert@bright.example', 'the address of somebody else: robert@bright.example'],
    ['Ask ..robert@bright.example...', 'the address of somebody else: robert@bright.example'],
    ['Ask (robert@bright.example), please', 'the address of somebody else: robert@bright.example'],
    ['mailto:Office@Bright.example?subject=x', 'the address of somebody else: office@bright.example'],
  ])('stops at an address of somebody else: %s', (line, problem) => {
    expect(faultsIn(line)).toEqual([problem])
  })

  it('lets the customer keep their own addresses', () => {
    expect(faultsIn('helen@apex.example, info@apex.example, xrobert@bright.example')).toEqual([])
  })

  it('stops at an id of the book, also in a link, and at what looks like one', () => {
    const id = idOf('customer', 'acme')
    expect(faultsIn(`see ${id}`)).toEqual([`an id: ${id}`])
    expect(faultsIn(`https://example.com/${id}`)).toEqual([`an id: ${id}`])
    expect(faultsIn('see v0123456789ab')).toEqual(['an id: v0123456789ab'])
    expect(faultsIn('see v0123456789ab and v0123456789ab')).toEqual(['an id: v0123456789ab'])
    expect(faultsIn('xv0123456789ab v0123456789abx ev0123456789ab embarrassment')).toEqual([])
    expect(faultsIn('https://example.com/v0123456789ab and embarrassment')).toEqual([])
  })

  it.each([
    '{{name}}',
    'Dear {{',
    'TODO: numbers',
    'saved XXX hours',
    'from [date] on',
    'Dear <name>,',
    '…',
    '"…"',
    'by ____',
    'Dear [Name],',
    'with <client>',
    '[Company] and more',
    '<Amount> saved',
    '[number] days',
    '<text>',
    '[Day]',
    'see [insert figure here]',
    'XXXX of it',
    'was TBD',
    '}} of it',
    '{{a}}',
  ])('stops at the gap in: %s', line => {
    expect(faultsIn(line)).toHaveLength(1)
    expect(faultsIn(line)[0]).toMatch(/^a gap that was not filled: /)
  })

  it.each(['and so on …', 'a mastodon of a project', 'size xxl', 'Figures [line 3] and <5%'])(
    'sees no gap in: %s',
    line => {
      expect(faultsIn(line)).toEqual([])
    },
  )

  it('knows its way in a book that does not say whose it is', () => {
    const nameless = aBook().customer({name: 'Apex Manufacturing'}).build()
    const [customer] = nameless.all('customer')
    expect(customer && inspectLetter(['Apex Manufacturing'], {book: nameless, customer, internalWords: []})).toEqual({
      faults: [],
      doubts: [],
    })
  })

  it('names the line', () => {
    const {faults} = inspectLetter(['Fine.', 'As at Acme.'], {book, customer: apex, internalWords: []})
    expect(faults).toEqual([{line: 'As at Acme.', problem: 'the name of another customer: Acme'}])
  })

  it.each(['Your health score rose', 'All tiers agreed', 'The cadence is monthly', 'An NPS of 60'])(
    'doubts a word of the trade in: %s',
    line => {
      expect(inspect(line).doubts).toHaveLength(1)
      expect(inspect(line).faults).toEqual([])
    },
  )

  it.each(letterLanguages)('doubts each word of the trade in %s', async language => {
    const {internalWords} = await loadLanguage(language)
    expect(internalWords.length).toBeGreaterThan(4)
    for (const word of internalWords) {
      expect(inspect(`… ${word} …`, internalWords).doubts.map(({problem}) => problem)).toContain(
        `a word of your own trade: ${word}`,
      )
    }
  })
})
