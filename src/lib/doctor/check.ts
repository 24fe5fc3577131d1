import type {Day} from '../calendar/day.ts'
import type {StoredRecord} from '../change/json.ts'
import type {FileProblem} from '../store/file-problem.ts'

/** The book that is looked at, and the clock it is held against. */
export interface Place {
  /** The real path of the data file. */
  readonly file: string
  /** This machine's folder for what is its own of this book. */
  readonly stateFolder: string
  readonly nowMs: number
  readonly today: Day
  readonly platform: NodeJS.Platform
  /** The environment in which git is asked about the book. */
  readonly env: {readonly [name: string]: string | undefined}
}

/** What the data file turned out to be. */
export type Content =
  | {readonly kind: 'none'}
  /** It cannot be read, is no book, or a newer version wrote it: hands off. The reason is a clause, `it is empty`. */
  | {readonly kind: 'foreign'; readonly reason: string}
  /** A book with lines that cannot be read: nothing may be written from what was read. */
  | {readonly kind: 'damaged'; readonly text: string; readonly problems: readonly FileProblem[]}
  /** Every line could be read; `markers` are the lines that hold conflict markers of git. */
  | {
      readonly kind: 'readable'
      readonly text: string
      readonly records: readonly StoredRecord[]
      readonly orderly: boolean
      readonly markers: readonly number[]
    }

/** What the checks look at. */
export interface Examined {
  readonly place: Place
  readonly content: Content
}

/** Something that was mended. */
export interface Mended {
  /** What was done, in the past tense. */
  readonly message: string
  /** Where the old file went. */
  readonly kept?: string
}

/** What a mend works with; the lock of the book is held. */
export interface Surgery {
  readonly place: Place
  /** The file as it is now. */
  examine(): Examined
  /**
   * Replaces the book by these lines, joined and in their canonical form, and keeps the old file. Returns where it is kept;
   * undefined where the bytes were these already.
   */
  rewrite(lines: readonly StoredRecord[]): string | undefined
  /** Puts a file beside the book away into the state folder. Returns where it is kept. */
  putAway(file: string): string
}

/** Something wrong: where, what, and how `--fix` mends it where it can. */
export interface Finding {
  /** A file, `file:line`, or `type id field`. */
  readonly path: string
  /** What is wrong, and the command that mends it where one exists. */
  readonly message: string
  /** Mends it, or returns undefined where it could not; `by-lock`: taking the lock does. */
  readonly mend?: ((surgery: Surgery) => Mended | undefined) | 'by-lock'
}

/** One kind of look at a data file and what is around it. It changes nothing; what its findings can mend, they do. */
export type Check = (examined: Examined) => readonly Finding[]
