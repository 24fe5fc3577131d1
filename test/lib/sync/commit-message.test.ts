import {describe, expect, it} from 'vitest'
import type {JournalEntry} from '../../../src/lib/change/journal.ts'
import {describeChanges} from '../../../src/lib/sync/commit-message.ts'
import {stampOf} from './support.ts'

describe('describeChanges', () => {
  const entry = (summary: string, minutes = 1): JournalEntry => ({
    id: 'z000000000001',
    at: '2026-01-05T09:00:00Z',
    stamp: stampOf(minutes),
    command: 'log',
    summary,
    records: [],
  })

  it.each([
    [['log: Apex'], 'log: Apex'],
    [['log: Apex', 'log: Apex', 'add: Bright'], 'log: Apex; add: Bright'],
    [[], 'book: 2 records'],
    [['log: Apex\n\nSigned-off-by: \x1b[31mx'], 'log: Apex Signed-off-by: ␛[31mx'],
  ])('says %j in one line', (summaries, message) => {
    expect(
      describeChanges(
        summaries.map(each => entry(each)),
        stampOf(0),
        2,
      ),
    ).toBe(message)
  })

  it('says only what was done since the last commit', () => {
    expect(describeChanges([entry('old', 1), entry('new', 3)], stampOf(2), 1)).toBe('new')
  })

  it('keeps the first line short and lists all of it below', () => {
    const summaries = Array.from({length: 9}, (_, at) => `log: Client number ${at}`)
    const [subject = '', empty, ...body] = describeChanges(
      summaries.map(each => entry(each)),
      stampOf(0),
      9,
    ).split('\n')
    expect(subject).toBe('log: Client number 0; log: Client number 1; log: Client number 2; and 6 more')
    expect(empty).toBe('')
    expect(body).toEqual(summaries.map(each => `- ${each}`))
  })

  it('cuts a summary that is too long for a line', () => {
    const [subject = ''] = describeChanges([entry('x'.repeat(200))], stampOf(0), 1).split('\n')
    expect(subject).toBe(`${'x'.repeat(71)}…`)
  })
})
