import {type ErrorCode, exitCodes} from './exit-codes.ts'

/** A record offered where a reference fits several. */
export interface Candidate {
  readonly id: string
  readonly name: string
}

interface CrmErrorOptions {
  /** The way out: a command or an input that mends it. */
  readonly hint?: string
  readonly candidates?: readonly Candidate[]
  readonly cause?: unknown
}

/**
 * An error that the user can do something about: it says what is wrong, names the offending value and carries the way out.
 * Whatever else escapes is a bug.
 */
export class CrmError extends Error {
  override readonly name = 'CrmError'
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly candidates: readonly Candidate[] | undefined

  constructor(code: ErrorCode, message: string, options: CrmErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : {cause: options.cause})
    this.code = code
    this.hint = options.hint
    this.candidates = options.candidates
  }

  get exitCode(): number {
    return exitCodes[this.code]
  }
}

/** An input value that cannot be: named in the message, with the way out as hint. Exit code 2. */
export const invalidValue = (message: string, hint?: string): CrmError =>
  new CrmError('invalid-value', message, hint === undefined ? {} : {hint})
