import type {Book} from '../book/book.ts'
import type {Palette} from './colour.ts'

/** What a view draws with. */
export interface Screen {
  /** Columns to fit into; infinite when piped. */
  readonly width: number
  readonly isTty: boolean
  readonly palette: Palette
}

/** Text of a result for people; data in it has passed through `safeText`. */
export type View<T> = (result: T, screen: Screen, book: Book) => string | Promise<string>
