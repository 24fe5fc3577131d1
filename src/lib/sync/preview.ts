import {readSnapshot} from '../store/durable-write.ts'
import {gatherRecords, type Local, type Machine} from './commit-local.ts'
import {countConflicts} from './conflicts.ts'
import {joinRemote} from './join-remote.ts'
import {fetchRemote, findRemote} from './remote.ts'
import {mainBranch, type Repository} from './repository.ts'
import {describeJoin, nothingMoved, type SyncResult} from './result.ts'
import {readSides} from './sides.ts'
import {findLanding} from './state.ts'

/** What the first sync of a book without a repository would do, as far as can be said without one. */
export function previewFirst(file: string, address: string | undefined): SyncResult {
  const {bytes} = readSnapshot(file)
  const records = bytes === null ? [] : readSides(bytes, file)
  const pushed = address === undefined ? 0 : records.filter(({type}) => type !== 'book').length
  return {...nothingMoved, pushed, branch: mainBranch, remote: address ?? null, made: true}
}

/** What a sync would do: the remote is asked, nothing is written but what git fetched. */
export function previewSync(repository: Repository, machine: Machine, address: string | undefined): SyncResult {
  const landing = findLanding(repository)
  const {branch, tip: head, mends} = landing
  const records = gatherRecords(repository, readSnapshot(repository.file).bytes, landing, machine)
  const local: Local = {branch, head, records, committed: undefined}
  const named = findRemote(repository, branch)
  const preview = {...nothingMoved, branch, mended: mends, made: false}
  if (named === undefined) return {...preview, conflicts: countConflicts(records), remote: address ?? null}
  const {remote, commit} = fetchRemote(repository, named, 'Nothing was changed.')
  return {...preview, ...describeJoin(records, joinRemote(repository, local, commit)), remote: remote.address}
}
