import type {Named} from '../book/present.ts'
import type {Screen} from '../terminal/screen.ts'
import {data, lines} from './parts.ts'
import type {View} from './view.ts'

/** What a walk through the candidates came to. */
export interface ReviewResult {
  readonly customer: string
  readonly shared: readonly string[]
  readonly left: number
}

export const viewReview: View<ReviewResult> = ({customer, shared, left}, screen) => {
  if (shared.length + left === 0) return `Nothing of ${data(customer, screen)} waits for a wording.`
  return lines(
    `Shared with ${data(customer, screen)}: ${shared.length}. Kept private: ${left}.`,
    shared.length > 0 && screen.palette.dim('Take the last one back: crm undo'),
  )
}

/** The letters that were written into a folder, and those that could not be. */
export interface WrittenRecaps {
  readonly written: readonly {
    readonly customer: Named
    readonly file: string
    readonly language: string
    readonly words: number
  }[]
  readonly refused: readonly {readonly customer: Named; readonly code: string; readonly message: string}[]
}

export const viewWrittenRecaps: View<WrittenRecaps> = ({written, refused}, screen) => {
  if (written.length === 0) return 'No recap is due.'
  return lines(
    `Wrote ${written.length} ${written.length === 1 ? 'recap' : 'recaps'}:`,
    ...written.map(
      ({customer, file, words}) => `  ${nameOf(customer, screen)}: ${data(file, screen)} (${words} words)`,
    ),
    refused.length > 0 && `Not written: ${refused.length}`,
    ...refused.map(({customer, message}) => `  ${nameOf(customer, screen)}: ${data(message, screen)}`),
  )
}

const nameOf = (customer: Named, screen: Screen): string => data(customer.name, screen)
