import {describe, expect, it} from 'vitest'
import {checkSettingKey, parseSetting, settingHelp} from '../../../src/lib/book/setting-definitions.ts'

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
