import type {Palette} from './colour.ts'

/** What text is drawn with. */
export interface Screen {
  /** Columns to fit into; infinite when piped. */
  readonly width: number
  readonly isTty: boolean
  readonly palette: Palette
}
