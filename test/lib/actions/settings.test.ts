import {describe, expect, it} from 'vitest'
import {
  changeSettings,
  initialiseBook,
  listSettings,
  readSetting,
  unsetSetting,
} from '../../../src/lib/actions/settings.ts'
import {Book} from '../../../src/lib/book/book.ts'
import {aBook} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'
import {carryOut} from '../../support/moment.ts'

const empty = new Book([])
const euro = aBook().setting('currency', 'EUR').build()
const settingOf = (book: Book, key: string) => readSetting(book, key).settings[key]

describe('listSettings', () => {
  it('gives every setting with its value, its default, or null', () => {
    const {settings} = listSettings(euro)
    expect(settings).toMatchObject({currency: 'EUR', tier: 'C', name: null})
  })
})

describe('readSetting', () => {
  it('gives one, and refuses a key that does not exist', () => {
    expect(readSetting(euro, 'currency')).toEqual({settings: {currency: 'EUR'}})
    expect(readSetting(empty, 'currency')).toEqual({settings: {currency: null}})
    expect(errorOf(() => readSetting(euro, 'colour')).code).toBe('invalid-value')
  })
})

describe('changeSettings', () => {
  const change = (given: Readonly<Record<string, string>>, book: Book = euro) =>
    carryOut(book, current => changeSettings(current, given))

  it('changes several in one step, each read as its kind', () => {
    const {result, after} = change({currency: 'usd', tier: 'b'})
    expect(result.settings).toMatchObject({currency: 'USD', tier: 'B'})
    expect(after.all('setting')).toHaveLength(2)
    expect(changeSettings(euro, {currency: 'usd', tier: 'b'}).summary).toBe('config: currency, tier')
  })

  it.each<[Readonly<Record<string, string>>]>([[{colour: 'red'}], [{tier: 'Z'}], [{currency: 'USD', tier: 'Z'}]])(
    'refuses %o, all of it',
    given => {
      expect(errorOf(() => changeSettings(euro, given)).code).toBe('invalid-value')
    },
  )

  it('gives one that was taken away a value again', () => {
    const without = carryOut(euro, book => unsetSetting(book, 'currency')).after
    expect(settingOf(change({currency: 'USD'}, without).after, 'currency')).toBe('USD')
  })
})

describe('unsetSetting', () => {
  it('leaves the default, and refuses what is not set', () => {
    const tier = aBook().setting('tier', 'A').build()
    const {after} = carryOut(tier, book => unsetSetting(book, 'tier'))
    expect(settingOf(after, 'tier')).toBe('C')
    expect(errorOf(() => unsetSetting(after, 'tier'))).toMatchObject({code: 'not-found', message: 'tier is not set'})
    expect(errorOf(() => unsetSetting(after, 'colour')).code).toBe('invalid-value')
  })
})

describe('initialiseBook', () => {
  const begin = (book: Book, given: Readonly<Record<string, string | undefined>> = {}) =>
    carryOut(book, current => initialiseBook(current, given)).after

  it('begins a book, and leaves one that has begun as it is but for the settings given', () => {
    const begun = begin(empty, {currency: 'EUR', name: undefined})
    expect(begun.all('book')).toHaveLength(1)
    expect(settingOf(begun, 'currency')).toBe('EUR')
    expect(initialiseBook(begun, {}).edits).toEqual([])
    expect(settingOf(begin(begun, {name: 'Riko Sand'}), 'name')).toBe('Riko Sand')
  })
})
