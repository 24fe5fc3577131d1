/** What the examples of the help name by its id. */
export interface Named {
  /** How its id begins, the same in every sample book. */
  readonly id?: string
}
