/** Something wrong with a data file: where, and what. */
export interface FileProblem {
  /** 1-based; 0 for the file as a whole. */
  readonly line: number
  readonly path: string
  readonly message: string
}
