/** The operators of a comparison; `~` is contains. */
export const operators = ['!=', '<=', '>=', '=', '<', '>', '~'] as const
export type Operator = (typeof operators)[number]

/** One comparison: `tier = A`, `custom.vat != none`. */
export interface Comparison {
  readonly kind: 'compare'
  /** Name of a field; `custom` has a key as well. */
  readonly field: string
  readonly key?: string
  readonly operator: Operator
  /** As it was written, without quotes; null for the bare word `none`: without a value. */
  readonly value: string | null
}

/** A filter expression: what a customer must be to be in a list or a segment. */
export type Filter =
  | Comparison
  | {readonly kind: 'and' | 'or'; readonly parts: readonly Filter[]}
  | {readonly kind: 'not'; readonly part: Filter}

/** Words that mean something in the language: as values they need quotes. */
export const reservedWords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'none'])

/** What a bare word may be made of: anything but spaces, quotes, parentheses and operators. */
export const bareWord = /[^\s()"'=!<>~\\]+/uy
