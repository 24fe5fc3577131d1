import {isMap, type Json} from '../../change/json.ts'
import {createRowReader} from '../columns/read-rows.ts'
import {decodeText} from '../decode-text.ts'
import {quoteText} from '../entry-text.ts'
import type {FileReading, ImportSink} from '../import-entry.ts'
import type {ReadSettings} from '../import-settings.ts'
import {isOwnRecord, readPresented} from '../records/read-record.ts'
import {cutElements, unfinished} from './elements.ts'
import {flatten} from './flatten.ts'

type Fields = {readonly [key: string]: Json}

interface Found {
  readonly line: number
  readonly fields: Fields
}

/**
 * Reads a JSON file: the records that `crm export` wrote, with their ids; of other programs the objects of its lists as rows, whose
 * keys are the columns.
 *
 * @throws UnknownColumns where no key can name somebody
 */
export function readJsonEntries(
  bytes: Uint8Array,
  file: string,
  settings: ReadSettings,
  sink: ImportSink,
): FileReading {
  const {text, guessed} = decodeText(bytes)
  if (guessed !== undefined) {
    sink.problem({file, line: 1, message: `not UTF-8: read as ${guessed}; look whether the letters are right`})
  }
  const others: Found[] = []
  for (const element of cutElements(text)) {
    if (element === unfinished) {
      sink.problem({file, line: 1, message: 'the file ends in the middle: what is whole was read'})
      continue
    }
    const {line, list} = element
    const fields = parseObject(element.text)
    if (fields === undefined) {
      sink.problem({file, line, message: `no JSON: left out: ${quoteText(element.text)}`})
    } else if (list !== null && isOwnRecord(list, fields)) sink.record({file, line, ...readPresented(list, fields)})
    else others.push({line, fields})
  }
  return others.length === 0 ? {} : readRows(others, file, settings, sink)
}

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isMap(value as Json) ? (value as Fields) : undefined
  } catch {
    return undefined
  }
}

function readRows(found: readonly Found[], file: string, settings: ReadSettings, sink: ImportSink): FileReading {
  const rows = found.map(({line, fields}) => ({line, cells: new Map(flatten(fields))}))
  const headers = [...new Set(rows.flatMap(({cells}) => [...cells.keys()]))]
  const reader = createRowReader({line: rows[0]?.line ?? 1, cells: headers}, file, settings, sink)
  for (const {line, cells} of rows) {
    reader.add(
      line,
      headers.map(header => cells.get(header) ?? ''),
    )
  }
  return reader.finish()
}
