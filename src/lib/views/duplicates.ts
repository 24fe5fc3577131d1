import type {Duplicate} from '../actions/dupes.ts'
import type {Merged} from '../actions/merge.ts'
import {data, lines, quoted} from './parts.ts'
import type {View} from './view.ts'

/** Likely duplicates, each with its reasons and the command that joins them. */
export const viewDuplicates: View<{readonly duplicates: readonly Duplicate[]}> = ({duplicates}, screen) => {
  const {palette} = screen
  if (duplicates.length === 0) return 'Nobody seems to stand in the book twice.'
  return duplicates
    .map(({a, b, score, reasons, command}) =>
      lines(
        `${palette.strong(data(a.name, screen))} · ${palette.strong(data(b.name, screen))}  ${Math.round(score * 100)}%`,
        `  ${data(reasons.join(', '), screen)}`,
        `  ${palette.dim(command)}`,
      ),
    )
    .join('\n')
}

/** What was joined, or with `dryRun` would be. */
export const viewMerged =
  (dryRun: boolean): View<Merged> =>
  ({summary, with: others, note}, screen) =>
    lines(
      `${dryRun ? 'Would merge' : 'Merged'} ${screen.palette.strong(data(summary, screen))}${others ? `, moving ${others}` : ''}`,
      note !== null && `${dryRun ? 'To be noted' : 'Noted'}, because the first stays as it is:`,
      ...quoted(note, screen),
      dryRun && 'Nothing was written.',
    )
