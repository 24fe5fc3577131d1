import {describe, expect, it} from 'vitest'
import {askForReading} from '../../../src/lib/dialogues/import-questions.ts'
import {UnknownColumns} from '../../../src/lib/exchange/columns/unknown-columns.ts'
import {gather, type ImportReading} from '../../../src/lib/exchange/import-reading.ts'
import type {ReadSettings} from '../../../src/lib/exchange/import-settings.ts'
import {answering} from '../../support/answering.ts'
import {someSettings} from '../../support/import-settings.ts'

const whole = gather().reading()

/** A reader that knows the file once it is told its columns and the order of its dates, as far as it leaves them open. */
const reader = (open: {readonly columns?: boolean; readonly dates?: boolean}) => {
  const calls: ReadSettings[] = []
  const read = async (settings: ReadSettings): Promise<ImportReading> => {
    calls.push(settings)
    if (open.columns && settings.columns.size === 0) throw new UnknownColumns('a.csv', ['Who', 'Where', ''])
    return open.dates && !settings.dates ? {...whole, ambiguous: '5/3/2026'} : whole
  }
  return {calls, read}
}

describe('askForReading', () => {
  it('asks nothing of a file that leaves nothing open', async () => {
    const [prompter, {calls, read}] = [answering(), reader({})]
    expect(await askForReading(prompter, someSettings(), read)).toBe(whole)
    expect([calls.length, prompter.asked]).toEqual([1, []])
  })

  it('asks in which order dates are, and reads again', async () => {
    const [prompter, {calls, read}] = [answering('month, day'), reader({dates: true})]
    expect((await askForReading(prompter, someSettings(), read)).ambiguous).toBeUndefined()
    expect(calls.map(({dates}) => dates)).toEqual([undefined, 'mdy'])
    expect(prompter.asked).toEqual(['In which order are dates such as 5/3/2026?'])
  })

  it('asks for the order of dates no more where it was told', async () => {
    const prompter = answering()
    await askForReading(prompter, someSettings({dates: 'dmy'}), async () => ({...whole, ambiguous: '5/3/2026'}))
    expect(prompter.asked).toEqual([])
  })

  it('asks what columns are that nobody knows, and then in which order dates are', async () => {
    const [prompter, {calls, read}] = [
      answering('Who', '(none)', 'Where', '(none)', 'year'),
      reader({columns: true, dates: true}),
    ]
    await askForReading(prompter, someSettings(), read)
    expect(prompter.asked).toHaveLength(5)
    expect(calls).toHaveLength(3)
    const own = someSettings({map: ['Who=name', 'Where=email']}).columns
    expect(calls.at(-1)).toMatchObject({columns: own, dates: 'ymd'})
  })

  it('goes on with the columns that were told before', async () => {
    const calls: ReadSettings[] = []
    const told = someSettings({map: ['Town=organisation']})
    await askForReading(answering('Who', '(none)', '(none)', '(none)'), told, async settings => {
      calls.push(settings)
      if (settings.columns.size === 1) throw new UnknownColumns('a.csv', ['Who'])
      return whole
    })
    expect(calls.at(-1)?.columns).toEqual(someSettings({map: ['Town=organisation', 'Who=name']}).columns)
  })

  it('refuses what is open where nobody sits there, and passes on any other mistake', async () => {
    const {read} = reader({columns: true})
    await expect(askForReading(undefined, someSettings(), read)).rejects.toBeInstanceOf(UnknownColumns)
    const fail = () => Promise.reject(new Error('no file'))
    await expect(askForReading(answering('Who'), someSettings(), fail)).rejects.toThrow('no file')
    const {read: unsure} = reader({dates: true})
    expect((await askForReading(undefined, someSettings(), unsure)).ambiguous).toBe('5/3/2026')
  })
})
