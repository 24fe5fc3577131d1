import {expect, it} from 'vitest'
import type {Commitment} from '../../../src/lib/book/registry.ts'
import {countOutcomes, decidedPromises} from '../../../src/lib/retention/promise-outcomes.ts'

const period = {from: '2026-01-01', to: '2026-12-31'} as const

const outcome = (given: Partial<Commitment>, today: '2026-06-01' = '2026-06-01') => {
  const promise = {
    id: 'm1',
    type: 'promise',
    customer: 'c1',
    on: '2026-01-05',
    text: 'x',
    by: 'me',
    state: 'open',
    ...given,
  } as Commitment
  return decidedPromises([promise], period, today).map(({outcome: out, on}) => [out, on])[0]
}

it.each<[string, Partial<Commitment>, unknown]>([
  ['kept on its day', {state: 'kept', due: '2026-03-01', closedOn: '2026-03-01'}, ['kept', '2026-03-01']],
  ['kept a day late', {state: 'kept', due: '2026-03-01', closedOn: '2026-03-02'}, ['late', '2026-03-02']],
  ['kept without a day', {state: 'kept', closedOn: '2026-03-02'}, ['kept', '2026-03-02']],
  ['broken', {state: 'broken', due: '2026-09-01', closedOn: '2026-03-02'}, ['broken', '2026-03-02']],
  ['open past its day', {due: '2026-05-31'}, ['late', '2026-05-31']],
  ['open on its day', {due: '2026-06-01'}, undefined],
  ['open without a day', {}, undefined],
  ['released', {state: 'released', due: '2026-03-01', closedOn: '2026-03-01'}, undefined],
  ['theirs', {by: 'them', state: 'kept', closedOn: '2026-03-01'}, undefined],
  ['kept before the period', {state: 'kept', closedOn: '2025-12-31'}, undefined],
  ['kept on its first day', {state: 'kept', closedOn: '2026-01-01'}, ['kept', '2026-01-01']],
  ['kept on its last day', {state: 'kept', closedOn: '2026-12-31'}, ['kept', '2026-12-31']],
  ['kept after the period', {state: 'kept', closedOn: '2027-01-01'}, undefined],
])('a promise %s', (_what, given, expected) => {
  expect(outcome(given)).toEqual(expected)
})

it('outcomes are counted by their kind', () => {
  expect(countOutcomes([])).toEqual({kept: 0, late: 0, broken: 0})
})
