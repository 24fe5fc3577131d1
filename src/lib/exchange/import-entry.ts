/** A phone number as a file has it, with what it is: `cell`, `work`, `fax` …. */
interface ImportPhone {
  readonly number: string
  readonly kind?: string
}

/** A place in a file that was read. */
export interface ImportSource {
  /** As the user named it. */
  readonly file: string
  /** 1-based. */
  readonly line: number
}

/** Somebody as a file of another program has them: texts as they were read, not yet held against what the book takes. */
export interface ImportEntry extends ImportSource {
  readonly name: string
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
  readonly tags: readonly string[]
  /** What the book has no field for, by the key of a custom field. */
  readonly custom: {readonly [key: string]: string}
  readonly note?: string
}

/** Something in a file that could not be used as it stands. */
export interface ImportProblem extends ImportSource {
  readonly message: string
}

/** What one file holds, or several one after the other. */
export interface ImportReading {
  readonly entries: readonly ImportEntry[]
  readonly problems: readonly ImportProblem[]
}
