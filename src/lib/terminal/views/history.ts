import type {HistoryLine, TakenBack} from '../../actions/history.ts'
import type {SettingValues} from '../../actions/settings.ts'
import {safeText} from '../safe.ts'
import type {View} from '../screen.ts'
import {renderTable} from '../table.ts'
import {lines} from './parts.ts'

/** What was taken back or returned, and what was left alone because it has changed since. */
export const viewTakenBack =
  (verb: string): View<TakenBack> =>
  ({change, leftAlone}, {palette}) =>
    lines(`${verb}: ${safeText(change.summary)}`, ...leftAlone.map(each => palette.warning(`  ${safeText(each)}`)))

/** The changes, newest first. */
export const viewHistory: View<{changes: readonly HistoryLine[]}> = ({changes}, screen) => {
  if (changes.length === 0) return 'No change is on record here.'
  return renderTable(
    [
      {header: 'id'},
      {header: 'when'},
      {header: 'machine'},
      {header: '', align: 'left'},
      {header: 'change', flexible: true},
    ],
    changes.map(({id, at, machine, undone, summary}) => [
      {text: id.slice(0, 6), paint: screen.palette.id},
      at.slice(0, 16).replace('T', ' '),
      machine,
      undone ? 'undone' : '',
      summary,
    ]),
    screen,
  )
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
