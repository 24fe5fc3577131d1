import {describe, expect, it} from 'vitest'
import {defaultStages, formatStages, parseStages} from '../../../src/lib/book/stage-settings.ts'

describe('parseStages', () => {
  it('reads stages in order and puts the ends last', () => {
    expect(parseStages('won,  Lead 5, Site  visit 30 %')).toEqual([
      {name: 'Lead', probability: 5},
      {name: 'Site visit', probability: 30},
      {name: 'won', probability: 100},
      {name: 'lost', probability: 0},
    ])
  })

  it('reads what it writes', () => {
    expect(formatStages(parseStages(defaultStages))).toBe(defaultStages)
  })

  it.each([
    '',
    ',',
    'won, lost',
    'talk',
    'talk 101',
    '10',
    'talk 10, TALK 20',
    'talk 10, Won 50',
    `${'x'.repeat(60)} 5`,
  ])('refuses %o', text => {
    expect(() => parseStages(text)).toThrow(expect.objectContaining({code: 'invalid-value'}))
  })
})
