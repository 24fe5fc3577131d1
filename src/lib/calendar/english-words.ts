import {civilDay, type Day, daysBetween, weekdayOf} from './day.ts'
import {type AskedDay, settleDate} from './written-date.ts'

const hundredYears = 36525

/**
 * Reads the less usual English for a day with chrono: `in 2 weeks and 3 days`, `may fifth`. Only a reading of the whole
 * text that names one day, without a time of day and within a hundred years, counts.
 */
export const readEnglishWords = async (text: string, asked: AskedDay): Promise<Day | undefined> => {
  if (!/[a-z]/.test(text)) return undefined
  const {strict} = await import('chrono-node/en')
  // chrono reckons with Date in the machine's zone. Noon of the day in that same zone, and only the civil parts of its
  // answer, keep the zone out.
  const noon = new Date(`${asked.today}T12:00:00`)
  const [found, ...others] = strict.parse(text, noon)
  if (found === undefined || others.length > 0 || found.text.length < text.length || found.end) return undefined
  const {start} = found
  const namesDay = start.isCertain('day') || found.tags().has('result/relativeDate')
  if (!namesDay || start.isCertain('hour')) return undefined

  const month = start.get('month') ?? 0
  const dayOfMonth = start.get('day') ?? 0
  const isYearOpen = start.isCertain('day') && !start.isCertain('year')
  const day = isYearOpen ? settleDate(asked, dayOfMonth, month) : civilDay(start.get('year') ?? 0, month, dayOfMonth)
  if (day === undefined || Math.abs(daysBetween(asked.today, day)) > hundredYears) return undefined
  const weekday = start.isCertain('weekday') ? start.get('weekday') : null
  return weekday === null || weekday === weekdayOf(day) % 7 ? day : undefined
}
