import type {HookList} from '../hooks/manage-hooks.ts'
import {renderTable} from '../terminal/table.ts'
import {lines} from './parts.ts'
import type {View} from './view.ts'

const stateWords = {
  allowed: 'runs',
  denied: 'denied',
  changed: 'changed: not run',
  new: 'new: not run',
} as const

/** The hooks of a book, and whether each runs on this machine. */
export const viewHooks: View<HookList> = async ({hooks, seconds}, screen) => {
  if (hooks.length === 0) return 'No hooks: executables in the folder hooks beside the book, e.g. hooks/pre-log'
  const table = await renderTable(
    [{header: 'hook'}, {header: 'here'}, {header: 'sha-256'}, {header: 'file', flexible: true}],
    hooks.map(({name, state, executable, sha256, path}) => [
      name,
      executable ? stateWords[state] : `${stateWords[state]}, not executable`,
      sha256.slice(0, 12),
      path,
    ]),
    screen,
  )
  return lines(table.trimEnd(), `Each may take ${seconds} s.`)
}
