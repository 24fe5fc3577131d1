import {addDays, type Day, daysBetween} from '../calendar/day.ts'
import {sectionOfValue} from './items.ts'
import type {LanguageTable} from './languages/table.ts'
import type {LetterTimeline, MomentKind} from './letter.ts'
import type {RecapMaterial} from './material.ts'
import type {Period} from './period.ts'

const kinds: readonly MomentKind[] = ['results', 'included', 'promises']

/** What a letter says was delivered on which day, the appendix included. */
export function timelineOf(material: RecapMaterial, table: LanguageTable): LetterTimeline {
  const {period, values, promises} = material
  const moments = [
    ...values.map(value => ({kind: sectionOfValue(value), day: value.on})),
    ...promises.shared.flatMap(({closedOn}) => (closedOn ? [{kind: 'promises' as const, day: closedOn}] : [])),
  ]
  const legend = kinds
    .map(kind => ({kind, count: moments.filter(moment => moment.kind === kind).length}))
    .filter(({count}) => count > 0)
    .map(({kind, count}) => ({kind, label: table.timeline.legend(kind, count)}))
  return {title: table.timeline.title(period), legend, moments, marks: monthMarks(period, table)}
}

/** Months of a longer period would not be told apart. */
const mostMarkedDays = 5 * 366

/** The days on which a month of the reader's calendar begins. */
function monthMarks({from, to}: Period, table: LanguageTable): LetterTimeline['marks'] {
  if (daysBetween(from, to) > mostMarkedDays) return []
  const marks: {day: Day; label: string}[] = []
  let before = table.formatMonthShort(addDays(from, -1))
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const label = table.formatMonthShort(day)
    if (label !== before) marks.push({day, label})
    before = label
  }
  return marks
}
