import type {TakenBack} from '../actions/history.ts'
import type {FieldChange, History} from '../actions/list-history.ts'
import type {SettingValues} from '../actions/settings.ts'
import type {Book} from '../book/book.ts'
import {isId} from '../book/ids.ts'
import type {KnownRecord} from '../book/registry.ts'
import {summaryOf} from '../book/resolve-record.ts'
import type {Json} from '../change/json.ts'
import {splitPath} from '../change/registers.ts'
import {renderTable} from '../terminal/table.ts'
import {safeText} from '../text/safe.ts'
import {shorten} from '../text/shorten.ts'
import {lines} from './parts.ts'
import type {View} from './view.ts'

/** What was taken back or returned, and what was left alone because it has changed since. */
export const viewTakenBack =
  (verb: string): View<TakenBack> =>
  ({change, leftAlone}, {palette}) =>
    lines(
      `${verb}: ${safeText(change.summary.replace(/^undo: /, ''))}`,
      ...leftAlone.map(each => palette.warning(`  ${safeText(each)}`)),
    )

/** The changes, newest first. */
export const viewHistory: View<History> = async ({changes, whole}, screen, book) => {
  if (changes.length === 0) return 'No change is on record here.'
  const table = await renderTable(
    [
      {header: 'id'},
      {header: 'when'},
      {header: 'machine'},
      {header: '', align: 'left'},
      {header: 'change', flexible: true},
    ],
    changes.map(({id, at, machine, undone, source, summary, fields}) => [
      {text: source === 'journal' ? id.slice(0, 6) : '', paint: screen.palette.id},
      at.slice(0, 16).replace('T', ' '),
      machine,
      undone ? 'undone' : '',
      [summary, ...describeFields(fields, book)].join(' · '),
    ]),
    screen,
  )
  return lines(
    table,
    !whole && screen.palette.dim('Of other machines, only the last commits were read. All of it: git log --patch'),
  )
}

const mostShown = 3

/** The first of what was written, each said once. */
function describeFields(fields: readonly FieldChange[], book: Book): string[] {
  const times = new Map<string, number>()
  for (const change of fields) {
    const said = describeField(change, book)
    times.set(said, (times.get(said) ?? 0) + 1)
  }
  return [...times].slice(0, mostShown).map(([said, count]) => (count > 1 ? `${said} (${count} records)` : said))
}

function describeField({field, before, after}: FieldChange, book: Book): string {
  if (field === 'deleted') return after === true ? 'removed' : 'returned'
  const {field: name, element} = splitPath(field)
  if (element !== undefined && (after === true || (after === null && (before ?? true) === true)))
    return `${name}: ${after ? '+' : '−'}${describeValue(element, book)}`
  const written = describeValue(after, book)
  return before === undefined || before === null
    ? `${field}: ${written}`
    : `${field}: ${describeValue(before, book)} → ${written}`
}

const longestValue = 40

/** A record that a value refers to is told by its own line. */
function describeValue(value: Json, book: Book): string {
  const text = typeof value === 'string' ? nameOf(value, book) : value === null ? '–' : JSON.stringify(value)
  return shorten(text, longestValue)
}

const nameOf = (value: string, book: Book): string => {
  const record = isId(value) ? book.record(value) : undefined
  return record && record['_forgot'] !== 1 ? summaryOf(record as unknown as KnownRecord) : value
}

/** The setting that was changed, alone. */
export const viewSetting =
  (key: string): View<{settings: SettingValues}> =>
  ({settings}, screen, book) =>
    viewSettings({settings: {[key]: settings[key] ?? null}}, screen, book)

/** Settings as a table; one alone is whole, so that it can be copied and changed. */
export const viewSettings: View<{settings: SettingValues}> = ({settings}, screen) => {
  const rows = Object.entries(settings).map(([key, value]): [string, string] => [key, value ?? '–'])
  const [only, ...others] = rows
  if (only && others.length === 0) return only.map(safeText).join('  ')
  return renderTable([{header: 'setting'}, {header: 'value', flexible: true}], rows, screen)
}
