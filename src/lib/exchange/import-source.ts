/** A place in a file that was read. */
export interface ImportSource {
  /** As the user named it. */
  readonly file: string
  /** 1-based. */
  readonly line: number
}
