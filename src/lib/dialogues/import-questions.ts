import {type OwnColumns, readOwnColumns} from '../exchange/columns/column-map.ts'
import {UnknownColumns} from '../exchange/columns/unknown-columns.ts'
import {type DateOrder, dateOrders} from '../exchange/import-days.ts'
import type {ImportReading} from '../exchange/import-reading.ts'
import type {ReadSettings} from '../exchange/import-settings.ts'
import type {Prompter} from '../terminal/prompts.ts'

const orderNames: Readonly<Record<DateOrder, string>> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
}

/** What is asked for a table whose columns nobody knows, in this order. */
const asked = [
  ['name', 'the name of a person'],
  ['organisation', 'the organisation'],
  ['email', 'the e-mail address'],
  ['phone', 'the phone number'],
] as const

/**
 * Reads, and where somebody sits there asks for what a file leaves open: what its columns are, which part of a date comes first;
 * then it reads again.
 */
export async function askForReading(
  prompter: Prompter | undefined,
  settings: ReadSettings,
  read: (settings: ReadSettings) => Promise<ImportReading>,
): Promise<ImportReading> {
  if (!prompter) return read(settings)
  const {reading, settings: settled} = await readAsking(prompter, settings, read)
  if (reading.ambiguous === undefined || settled.dates !== undefined) return reading
  return read({...settled, dates: await askOrder(prompter, reading.ambiguous)})
}

async function readAsking(
  prompter: Prompter,
  settings: ReadSettings,
  read: (settings: ReadSettings) => Promise<ImportReading>,
): Promise<{reading: ImportReading; settings: ReadSettings}> {
  try {
    return {reading: await read(settings), settings}
  } catch (error) {
    if (!(error instanceof UnknownColumns)) throw error
    const columns = new Map([...settings.columns, ...(await askColumns(prompter, error.headers))])
    const settled = {...settings, columns}
    return {reading: await read(settled), settings: settled}
  }
}

async function askColumns(prompter: Prompter, headers: readonly string[]): Promise<OwnColumns> {
  const pairs: string[] = []
  for (const [field, what] of asked) {
    const choices = [{name: '(none)', value: ''}, ...headers.map(header => ({name: header, value: header}))]
    const header = await prompter.choose({message: `Which column holds ${what}?`, choices})
    if (header !== '') pairs.push(`${header}=${field}`)
  }
  return readOwnColumns(pairs)
}

const askOrder = (prompter: Prompter, date: string): Promise<DateOrder> =>
  prompter.choose({
    message: `In which order are dates such as ${date}?`,
    choices: dateOrders.map(order => ({name: orderNames[order], value: order})),
  })
