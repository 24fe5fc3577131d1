import {createFileJournal} from '../store/journal.ts'
import {lockWaitMs} from '../store/lock.ts'
import {bookStateFolder} from '../store/places.ts'
import {replicaOf} from '../store/replica.ts'
import {resolveTarget} from '../store/target.ts'
import type {PurgeOptions} from '../sync/purge.ts'
import type {SyncOptions} from '../sync/sync.ts'
import type {Context} from './context.ts'

/** What sync and purge need of the world, from the context of a command; `file` is the data file, links not followed. */
export function syncOptions(file: string, context: Context): SyncOptions & Pick<PurgeOptions, 'stateFolder'> {
  const target = resolveTarget(file)
  const folder = bookStateFolder(target, context)
  return {
    file: target,
    env: context.env,
    cwd: context.cwd,
    waitMs: lockWaitMs,
    nowMs: context.nowMs,
    at: () => context.at,
    replica: () => replicaOf(folder, () => context.newIdOf('').slice(0, 6)),
    journal: createFileJournal(folder),
    stateFolder: folder,
  }
}
