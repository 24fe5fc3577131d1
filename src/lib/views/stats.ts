import type {RecordBehind, Stats, StatsCharts} from '../actions/stats.ts'
import {daysBetween} from '../calendar/day.ts'
import {shortNumber} from '../retention/figure-words.ts'
import {type ChartOptions, intervalBar, sparkline, timeLine} from '../terminal/charts.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {truncate} from '../terminal/width.ts'
import {data, idCell, lines} from './parts.ts'
import {statsRows} from './stats-rows.ts'
import type {View} from './view.ts'

const viewWhy = async (
  records: readonly RecordBehind[],
  metric: string,
  screen: Screen,
  book: Parameters<View<Stats>>[2],
): Promise<string> => {
  if (records.length === 0) return `No record stands behind ${metric} in this period.`
  return renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'counted as'},
      {header: 'customer', flexible: true},
      {header: metric, flexible: true, min: 16},
    ],
    records.map(({id, on, as, customer, summary}) => [
      idCell(book, id, screen),
      on ?? '–',
      as,
      customer?.name ?? '–',
      summary,
    ]),
    screen,
  )
}

const npsScale = {low: -100, high: 100}
const label = (text: string, {palette}: Screen): string => palette.dim(text.padEnd(18))

/** Small charts: touches by the week, NPS with its interval, decisions of the coming year. */
const chartLines = (
  {nps}: Stats,
  {weeks, renewals, today, until}: StatsCharts,
  screen: Screen,
  unicode: boolean,
): string[] => {
  const options: ChartOptions = {width: Math.max(10, Math.min(60, screen.width - 32)), unicode}
  const touches = weeks.reduce((sum, week) => sum + week.touches, 0)
  const year = {low: 0, high: daysBetween(today, until)}
  return [
    touches > 0 &&
      `${label('Touches by week', screen)} ${sparkline(
        weeks.map(week => week.touches),
        options,
      )}  ${touches}`,
    nps.value !== null &&
      `${label('NPS −100 to 100', screen)} ${intervalBar(nps.value, nps.interval, npsScale, options)}  ${shortNumber(nps.value)}`,
    renewals[0] &&
      `${label('Decisions, a year', screen)} ${timeLine(
        renewals.map(({on}) => daysBetween(today, on)),
        year,
        options,
      )}  ${renewals[0].on} ${data(renewals[0].customer, screen)}`,
  ].flatMap(line => (typeof line === 'string' ? [truncate(line, screen.width)] : []))
}

/** The figures as a table; on a terminal with small charts below it. */
export const viewStats =
  (charts: (() => StatsCharts) | undefined, unicode: boolean): View<Stats> =>
  async (stats, screen, book) => {
    const {from, to} = stats.period
    const head = screen.palette.dim(`${from} to ${to}`)
    if (stats.why) return lines(head, await viewWhy(stats.why.records, stats.why.metric, screen, book))
    const table = await renderTable(
      [{header: 'figure'}, {header: 'value'}, {header: '', flexible: true, min: 16}],
      statsRows(stats).map(([name, value, note]) => [name, value, note]),
      screen,
    )
    const drawn = charts && screen.isTty ? chartLines(stats, charts(), screen, unicode) : []
    return lines(head, table, ...(drawn.length > 0 ? ['', ...drawn] : []))
  }
