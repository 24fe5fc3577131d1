import type {Json} from '../change/json.ts'
import type {ImportEvent} from './import-events.ts'
import type {ImportSource} from './import-source.ts'

/** A phone number as a file has it, with what it is: `cell`, `work`, `fax` …. */
export interface ImportPhone {
  readonly number: string
  readonly kind?: string
}

/** Somebody as a file of another program has them: texts as they were read, not yet held against what the book takes. */
export interface ImportEntry extends ImportSource {
  readonly name: string
  /** What the program it comes from knows them by, where it says so. */
  readonly uid?: string
  /** The organisation they belong to. */
  readonly organisation?: string
  /** It is an organisation itself. */
  readonly isOrganisation: boolean
  /** How they are titled, `Dr.`; not part of the name. */
  readonly title?: string
  readonly role?: string
  readonly emails: readonly string[]
  readonly phones: readonly ImportPhone[]
  readonly handles: readonly {readonly service: string; readonly handle: string}[]
  readonly websites: readonly string[]
  /** `YYYY-MM-DD` or `--MM-DD`. */
  readonly birthday?: string
  /** Other days of every year, by label. */
  readonly dates: {readonly [label: string]: string}
  readonly language?: string
  readonly timezone?: string
  /** How close the customer is kept, and what they are, where a file says so. */
  readonly tier?: string
  readonly status?: string
  readonly tags: readonly string[]
  /** What the book has no field for, by the key of a custom field. */
  readonly custom: {readonly [key: string]: string}
  readonly note?: string
}

/** Something in a file that could not be used as it stands. */
export interface ImportProblem extends ImportSource {
  readonly message: string
}

/** A record that `crm export` wrote, with its id, in the form of the data file. */
export interface ImportRecord extends ImportSource {
  readonly type: string
  readonly id: string
  readonly values: {readonly [field: string]: Json}
}

/** Takes what a reader finds in a file, as it finds it: nothing is kept twice. */
export interface ImportSink {
  person(entry: ImportEntry): void
  event(event: ImportEvent): void
  record(record: ImportRecord): void
  problem(problem: ImportProblem): void
}

/** What is known of a file once it was read. */
export interface FileReading {
  /** The headers of a table. */
  readonly headers?: readonly string[]
  /** A date that could be two days, as it is written, where the order of its parts was not said. */
  readonly ambiguous?: string
}
