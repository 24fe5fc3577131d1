import type {Forgotten} from '../sync/forget.ts'
import type {Purged} from '../sync/purge.ts'
import type {Remainder} from '../sync/remainders.ts'
import type {Screen} from '../terminal/screen.ts'
import {data, lines} from './parts.ts'
import type {View} from './view.ts'

/** `1 commit`, `3 commits`. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const remainderLines = (remains: readonly Remainder[], screen: Screen): string[] =>
  remains.length === 0
    ? []
    : [
        'What remains:',
        ...remains.flatMap(({where, wayOut}) => [
          `  ${data(where, screen)}`,
          `    ${screen.palette.dim(data(wayOut, screen))}`,
        ]),
      ]

/** What was erased, or would be, and what remains of it. */
export const viewForgotten =
  (name: string, dryRun: boolean): View<Forgotten> =>
  ({forgotten, remains}, screen) =>
    lines(
      `${dryRun ? 'Would erase' : 'Erased'} ${screen.palette.strong(data(name, screen))} from the book: ${countOf(forgotten.length, 'record')}`,
      ...remainderLines(remains, screen),
    )

/** What of the history was erased, or would be, and what is out of reach. */
export const viewPurged =
  (file: string, dryRun: boolean): View<Purged> =>
  ({commits, otherFiles, remains}, screen) =>
    lines(
      commits === 0
        ? `No git history holds ${data(file, screen)}: there is nothing to purge`
        : `${dryRun ? 'Would erase' : 'Erased'} the history: ${countOf(commits, 'commit')}${dryRun ? ' would become' : ' became'} one`,
      otherFiles.length > 0 && `  also that of ${data(otherFiles.join(', '), screen)}; the files stay as they are`,
      ...remainderLines(remains, screen),
    )
