import type {TypeName} from '../../book/registry.ts'
import type {Calendar} from '../days.ts'
import type {Draws} from '../random.ts'
import type {ClientStory} from '../story/client.ts'

/** What it takes to tell the story of one client. */
export interface Telling {
  readonly story: ClientStory
  readonly calendar: Calendar
  readonly draws: Draws
  /** The ids of all customers of the book, by the key of their story. */
  readonly customers: ReadonlyMap<string, string>
  /** The id of this customer. */
  readonly customer: string
  /** A new id; with the beginning that is given. */
  newId(type: TypeName, beginning?: string): string
}

// Minutes since midnight. On the same day a customer comes before its people, an agreement before the work, and what
// ends something after all the rest.
export const minuteOfArrival = 8 * 60
export const minuteOfAgreement = 8 * 60 + 20
export const minuteOfClosing = 17 * 60 + 30

/** Some time of the working day. */
export const drawMinute = ({between}: Draws): number => between(8 * 60 + 40, 16 * 60 + 30)

/** What a key stands for; a story that names what it does not have is a bug. */
export function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key)
  if (found === undefined) throw new Error(`the story has no ${key}`)
  return found
}
