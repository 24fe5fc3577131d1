import {type Day, daysBetween} from '../calendar/day.ts'
import {escapeHtml} from './escape-html.ts'
import type {Letter, LetterTimeline, MomentKind} from './letter.ts'
import type {Period} from './period.ts'

type Moment = LetterTimeline['moments'][number]

// Lengths in pixels; places along the line in percent, so that marks keep their size on a telephone.
const step = 11
const mostRows = 5
const columns = 40
const roomAbove = 8
const roomBelow = 24
const mostLabels = 12
/** A label that begins further along would leave the picture. */
const lastLabelAt = 95

const marks: Readonly<Record<MomentKind, string>> = {
  results: '<circle r="4.5" fill="currentColor"/>',
  included: '<circle r="3.75" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  promises: '<path d="M0-5.2 5.2 0 0 5.2-5.2 0Z" fill="currentColor"/>',
}
const kinds: readonly MomentKind[] = ['results', 'included', 'promises']

/** A line of the period with a mark for everything delivered, stacked where days are close; drawn without any script. */
export function timelineSvg({timeline, period, direction}: Letter): string {
  const stacks = stackMoments(timeline, period)
  const rows = Math.max(...stacks.map(({moments}) => moments.length))
  const base = roomAbove + step * Math.min(rows, mostRows)
  const place = (along: number): string => `${round(direction === 'rtl' ? 100 - along : along)}%`
  const months = timeline.marks.map(({day, label}) => ({label, along: alongPeriod(day, period)}))
  const every = Math.ceil(months.length / mostLabels)
  const labelled = months.filter((_, at) => at % every === 0).filter(({along}) => along <= lastLabelAt)
  return [
    `<svg class="line" role="img" aria-labelledby="timeline-title timeline-text" width="100%" height="${base + roomBelow}">`,
    `<title id="timeline-title">${escapeHtml(timeline.title)}</title>`,
    `<desc id="timeline-text">${escapeHtml(timeline.legend.map(({label}) => label).join(', '))}</desc>`,
    `<defs>${kinds.map(kind => `<g id="mark-${kind}">${marks[kind]}</g>`).join('')}</defs>`,
    `<line class="axis" x1="0" x2="100%" y1="${base}" y2="${base}"/>`,
    ...months.map(
      ({along}) => `<line class="axis" x1="${place(along)}" x2="${place(along)}" y1="${base}" y2="${base + 5}"/>`,
    ),
    ...labelled.map(
      ({label, along}, at) =>
        `<text class="month${at % 2 === 1 ? ' minor' : ''}" x="${place(along)}" y="${base + 18}">${escapeHtml(label)}</text>`,
    ),
    ...stacks.flatMap(({along, moments}) =>
      moments.map((moment, row) => drawMark(moment, place(along), base, row, moments.length)),
    ),
    '</svg>',
  ].join('\n')
}

/** The mark of a kind with its name, for the legend. */
export const legendMark = (kind: MomentKind): string =>
  `<svg class="key" aria-hidden="true" width="12" height="12"><use href="#mark-${kind}" x="6" y="6"/></svg>`

const drawMark = ({kind}: Moment, x: string, base: number, row: number, inStack: number): string => {
  const gap = inStack > mostRows ? (step * (mostRows - 1)) / (inStack - 1) : step
  return `<use class="mark" href="#mark-${kind}" x="${x}" y="${round(base - step + 1 - row * gap)}"/>`
}

/** The moments of each column of the picture, results lowest. */
function stackMoments({moments}: LetterTimeline, period: Period): {along: number; moments: Moment[]}[] {
  const stacks = new Map<number, Moment[]>()
  for (const kind of kinds) {
    for (const moment of moments.filter(each => each.kind === kind)) {
      const column = Math.min(columns - 1, Math.floor((alongPeriod(moment.day, period) / 100) * columns))
      const stack = stacks.get(column)
      if (stack) stack.push(moment)
      else stacks.set(column, [moment])
    }
  }
  return [...stacks].map(([column, held]) => ({along: ((column + 0.5) / columns) * 100, moments: held}))
}

/** How far along a period a day is, 0 to 100; a day outside it stands at its end. */
const alongPeriod = (day: Day, {from, to}: Period): number => {
  const length = daysBetween(from, to)
  return length === 0 ? 50 : Math.min(100, Math.max(0, (100 * daysBetween(from, day)) / length))
}

const round = (value: number): number => Math.round(value * 10) / 10
