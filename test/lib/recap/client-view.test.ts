import {describe, expect, it} from 'vitest'
import type {Commitment, Opportunity, ValueItem} from '../../../src/lib/book/registry.ts'
import {viewContact, viewPromise, viewProposal, viewValue} from '../../../src/lib/recap/client-view.ts'

const apex = {customer: 'capex00000000', on: '2026-03-15'} as const
const valueWith = (share: string | null): ValueItem => ({
  ...{...apex, id: 'v1', type: 'value', kind: 'extra', text: 'private'},
  ...{minutes: 90, worth: '600 EUR', evidence: ' \u202e', share},
})
const promiseWith = (share: string | null): Commitment => ({
  ...{...apex, id: 'm1', type: 'promise', text: 'private', by: 'me', state: 'kept'},
  ...{due: '2026-04-01', closedOn: '2026-04-02', share},
})
const opportunityWith = (share: string | null): Opportunity => ({
  ...{...apex, id: 'y1', type: 'opportunity', title: 'private', stage: 'talk', worth: '9000 EUR', share},
})

describe('what a client may see', () => {
  it('is of a value item its wording, day, kind, effort and list value; a field with nothing to be seen is left out', () => {
    expect(viewValue(valueWith('Contract\nreviewed'))).toEqual([
      {share: 'Contract reviewed', on: '2026-03-15', kind: 'extra', minutes: 90, worth: '600 EUR'},
    ])
  })

  it('is of a promise its wording, whose it is, how it came out and when', () => {
    expect(viewPromise(promiseWith('Board pack'))).toEqual([
      {share: 'Board pack', by: 'me', state: 'kept', due: '2026-04-01', closedOn: '2026-04-02'},
    ])
  })

  it('is of an opportunity its wording alone', () => {
    expect(viewProposal(opportunityWith('An audit'))).toEqual([{share: 'An audit'}])
  })

  it.each([null, '', ' \u202e '])('is nothing of what has the wording %j', share => {
    expect(viewValue(valueWith(share))).toEqual([])
    expect(viewPromise(promiseWith(share))).toEqual([])
    expect(viewProposal(opportunityWith(share))).toEqual([])
  })

  it('is of a contact the name, the title, the greeting and the closing', () => {
    const helen = {id: 'p1', type: 'contact', customer: apex.customer, name: 'Helen Marks', title: 'Dr.'} as const
    expect(
      viewContact({...helen, role: 'Head', salutation: 'Dear Helen,', closing: ' ', emails: {'h@apex.example': true}}),
    ).toEqual({
      name: 'Helen Marks',
      title: 'Dr.',
      salutation: 'Dear Helen,',
    })
  })
})
