import type {Named} from './named.ts'
import type {When} from './when.ts'

/** A playbook with the steps that were done by hand, each on its business day. */
export interface PlaybookStory extends Named {
  readonly name: string
  readonly from: When
  readonly done: readonly {readonly day: number; readonly note: string}[]
}
