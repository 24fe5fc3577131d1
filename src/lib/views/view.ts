import type {Book} from '../book/book.ts'
import type {Screen} from '../terminal/screen.ts'

/** Text of a result for people; data in it has passed through `safeText`. */
export type View<T> = (result: T, screen: Screen, book: Book) => string | Promise<string>
