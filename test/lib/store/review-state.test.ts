import {readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {openReviewState} from '../../../src/lib/store/review-state.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

describe('openReviewState', () => {
  it('remembers what was skipped for the day, and no longer', () => {
    const folder = join(makeScratchFolder(), 'books', 'b0')
    const state = openReviewState(folder, '2026-01-05')
    state.skip('r1')
    state.skip('c1/check-in')
    expect([...openReviewState(folder, '2026-01-05').skipped()]).toEqual(['r1', 'c1/check-in'])
    expect([...openReviewState(folder, '2026-01-06').skipped()]).toEqual([])
    expect(statSync(join(folder, 'review.json')).mode & 0o077).toBe(0)
  })

  it('forgets when all is asked about again', () => {
    const folder = makeScratchFolder()
    openReviewState(folder, '2026-01-05').skip('r1')
    openReviewState(folder, '2026-01-05').clear()
    expect([...openReviewState(folder, '2026-01-05').skipped()]).toEqual([])
  })

  it.each(['', '{', 'null', '[]', '{"day":"2026-01-05"}', '{"day":"2026-01-05","skipped":[1,null,"r1"]}'])(
    'takes nothing from %j that it cannot use',
    text => {
      const folder = makeScratchFolder()
      writeFileSync(join(folder, 'review.json'), text)
      const state = openReviewState(folder, '2026-01-05')
      expect([...state.skipped()].every(id => id === 'r1')).toBe(true)
      state.skip('r2')
      expect(readFileSync(join(folder, 'review.json'), 'utf8')).toContain('"r2"]')
    },
  )
})
