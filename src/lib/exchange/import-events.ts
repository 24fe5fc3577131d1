import type {Channel, Direction} from '../book/choices.ts'
import type {Day} from '../calendar/day.ts'
import type {ImportSource} from './import-source.ts'

/** Somebody as a calendar or a mail names them. */
export interface EventPerson {
  /** In lower case. */
  readonly email: string
  /** They said that they do not come. */
  readonly declined?: boolean
}

/** Something that happened, or will, with people: a meeting of a calendar, a mail. */
export interface ImportEvent extends ImportSource {
  /** What it is known by for ever: UID and occurrence, Message-ID. */
  readonly key: string
  readonly on: Day
  /** `HH:MM`; missing for what lasts whole days. */
  readonly at?: string
  /** It lies ahead, or is not over: something to be reminded of. */
  readonly isAhead: boolean
  readonly channel: Channel
  /** `both` for a talk; of a mail it is found out by who wrote it. */
  readonly direction: Direction | 'by-sender'
  readonly minutes?: number
  readonly text: string
  /** Whom it was with, the user among them; of a mail the sender first. */
  readonly people: readonly EventPerson[]
  /** Where nobody is known by an address, people whose whole name stands in the text count. */
  readonly mayBeNamed: boolean
  /** Why nothing comes of it, whoever it was with: it was called off. */
  readonly leftOut?: string
}
