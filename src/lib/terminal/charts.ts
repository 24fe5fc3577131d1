/** Small charts of one or two lines. They are drawn without colour, and without anything but ASCII where need be. */

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Whether a terminal can be expected to show more than ASCII, by its locale (`LC_ALL` before `LC_CTYPE` before `LANG`);
 * on Windows, which has none, by the terminal that says so.
 */
export const speaksUnicode = (env: Environment, platform: string): boolean => {
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb') return false
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG']
  if (locale) return /utf-?8/i.test(locale)
  return platform === 'win32' && Boolean(env['WT_SESSION'] || env['TERM_PROGRAM'])
}

export interface ChartOptions {
  /** Columns to draw in. */
  readonly width: number
  readonly unicode: boolean
}

const levels = {unicode: [...'▁▂▃▄▅▆▇█'], ascii: [...'.:-=+*#@']} as const

/** Neighbours put together so that at most so many values are left: the sum of each group. */
const group = (values: readonly number[], most: number): number[] => {
  const size = Math.max(1, Math.ceil(values.length / Math.max(1, most)))
  const groups: number[] = []
  for (let from = 0; from < values.length; from += size) {
    groups.push(values.slice(from, from + size).reduce((sum, value) => sum + value, 0))
  }
  return groups
}

/**
 * Counts as a row of bars, one column each; what does not fit is put together with its neighbours. Nothing at all is a
 * space, the most the highest bar.
 *
 * @example sparkline([0, 1, 4, 8], {width: 40, unicode: true}) //=> ' ▁▄█'
 */
export const sparkline = (values: readonly number[], {width, unicode}: ChartOptions): string => {
  const shown = group(values, width)
  const most = Math.max(...shown, 0)
  const bars = unicode ? levels.unicode : levels.ascii
  return shown.map(value => (value <= 0 ? ' ' : (bars[Math.ceil((value / most) * bars.length) - 1] ?? ' '))).join('')
}

const marks = {
  unicode: {line: '─', inside: '━', low: '├', high: '┤', value: '●', many: '◆'},
  ascii: {line: '-', inside: '=', low: '[', high: ']', value: 'o', many: '*'},
} as const

export interface Range {
  readonly low: number
  readonly high: number
}

const columnOf = (value: number, {low, high}: Range, width: number): number =>
  Math.round(((Math.min(Math.max(value, low), high) - low) / (high - low)) * (width - 1))

/**
 * A value on its scale, with its interval where it has one.
 *
 * @example intervalBar(50, [0, 100], {low: -100, high: 100}, {width: 11, unicode: false}) //=> '-----[=o==]'
 */
export const intervalBar = (
  value: number,
  interval: readonly [low: number, high: number] | undefined,
  scale: Range,
  {width, unicode}: ChartOptions,
): string => {
  const signs = unicode ? marks.unicode : marks.ascii
  const line: string[] = new Array<string>(Math.max(3, width)).fill(signs.line)
  if (interval) {
    const from = columnOf(interval[0], scale, line.length)
    const to = columnOf(interval[1], scale, line.length)
    line.fill(signs.inside, from, to + 1)
    line[from] = signs.low
    line[to] = signs.high
  }
  line[columnOf(value, scale, line.length)] = signs.value
  return line.join('')
}

/**
 * Days on a line of time: one mark each, another where several fall into one column.
 *
 * @example timeLine([0, 30, 31], {low: 0, high: 100}, {width: 11, unicode: false}) //=> 'o--*-------'
 */
export const timeLine = (days: readonly number[], scale: Range, {width, unicode}: ChartOptions): string => {
  const signs = unicode ? marks.unicode : marks.ascii
  const line: string[] = new Array<string>(Math.max(3, width)).fill(signs.line)
  for (const day of days) {
    const column = columnOf(day, scale, line.length)
    line[column] = line[column] === signs.line ? signs.value : signs.many
  }
  return line.join('')
}
