import {describe, expect, it} from 'vitest'
import type {CrmError} from '../../../src/lib/errors.ts'
import {resolveSignal} from '../../../src/lib/retention/resolve-signal.ts'
import {aBook, idOf} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const draft = idOf('promise', 'draft')
const today = '2026-06-01'
const book = aBook()
  .customer({id: apex, tier: 'A', added: '2026-01-01'})
  .promise({id: draft, due: '2026-05-01'})
  .add('agenda-state', {subject: draft, item: `${draft}/promise-late`, snoozedUntil: '2026-09-01'})
  .build()

const failure = (reference: string): Partial<CrmError> => {
  try {
    resolveSignal(book, today, reference)
  } catch (error) {
    return error as CrmError
  }
  throw new Error('nothing was thrown')
}

describe('resolveSignal', () => {
  it.each([`${draft}/promise-late`, `${draft.slice(0, 5)}/promise`, draft.slice(0, 5).toUpperCase(), ` ${draft} `])(
    'finds what %s means, set aside or not',
    reference => {
      expect(resolveSignal(book, today, reference).id).toBe(`${draft}/promise-late`)
    },
  )

  it('names the candidates where several fit', () => {
    expect(failure(apex)).toMatchObject({
      code: 'ambiguous',
      candidates: [{id: `${apex}/silent`}, {id: `${apex}/single-contact`}],
    })
    expect(resolveSignal(book, today, `${apex}/sil`).signal).toBe('silent')
    expect(failure(`${apex}/si`)).toMatchObject({
      message: `${apex}/si fits several: ${apex}/silent, ${apex}/single-contact`,
      hint: 'Give more of the id, with what follows the slash.',
    })
  })

  it.each(['m', 'zzzz', '/silent', `${draft}/late-promise`, `${apex}/late`])('knows nothing of %s', reference => {
    expect(failure(reference)).toMatchObject({
      code: 'not-found',
      message: `no signal stands with the id: ${reference}`,
      hint: 'See the ids: crm next',
    })
  })
})
