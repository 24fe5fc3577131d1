import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {CrmError} from '../../../src/lib/errors.ts'
import {apex, apexId, bookOf, item, record, retainer, select, vow} from './sample.ts'

const refusalOf = (...records: readonly StoredRecord[]): CrmError => {
  try {
    select(bookOf(...records))
  } catch (error) {
    if (error instanceof CrmError) return error
  }
  throw new Error('not refused')
}

describe('a recap of too little', () => {
  it('is refused under three items, saying how many there are', () => {
    const error = refusalOf(apex, item(), item())
    expect(error.code).toBe('too-little-to-share')
    expect(error.exitCode).toBe(2)
    expect(error.message).toBe(
      'only 2 items to share with Apex Manufacturing from 2025-11-02 to 2026-11-01, a recap needs 3',
    )
  })

  it('is named a review of the year where that was asked for', () => {
    expect(() => select(bookOf(apex, item()), {kind: 'year', year: 2026})).toThrow(
      /^only 1 item to share .*, a review of the year needs 3$/,
    )
  })

  it('counts kept promises with a wording, and no others', () => {
    const kept = vow({state: 'kept', closedOn: '2026-02-01', share: 'Kept'})
    const broken = vow({state: 'broken', closedOn: '2026-02-01', share: 'Broken'})
    expect(refusalOf(apex, item(), kept, broken).message).toMatch(/^only 2 items to share/)
    expect(select(bookOf(apex, item(), item(), kept, broken)).material.promises.shared).toHaveLength(1)
  })

  it('lists what could be shared, each with its command', () => {
    const unworded = item({share: null, text: 'Weekend\ncut-over', kind: 'hours'})
    const kept = vow({state: 'kept', closedOn: '2026-04-01', text: 'Draft'})
    const records = [apex, item(), unworded, kept, vow({due: '2026-04-01'}), item({on: '2020-01-01', share: null})]
    const error = refusalOf(...records)
    expect(error.message).toMatch(/^only 1 item to share/)
    expect(error.candidates).toEqual([
      {id: unworded.id, name: '2026-03-15 hours: Weekend cut-over'},
      {id: kept.id, name: 'promise kept: Draft'},
    ])
    expect(error.hint).toBe(
      [
        "Give these the client's wording:",
        `  crm edit ${bookOf(...records).shortId(unworded.id)} --share "…"   (2026-03-15 hours: Weekend cut-over)`,
        `  crm edit ${bookOf(...records).shortId(kept.id)} --share "…"   (promise kept: Draft)`,
      ].join('\n'),
    )
  })

  it('spells out eight of many candidates and carries them all', () => {
    const error = refusalOf(apex, ...Array.from({length: 11}, () => item({share: null})))
    expect(error.hint?.split('\n')).toHaveLength(10)
    expect(error.hint).toMatch(/ {2}and 3 more; one by one: crm recap "Apex Manufacturing" --review$/)
    expect(error.candidates).toHaveLength(11)
    expect(refusalOf(apex, ...Array.from({length: 9}, () => item({share: null}))).hint).toMatch(/\n {2}and 1 more/)
  })

  it.each([
    ['Apex', 'crm value Apex "…" --share "…"'],
    ['Apex "West" $1', 'crm value "Apex \\"West\\" \\$1" "…" --share "…"'],
  ])('says how to record something for %s where there is nothing at all', (name, command) => {
    const error = refusalOf({...apex, name})
    expect(error.message).toMatch(/^nothing to share with Apex/)
    expect(error.hint).toBe(`Record what you did, in the client's wording: ${command}`)
    expect(error.candidates).toEqual([])
  })

  it('says what the last recap covered', () => {
    const recap = record('recap', 'dlast', {
      customer: apexId,
      engagement: retainer.id,
      on: '2026-10-30',
      from: '2026-01-05',
      to: '2026-10-30',
      language: 'en',
    })
    expect(refusalOf(apex, retainer, recap, item(), item(), item()).hint).toContain(
      'The last recap covered everything to 2026-10-30; --since goes further back.',
    )
  })
})
