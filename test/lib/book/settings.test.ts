import {describe, expect, it} from 'vitest'
import {tiers} from '../../../src/lib/book/choices.ts'
import {letterLanguages} from '../../../src/lib/book/letter-languages.ts'
import {checkSettingKey, parseSetting, readSettings, settingHelp, settingId} from '../../../src/lib/book/settings.ts'
import {aBook} from '../../support/build.ts'

describe('parseSetting', () => {
  it.each([
    ['name', '  Ana Ruiz ', 'Ana Ruiz'],
    ['currency', 'eur', 'EUR'],
    ['language', 'HI', 'hi'],
    ['tier', 'b', 'B'],
    ['weekend', 'Fri, SAT', 'fri,sat'],
    ['cadence.A', '2w/45d', '2w/45d'],
    ['cadence.A', ' 30d / 45d ', '30d/45d'],
    ['cadence.A', '३०d, ४५d', '30d/45d'],
    ['cadence.D', '1y 18m', '1y/18m'],
    ['cadence.tag.vip', '7d/7d', '7d/7d'],
  ])('reads for %s %j as %j', (key, text, stored) => {
    expect(parseSetting(key, text)).toBe(stored)
  })

  it.each([
    ['name', ''],
    ['name', '   '],
    ['name', 'x'.repeat(201)],
    ['currency', 'XQZ'],
    ['language', 'de'],
    ['tier', 'E'],
    ['weekend', 'someday'],
    ['weekend', 'mon,tue,wed,thu,fri,sat,sun'],
    ['weekend', ''],
    ['cadence.A', '30d'],
    ['cadence.A', '45d/30d'],
    ['cadence.A', '30d/45d/60d'],
    ['cadence.A', '30d/45d/x'],
    ['cadence.A', '-3w/5w'],
    ['cadence.A', '0d/5d'],
    ['cadence.A', 'often'],
    ['cadence.tag.', '7d/7d'],
    ['cadence.E', '7d/7d'],
    ['constructor', 'x'],
    ['__proto__', 'x'],
    ['', 'x'],
  ])('refuses for %s %j', (key, text) => {
    expect(() => parseSetting(key, text)).toThrow(expect.objectContaining({code: 'invalid-value'}))
  })

  it('names the nearest key', () => {
    expect(() => checkSettingKey('currancy')).toThrow(
      expect.objectContaining({message: 'no such setting: currancy', hint: 'Did you mean currency?'}),
    )
  })
})

describe('settingHelp', () => {
  it('lists keys that exist, and defaults that can be given', () => {
    for (const {key, fallback, help} of settingHelp()) {
      expect(() => checkSettingKey(key)).not.toThrow()
      expect(help).not.toBe('')
      if (fallback !== undefined) expect(parseSetting(key, fallback)).toBe(fallback)
    }
  })
})

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
