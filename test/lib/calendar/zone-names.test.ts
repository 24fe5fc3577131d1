import {describe, expect, it} from 'vitest'
import {inUsualCase, nearestZones} from '../../../src/lib/calendar/zone-names.ts'

describe('inUsualCase', () => {
  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['EUROPE/BERLIN', 'Europe/Berlin'],
    ['Europe/berlin', 'Europe/Berlin'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['utc', 'UTC'],
    ['us/eastern', 'US/Eastern'],
    ['US/EASTERN', 'US/Eastern'],
    ['Us/EasterN', 'Us/EasterN'],
    ['gb-eire', 'GB-Eire'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['etc/gmt0', 'Etc/GMT0'],
    ['est', 'EST'],
    ['Cuba', 'Cuba'],
    ['cuba', 'Cuba'],
    ['est5edt', 'EST5EDT'],
  ])('of %s is %s', (name, usual) => {
    expect(inUsualCase(name)).toBe(usual)
  })
})

describe('nearestZones', () => {
  it.each([
    ['berlin', ['Europe/Berlin']],
    ['Asia/Berlin', ['Europe/Berlin']],
    [' new_york ', ['America/New_York']],
    ['New  York', ['America/New_York']],
    ['calcutta', []],
    ['Kathmando', ['Asia/Kathmandu']],
    ['buenos', ['America/Argentina/Buenos_Aires']],
    ['Buenoz', ['America/Argentina/Buenos_Aires']],
    ['york', ['America/New_York']],
    ['utc', ['UTC']],
    ['xyz', []],
    ['adelai', ['Australia/Adelaide']],
    ['rig', []],
  ])('to %j are %j', (text, zones) => {
    expect(nearestZones(text)).toEqual(zones)
  })

  it('are at most three, those of the same place before those of a part of it', () => {
    expect(nearestZones('america')).toHaveLength(3)
    expect(nearestZones('indiana').every(zone => zone.startsWith('America/Indiana/'))).toBe(true)
  })
})
