import {describe, expect, it} from 'vitest'
import type {ShareCandidate} from '../../../src/lib/actions/recap-review.ts'
import {reviewCandidates} from '../../../src/lib/dialogues/recap-review.ts'
import {answering} from '../../support/answering.ts'

const candidates: readonly ShareCandidate[] = ['one', 'two', 'three', 'four'].map((text, at) => ({
  id: `v${at}`,
  type: 'value',
  about: '2026-03-15 extra',
  text,
}))

const walk = async (...answers: readonly string[]) => {
  const shared: [id: string, wording: string][] = []
  const prompter = answering(...answers)
  const reviewed = await reviewCandidates(prompter, candidates, ({id}, wording) => void shared.push([id, wording]))
  return {reviewed, shared, asked: prompter.asked}
}

describe('reviewCandidates', () => {
  it('shares as it is, rewords, and keeps private', async () => {
    const {reviewed, shared, asked} = await walk('Share', 'Reword', 'Two days saved', 'Keep', 'Share')
    expect(shared).toEqual([
      ['v0', 'one'],
      ['v1', 'Two days saved'],
      ['v3', 'four'],
    ])
    expect(reviewed).toEqual({shared: ['v0', 'v1', 'v3'], left: 1})
    expect(asked[0]).toBe('1/4  2026-03-15 extra: one')
  })

  it('stops where one stops, and keeps what was shared', async () => {
    expect((await walk('Share', 'Stop')).reviewed).toEqual({shared: ['v0'], left: 3})
  })

  it('stops at Ctrl-C, and keeps what was shared', async () => {
    const shared: string[] = []
    const walking = reviewCandidates(answering('Share'), candidates, ({id}) => void shared.push(id))
    await expect(walking).rejects.toMatchObject({code: 'cancelled', message: 'Stopped here: 1 shared.'})
    expect(shared).toEqual(['v0'])
    await expect(walk()).rejects.toMatchObject({code: 'cancelled', message: 'cancelled'})
  })

  it('takes no empty wording', async () => {
    await expect(walk('Reword', ' ')).rejects.toThrow()
  })

  it('asks nothing where nothing waits', async () => {
    const prompter = answering()
    expect(await reviewCandidates(prompter, [], () => expect.unreachable())).toEqual({shared: [], left: 0})
  })
})
