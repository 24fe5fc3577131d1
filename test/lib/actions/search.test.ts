import {describe, expect, it} from 'vitest'
import {type SearchOptions, searchBook} from '../../../src/lib/actions/search.ts'
import type {Book} from '../../../src/lib/book/book.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'

const [apex, helen, older, newer, plan] = [
  idOf('customer', 'apex'),
  idOf('contact', 'helen'),
  idOf('touch', 'older'),
  idOf('touch', 'newer'),
  idOf('note', 'plan'),
] as const

const book = aBook()
  .customer({id: apex, name: 'Apex Manufacturing', emails: {'office@apex.example': true}})
  .contact({id: helen, name: 'Helen Łącka', role: 'Plans the year'})
  .touch({id: older, on: '2026-01-02', text: 'Invoice of the year, planning'})
  .touch({id: newer, on: '2026-01-04', text: 'Spoke of the plan'})
  .note({id: plan, on: '2026-01-03', text: 'The invoice plan is late'})
  .customer({name: 'Bright', tags: {planner: true}})
  .build()

const search = (words: string, options: Partial<SearchOptions> = {}, from: Book = book) =>
  searchBook(from, {words, types: [], limit: undefined, ...options})
const idsOf = (words: string, options?: Partial<SearchOptions>) => search(words, options).matches.map(({id}) => id)

describe('searchBook', () => {
  it('finds customers first, then people, then what happened, the newest first', () => {
    const bright = book.all('customer').find(({name}) => name === 'Bright')?.id
    expect(idsOf('plan')).toEqual([bright, helen, newer, plan, older])
  })

  it.each([
    ['every word, wherever in the record', 'invoice plan', [plan, older]],
    ['beginnings of words alone', 'lan', []],
    ['no words of another record', 'spoke invoice', []],
    ['words folded', 'HELEN LACKA', [helen]],
    ['addresses', 'office@apex', [apex]],
  ])('finds %s', (_, words, ids) => {
    expect(idsOf(words)).toEqual(ids)
  })

  it('finds records of some types alone, and tells how many there are beyond the limit', () => {
    expect(idsOf('plan', {types: ['touch', 'note']})).toEqual([newer, plan, older])
    const {matches, total} = search('plan', {types: ['touch', 'note'], limit: 1})
    expect([matches.map(({id}) => id), total]).toEqual([[newer], 3])
  })

  it('tells whose it is, its day, and the text that holds the first word', () => {
    expect(search('late invoice').matches).toEqual([
      {
        id: plan,
        type: 'note',
        customer: {id: apex, name: 'Apex Manufacturing'},
        on: '2026-01-03',
        excerpt: 'The invoice plan is late',
      },
    ])
    expect(search('helen').matches).toMatchObject([{customer: {id: apex}, on: null}])
  })

  it.each(['', ' ', '…'])('refuses to look for %j', words => {
    expect(errorOf(() => search(words))).toMatchObject({
      code: 'invalid-value',
      message: `nothing to look for: ${words}`,
    })
  })
})

describe('the excerpt of a long text', () => {
  const excerptOf = (text: string, words: string) =>
    search(words, {}, aBook().customer({name: 'Apex'}).note({text}).build()).matches[0]?.excerpt ?? ''

  it('is the text itself up to a hundred characters, its breaks as spaces', () => {
    const text = `needle\n\n${'x'.repeat(93)}`
    expect(excerptOf(text, 'needle')).toBe(`needle ${'x'.repeat(93)}`)
  })

  it('is the part around the first match, each end that is cut marked', () => {
    const filler = 'word '.repeat(30)
    expect(excerptOf(`needle ${filler}`, 'needle')).toMatch(/^needle [word ]{93}…$/)
    expect(excerptOf(`${filler}needle ${filler}`, 'needle')).toMatch(/^…[word ]{40}needle [word ]{53}…$/)
    expect(excerptOf(`${filler}needle`, 'needle')).toMatch(/^…[word ]{40}needle$/)
  })

  it('cuts no character in two, and finds its place where folding changes how many there are', () => {
    const text = `${'ﬃ😀 '.repeat(60)}Łącka ${'😀 '.repeat(60)}`
    const excerpt = excerptOf(text, 'lacka')
    expect(excerpt).toContain('Łącka')
    expect(excerpt).not.toMatch(/\p{Cs}/u)
    expect([...excerpt].indexOf('Ł')).toBe(41)
  })
})
