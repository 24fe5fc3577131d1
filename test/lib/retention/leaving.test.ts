import {describe, expect, it} from 'vitest'
import {changeRecord} from '../../../src/lib/book/edits.ts'
import {leftOn} from '../../../src/lib/retention/leaving.ts'
import {aBook, idOf, withEdits} from '../../support/build.ts'

const apex = idOf('customer', 'apex')
const edited = (values: Parameters<typeof changeRecord<'customer'>>[2], status: 'active' | 'former' = 'active') =>
  withEdits(aBook().customer({id: apex, status}).build(), [changeRecord('customer', apex, values)])
    .all('customer')
    .map(leftOn)

describe('leftOn', () => {
  it('is the day of the change to former', () => {
    expect(edited({status: 'former'})).toEqual(['1970-01-26'])
  })

  it.each([
    ['one who is still a client', edited({tier: 'A'})],
    ['one who is paused', edited({status: 'paused'})],
    ['one who came into the book as former, also after another edit', edited({tier: 'A'}, 'former')],
  ])('is not known of %s', (_, left) => {
    expect(left).toEqual([undefined])
  })
})
