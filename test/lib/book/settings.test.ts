import {describe, expect, it} from 'vitest'
import {tiers} from '../../../src/lib/book/choices.ts'
import {letterLanguages} from '../../../src/lib/book/letter-languages.ts'
import {parseSetting, settingHelp} from '../../../src/lib/book/setting-definitions.ts'
import {readSettings, settingId} from '../../../src/lib/book/settings.ts'
import {aBook} from '../../support/build.ts'

describe('settingId', () => {
  it('is the same for the same key, and another for each other', () => {
    expect(settingId('currency')).toBe('sh1e7apr33a9p')
    const keys = settingHelp().map(({key}) => key)
    expect(new Set(keys.map(settingId)).size).toBe(keys.length)
  })
})

describe('readSettings', () => {
  it('gives the defaults for an empty book', () => {
    const settings = readSettings([])
    expect(settings).toMatchObject({name: undefined, currency: undefined, language: 'en', tier: 'C'})
    expect([...settings.weekend]).toEqual([6, 7])
    expect(settings.cadenceByTier['A']).toEqual({ideal: {count: 30, unit: 'day'}, worst: {count: 45, unit: 'day'}})
    expect(tiers.map(tier => settings.cadenceByTier[tier].ideal.count)).toEqual([30, 90, 180, 365])
    expect(settings.cadenceByTag.size).toBe(0)
  })

  it('gives what was set', () => {
    const {settings} = aBook()
      .setting('name', 'Ana Ruiz')
      .setting('currency', 'INR')
      .setting('language', 'hi')
      .setting('tier', 'B')
      .setting('weekend', 'fri,sat')
      .setting('cadence.B', '2w/1m')
      .setting('cadence.tag.vip', '7d/10d')
      .build()
    expect(settings).toMatchObject({name: 'Ana Ruiz', currency: 'INR', language: 'hi', tier: 'B'})
    expect([...settings.weekend]).toEqual([5, 6])
    expect(settings.cadenceByTier['B']).toEqual({ideal: {count: 2, unit: 'week'}, worst: {count: 1, unit: 'month'}})
    expect(settings.cadenceByTag.get('vip')?.worst).toEqual({count: 10, unit: 'day'})
  })

  it('knows a weekend of no day', () => {
    expect(aBook().setting('weekend', parseSetting('weekend', 'none')).build().settings.weekend.size).toBe(0)
  })

  it('takes what cannot be, or was taken away, for not given', () => {
    const given = Object.entries({
      currency: 'euro',
      language: 'xx',
      tier: 'Z',
      'cadence.A': 'often',
      'cadence.tag.x': 'x',
    })
    const settings = readSettings([...given.map(([key, value]) => ({key, value})), {key: 'name', value: null}])
    expect(settings).toMatchObject({currency: undefined, language: 'en', tier: 'C', name: undefined})
    expect(settings.cadenceByTier['A'].ideal.count).toBe(30)
    expect(settings.cadenceByTag.size).toBe(0)
    expect(letterLanguages).toContain(settings.language)
  })
})
