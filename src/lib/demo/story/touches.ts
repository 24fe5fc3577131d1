import type {Channel, Direction} from '../../book/choices.ts'
import type {Named} from './named.ts'
import type {When} from './when.ts'

/** A touch that is told in its own words. */
export interface Scene extends Named {
  readonly via: Channel
  readonly text: string
  readonly direction?: Direction
  /** How the notes call whom it was with; the first person where nobody is named. */
  readonly who?: string
}

export interface Moment extends Scene {
  readonly when: When
}

/** A stretch of time with a rhythm of touches. */
export interface Chapter {
  readonly from: When
  readonly to: When
  /** Days from one touch to the next, about. */
  readonly every: number
  /** What is told in its own words, in this order, spread over the stretch; the rest is everyday business. */
  readonly scenes: readonly Scene[]
}

export type EverydayChannel = Extract<
  Channel,
  'call' | 'video' | 'meeting' | 'visit' | 'chat' | 'email' | 'whatsapp' | 'sms'
>
