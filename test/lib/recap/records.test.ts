import {describe, expect, it} from 'vitest'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {table as english} from '../../../src/lib/recap/languages/en.ts'
import {recordsOf} from '../../../src/lib/recap/records.ts'
import {answerOf, apex, bookOf, item, opportunityOf, retainer, select, vow} from './sample.ts'

const recordsIn = (...request: Parameters<typeof select>): string[] => {
  const {material, sources} = select(...request)
  return recordsOf(composeLetter(material, english), sources).sort()
}
const idsOf = (records: readonly {readonly id: string}[]): string[] => records.map(({id}) => id).sort()

describe('the records of a letter', () => {
  it('are those that it tells, and every promise that it counts', () => {
    const values = [item(), item(), item()]
    const promises = [vow({state: 'kept', closedOn: '2026-02-01'}), vow({due: '2026-02-01'})]
    const proposal = opportunityOf({share: 'next'})
    const unworded = [item({share: null}), opportunityOf({share: null})]
    const book = bookOf(apex, retainer, ...values, ...promises, proposal, ...unworded)
    expect(recordsIn(book)).toEqual(idsOf([...values, ...promises, proposal]))
  })

  it('are those in its appendix too', () => {
    const values = Array.from({length: 8}, () => item())
    expect(recordsIn(bookOf(apex, ...values))).toEqual(idsOf(values))
  })

  it('leave out what found no room, so that the next letter can tell it', () => {
    const answers = (['2026-09-01', '2026-08-01', '2026-07-01'] as const).map(on => answerOf({on}))
    const values = [item(), item(), item()]
    expect(recordsIn(bookOf(apex, ...values, ...answers))).toEqual(idsOf([...values, ...answers.slice(0, 2)]))
    const many = Array.from({length: 45}, () => item())
    expect(recordsIn(bookOf(apex, ...many))).toHaveLength(35)
  })
})
