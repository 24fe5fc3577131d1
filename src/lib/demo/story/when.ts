/** Days from today: negative before it. All of a story is told so, and so it is always about now. */
export type When = number

/** A day of every year: the one that lies so many days from today, and the year of the first. */
export interface YearlyDay {
  readonly in: When
  readonly year?: number
}
