import type {SyncResult} from '../sync/result.ts'
import type {Screen} from '../terminal/screen.ts'
import {data, lines} from './parts.ts'
import type {View} from './view.ts'

const records = (count: number): string => (count === 1 ? '1 record' : `${count} records`)

/** `2 records came, 1 record went out, 1 record was changed on both sides`. */
function movedText({pulled, pushed, merged}: SyncResult, dryRun: boolean): string {
  const [came, went] = dryRun ? ['would come', 'would go out'] : ['came', 'went out']
  const parts = [
    pulled > 0 && `${records(pulled)} ${came}`,
    pushed > 0 && `${records(pushed)} ${went}`,
    merged > 0 && `${records(merged)} ${merged === 1 ? 'was' : 'were'} changed on both sides`,
  ]
  return parts.filter(part => part !== false).join(', ')
}

function headline(result: SyncResult, dryRun: boolean, screen: Screen): string {
  const {palette} = screen
  if (result.remote === null) {
    const done = result.committed === null ? 'Nothing new to commit' : `Committed: ${data(result.committed, screen)}`
    return dryRun ? 'No remote yet: a sync would only commit.' : `${done}. There is no remote yet.`
  }
  const moved = movedText(result, dryRun)
  const where = palette.strong(data(result.remote, screen))
  return moved === '' ? `In step with ${where}` : `${dryRun ? 'With' : 'Synced with'} ${where}: ${moved}`
}

/** What a sync did, or would do. */
export const viewSync =
  (dryRun: boolean): View<SyncResult> =>
  (result, screen, book) => {
    const {palette} = screen
    const {conflicts, mended, returned, adopted, made, remote} = result
    return lines(
      made && (dryRun ? 'A git repository would be made.' : 'Made a git repository for the book.'),
      ...mended.map(each => `${dryRun ? 'To be mended' : 'Mended'}: ${data(each, screen)}`),
      headline(result, dryRun, screen),
      adopted &&
        palette.warning('  The book was purged elsewhere: its new history is taken over, the old one is erased here.'),
      ...returned.map(({id, summary}) =>
        palette.warning(
          `  Back again: ${data(summary, screen)} (removed on one machine, edited later on another)  ${book.shortId(id)}`,
        ),
      ),
      conflicts > 0 &&
        `  ${conflicts === 1 ? '1 value waits' : `${conflicts} values wait`} to be settled: ${palette.command('crm conflicts')}`,
      remote === null &&
        `  ${palette.dim('Sync it with other machines:')} ${palette.command('crm sync --remote ADDRESS')}`,
    )
  }
