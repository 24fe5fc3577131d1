import type {PlaybookList, RunRow, StartedPlaybook} from '../actions/playbooks.ts'
import type {Spread} from '../actions/spread.ts'
import type {Presented} from '../book/present.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {quote} from '../text/quote.ts'
import {data, idCell, idOf, lines, packed} from './parts.ts'
import type {View} from './view.ts'

const nameOf = (playbook: Presented, screen: Screen): string => data(String(playbook['name']), screen)

/** A playbook that was started, with its steps on their days. */
export const viewStarted: View<StartedPlaybook> = async ({playbook, steps}, screen, book) => {
  const customer = book.find('customer', String(playbook['customer']))?.name ?? ''
  const table = await renderTable(
    [{header: 'on'}, {header: 'day', align: 'right'}, {header: 'step', flexible: true}],
    steps.map(({on, day, text, ifGood}) => [on, `${day}`, ifGood ? `${text} (after a good answer)` : text]),
    screen,
  )
  const who = screen.palette.strong(data(customer, screen))
  return lines(`Started ${nameOf(playbook, screen)} · ${who}  ${idOf(book, playbook.id, screen)}`, '', table)
}

export const viewStopped: View<{playbook: Presented; customer: string}> = ({playbook, customer}, screen) =>
  `Stopped ${nameOf(playbook, screen)} · ${screen.palette.strong(data(customer, screen))} · ${playbook['stoppedOn']}`

/** The step that comes up next, or is up. */
const nextStep = ({steps, state}: RunRow) =>
  state === 'running' ? steps.find(step => step.state === 'open' || step.state === 'ahead') : undefined

/** A playbook that can be started, with the command that shows its steps below it where both do not fit. */
function availableLines({name, steps, lastDay, setting}: PlaybookList['available'][number], screen: Screen): string[] {
  const {palette} = screen
  const shown = data(name, screen)
  const length = `: ${steps} steps to business day ${lastDay}`
  const parts = [
    {text: shown + length, paint: () => palette.strong(shown) + length},
    {text: `crm config ${data(quote(setting), screen)}`, paint: palette.command},
  ]
  return packed(parts, '  ', screen, 4).map((line, at) => `${' '.repeat(at === 0 ? 2 : 4)}${line}`)
}

/** Playbooks as a table, and what can be started. */
export const viewPlaybooks: View<PlaybookList> = async ({playbooks, available}, screen, book) => {
  const names = available.flatMap(form => availableLines(form, screen))
  const runs =
    playbooks.length === 0
      ? 'No playbook. Start one: crm playbook start CUSTOMER [NAME]'
      : await renderTable(
          [
            {header: 'id'},
            {header: 'since'},
            {header: 'state'},
            {header: 'next'},
            {header: 'customer', flexible: true},
            {header: 'playbook', flexible: true},
            {header: 'step', flexible: true},
          ],
          playbooks.map(run => [
            idCell(book, run.id, screen),
            String(run['on']),
            run.state,
            nextStep(run)?.on ?? '–',
            run.customer.name,
            String(run['name']),
            nextStep(run)?.text ?? '',
          ]),
          screen,
        )
  return lines(runs, '', 'There are', ...names)
}

/** The days that first check-ins were given. */
export const viewSpread: View<Spread> = async ({spread}, screen) => {
  const [first] = spread
  const last = spread.at(-1)
  if (!first || !last) return 'Nobody to spread: no customer with a cadence is still without a two-way touch.'
  const table = await renderTable(
    [{header: 'on'}, {header: 'customer', flexible: true}],
    spread.map(({on, customer}) => [on, customer.name]),
    screen,
  )
  const count = spread.length === 1 ? '1 first check-in' : `${spread.length} first check-ins`
  return lines(`${count} from ${first.on} to ${last.on}.`, '', table)
}
