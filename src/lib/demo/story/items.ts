import type {Side, ValueKind} from '../../book/choices.ts'
import type {Named} from './named.ts'
import type {When} from './when.ts'

export interface PromiseStory extends Named {
  readonly by?: Side
  readonly made: When
  readonly due?: When
  readonly text: string
  readonly share?: string
  readonly kept?: When
  readonly broken?: When
  readonly released?: When
  readonly why?: string
}

export interface ValueStory extends Named {
  readonly when: When
  readonly kind: ValueKind
  readonly text: string
  readonly share?: string
  readonly minutes?: number
  readonly worth?: string
  readonly evidence?: string
}

export interface NoteStory {
  readonly when: When
  readonly text: string
}
