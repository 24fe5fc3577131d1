import type {DoneResult, DueList, Overview, RenewalRow, Snoozed} from '../actions/agenda.ts'
import type {Book} from '../book/book.ts'
import {formatRate, type Rate} from '../book/money.ts'
import {formatDayShort} from '../calendar/format.ts'
import {type AgendaItem, daysAway, type Severity} from '../retention/agenda/item.ts'
import {lateness} from '../terminal/relative.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {isolate, truncate} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'
import {data, heading, idCell, idOf, lines, packed, wrapped} from './parts.ts'
import type {View} from './view.ts'

/** What a client's clock says beside their items, by customer; empty where it is the same as here. */
export type LocalTimes = ReadonlyMap<string, string>

const paintOf = (severity: Severity, {palette}: Screen) =>
  ({overdue: palette.danger, due: palette.warning, ahead: palette.dim})[severity]

/** One item: how late, who, why, and below it the commands that deal with it. */
function itemLines(item: AgendaItem, screen: Screen, times: LocalTimes): string[] {
  const {palette} = screen
  const time = times.get(item.customer.id)
  const name = screen.isTty ? truncate(safeText(item.customer.name), screen.width - 2) : item.customer.name
  const head = [
    {text: lateness(item.late), paint: paintOf(item.severity, screen)},
    {text: data(name, screen), paint: palette.strong},
    ...(time ? [{text: time, paint: palette.dim}] : []),
  ]
  return [...heading(head, screen), ...wrapped(item.reason, screen), ...actionLines(item, screen)]
}

/** Commands in as few lines as fit. */
const actionLines = ({actions}: AgendaItem, screen: Screen): string[] =>
  packed(
    actions.map(action => ({text: safeText(action), paint: screen.palette.command})),
    screen.palette.dim(' | '),
    screen,
    4,
  ).map(line => `    ${line}`)

/** The agenda, the most pressing first. */
export const viewDue =
  (times: LocalTimes, total: number): View<DueList> =>
  ({due, today}, screen) => {
    if (due.length === 0) return `Nothing is due on ${formatDayShort(today)}.`
    const hidden = total - due.length
    return lines(
      due.map(item => itemLines(item, screen, times).join('\n')).join('\n\n'),
      hidden > 0 && screen.palette.dim(`\n… and ${hidden} more: crm due`),
    )
  }

/** The agenda in one line, for a shell's start. What is ahead is counted apart: it is not due yet. */
export const viewDueBrief: View<DueList> = ({due}, screen) => {
  const countOf = (wanted: Severity): number => due.filter(({severity}) => severity === wanted).length
  const [overdue, ahead] = [countOf('overdue'), countOf('ahead')]
  const now = due.length === ahead ? 'nothing is due' : `${due.length - ahead} due`
  const count = `crm: ${now}${overdue > 0 ? `, ${overdue} overdue` : ''}${ahead > 0 ? `, ${ahead} ahead` : ''}`
  const [first] = due
  const text = first ? `${count} · ${safeText(first.customer.name)}: ${safeText(first.reason)}` : count
  return screen.isTty ? truncate(text, screen.width) : text
}

/** What was completed, and when it comes again. */
export const viewDone: View<DoneResult> = ({done, touch, next}, screen, book) =>
  lines(
    `${done.kind === 'touch' ? done.reason : `Done: ${done.kind}`} · ${screen.palette.strong(data(done.customer.name, screen))}`,
    touch && `  logged ${touch['channel']} on ${touch['on']}  ${idOf(book, touch.id, screen)}`,
    next && `  next on ${next}`,
  )

export const viewSnoozed: View<Snoozed> = ({snoozed}, screen) =>
  `Snoozed until ${snoozed.until}: ${snoozed.kind} · ${screen.palette.strong(data(snoozed.customer.name, screen))}`

const stepWords = (row: RenewalRow): string => row.step?.replace(/^renewal-/, '') ?? ''

/** Renewals as a table: days first, names last. */
export const viewRenewals: View<{renewals: readonly RenewalRow[]}> = async ({renewals}, screen, book) => {
  if (renewals.length === 0) return 'No renewal comes up in that time.'
  return renderTable(
    [
      {header: 'id'},
      {header: 'end'},
      {header: 'left', align: 'right'},
      {header: 'notice by'},
      {header: 'step', spare: true},
      {header: 'recap', spare: true},
      {header: 'fee', align: 'right', spare: true},
      {header: 'customer', flexible: true},
      {header: 'engagement', flexible: true, spare: true},
    ],
    renewals.map(row => [
      idCell(book, row.engagement.id, screen),
      row.end,
      {text: `${row.daysLeft} d`, paint: row.daysLeft < 30 ? screen.palette.danger : (text: string) => text},
      row.noticeBy ?? '–',
      stepWords(row),
      row.recapSent ?? '–',
      row.fee ? formatRate(row.fee as unknown as Rate) : '–',
      row.customer.name,
      String(row.engagement['title']),
    ]),
    screen,
  )
}

/** How to begin in a book that holds nobody yet. */
export const noClient =
  'No client yet. Add one: crm add "First client" (or bring what you have: crm import contacts.vcf)'

/** Today in a few lines, as `git status` does. */
export const viewOverview: View<Overview> = (overview, screen, book) => {
  const {palette} = screen
  if (overview.customers === 0) return book.isEmpty ? '' : noClient
  const {due, overdue} = overview
  const head = `${formatDayShort(overview.today)}: ${due === 0 ? palette.good('nothing is due') : `${due} due${overdue > 0 ? `, ${palette.danger(`${overdue} overdue`)}` : ''}`}`
  return lines(
    head,
    ...overview.next.map(item => overviewLine(item, screen)),
    due > overview.next.length && palette.dim(`  … and ${due - overview.next.length} more: crm due`),
    ...renewalLines(overview, screen, book),
    ...amberLines(overview, screen),
  )
}

/** One line for all that is worth a look and no alarm. */
function amberLines({ambers: {risk, opportunity}}: Overview, screen: Screen): string[] {
  const parts = [
    ...(risk > 0 ? [`${risk} ${risk === 1 ? 'risk' : 'risks'}`] : []),
    ...(opportunity > 0 ? [`${opportunity} ${opportunity === 1 ? 'opportunity' : 'opportunities'}`] : []),
  ]
  if (parts.length === 0) return []
  return wrapped(`to look at when there is time: ${parts.join(', ')}: crm next`, screen).map(screen.palette.dim)
}

function overviewLine(item: AgendaItem, screen: Screen): string {
  const when = lateness(item.late)
  const text = safeText(`${item.customer.name}: ${item.reason}`)
  const room = screen.width - when.length - 4
  return `  ${paintOf(item.severity, screen)(when)}  ${screen.isTty ? isolate(truncate(text, room)) : text}`
}

function renewalLines({renewals}: Overview, screen: Screen, book: Book): string[] {
  return renewals.slice(0, 3).map(row => {
    const when = row.daysLeft < 0 ? `ended ${daysAway(row.daysLeft)}` : `ends ${daysAway(row.daysLeft)}`
    const recap = row.recapSent ? 'recap sent' : 'no recap sent yet'
    const text = safeText(`${row.customer.name}: ${String(row.engagement['title'])} ${when}, ${recap}`)
    const id = book.shortId(row.engagement.id)
    return `  ${screen.palette.id(id)}  ${screen.isTty ? isolate(truncate(text, screen.width - id.length - 4)) : text}`
  })
}
