const daysInMonth = 30.436875
const daysInYear = 365.2425

const count = (quantity: number, unit: string): string => `${quantity} ${unit}${quantity === 1 ? '' : 's'}`

/**
 * How late something is, in whole days; negative is ahead.
 *
 * @example lateness(3) //=> '3 days late'
 * @example lateness(-5) //=> 'in 5 days'
 */
export const lateness = (daysLate: number): string => {
  if (daysLate > 0) return `${count(daysLate, 'day')} late`
  if (daysLate === 0) return 'today'
  return daysLate === -1 ? 'tomorrow' : `in ${count(-daysLate, 'day')}`
}

/**
 * How long ago something was, from whole days, in the unit that a person would choose: days up to three weeks, weeks up to nine,
 * months up to a year of 365.2425 days. Never more than has passed. A negative number is ahead, as in `lateness`.
 *
 * @example ago(38) //=> '5 weeks ago'
 */
export const ago = (days: number): string => {
  if (days <= 0) return lateness(days)
  if (days === 1) return 'yesterday'
  if (days < 21) return `${count(days, 'day')} ago`
  if (days < 63) return `${count(Math.floor(days / 7), 'week')} ago`
  if (days < daysInYear) return `${count(Math.floor(days / daysInMonth), 'month')} ago`
  return `over ${count(Math.floor(days / daysInYear), 'year')} ago`
}
