import {dirname} from 'node:path'
import type {StoredRecord} from '../change/json.ts'
import {CrmError} from '../errors.ts'
import {ensureFolder} from '../store/durable-write.ts'
import {withLock} from '../store/lock.ts'
import {resolveTarget} from '../store/target.ts'
import {quote} from '../text/quote.ts'
import {completeAddress} from './address.ts'
import {attributesPath, installDriver} from './attributes.ts'
import {withLockedFile} from './book-file.ts'
import {commitLocal, type Machine} from './commit-local.ts'
import {countConflicts} from './conflicts.ts'
import {forgottenIds, scrubJournal} from './erasure.ts'
import {exchange} from './exchange.ts'
import type {Environment} from './git.ts'
import {previewFirst, previewSync} from './preview.ts'
import {addRemote, findRemote} from './remote.ts'
import {findRepository, initRepository, isOwnRepository, type Repository} from './repository.ts'
import {describeJoin, nothingMoved, type SyncResult} from './result.ts'
import {findLanding} from './state.ts'

export interface SyncOptions extends Machine {
  /** The data file; links are followed. */
  readonly file: string
  readonly env: Environment
  /** Where a folder named as a remote is looked for. */
  readonly cwd: string
  /** How long to wait for another process, in milliseconds. */
  readonly waitMs: number
  /** Makes a repository where there is none. */
  readonly init?: boolean
  /** The address to sync with, for a repository that has none yet. Also makes the repository. */
  readonly remote?: string | undefined
  /** Fetches, and says what would be done; changes neither the book, nor the branch, nor the remote. */
  readonly dryRun?: boolean
  /** Told what the sync is at. */
  readonly say?: (text: string) => void
}

/** Loose objects beyond this many KiB are packed: 10,000 touches cost 0.86 MB a commit until then. */
const looseLimit = 50 * 1024

/**
 * Brings the book of this machine and that of its remote together: commit, fetch, join, push. Works without a remote: then it
 * only commits. Throws `sync` when the remote cannot be reached or refuses; what is here is committed and safe by then.
 */
export function syncBook(options: SyncOptions): SyncResult {
  const file = resolveTarget(options.file)
  const address = options.remote === undefined ? undefined : completeAddress(options.remote, options.cwd)
  const {repository, made} = openRepository(file, options)
  if (repository === undefined) return previewFirst(file, address)
  if (options.dryRun) return previewSync(repository, options, address)
  options.say?.('Committing …')
  const start = commitHere(repository, options)
  if (address !== undefined) addRemote(repository, start.local.branch, address)
  const remote = findRemote(repository, start.local.branch)
  const exchanged = remote ? exchange(repository, start, remote, options) : undefined
  const records = exchanged?.joined.records ?? start.local.records
  scrub(options, file, records)
  keepSmall(repository)
  return {
    ...nothingMoved,
    ...(exchanged ? describeJoin(exchanged.local.records, exchanged.joined) : {conflicts: countConflicts(records)}),
    committed: start.local.committed ?? null,
    remote: remote?.address ?? null,
    branch: start.local.branch,
    mended: start.mended,
    made,
  }
}

function openRepository(file: string, options: SyncOptions): {repository: Repository | undefined; made: boolean} {
  const wanted = options.init === true || options.remote !== undefined
  if (wanted && !options.dryRun) ensureFolder(dirname(file))
  const found = findRepository(file, options.env)
  if (found) {
    refuseUninvited(found)
    return {repository: found, made: false}
  }
  if (!wanted) {
    throw new CrmError('sync', `no git repository holds ${file}`, {
      hint: 'Make one with: crm init --git, or crm sync --remote ADDRESS',
    })
  }
  return {repository: options.dryRun ? undefined : initRepository(file, options.env), made: true}
}

/** A book in a repository of its own. */
export interface Begun {
  /** The repository was made just now. */
  readonly made: boolean
  /** What the commit says; null where nothing had to be committed. */
  readonly committed: string | null
}

/**
 * Keeps a book in a git repository of its own from now on: makes one in its folder where there is none (also inside of another
 * project's), sets it up and commits the book. Speaks to no remote. What `crm init --git` does.
 */
export function beginRepository(options: SyncOptions): Begun {
  const file = resolveTarget(options.file)
  ensureFolder(dirname(file))
  const found = findRepository(file, options.env)
  const own = found && isOwnRepository(found) ? found : undefined
  const {committed} = commitHere(own ?? initRepository(file, options.env), options).local
  return {made: own === undefined, committed: committed ?? null}
}

/** Sets up the clone and commits what the book holds. */
function commitHere(repository: Repository, options: SyncOptions) {
  installDriver(repository)
  return withLockedFile(repository.file, options.waitMs, locked => {
    const landing = findLanding(repository)
    const local = commitLocal(repository, locked, landing, options)
    return {local, bytes: locked.bytes, mended: landing.mends}
  })
}

/** A book that merely lies inside of some other work is not pushed to where that goes. */
function refuseUninvited(repository: Repository): void {
  const {git, top, file, path} = repository
  const tracked = git.fields(['ls-files', '-z'])
  if (tracked.includes(path)) return
  const isOwn = tracked.every(each => each === attributesPath(repository))
  if (isOwn && isOwnRepository(repository)) return
  throw new CrmError('sync', `${file} lies in the repository ${top}, which does not hold it yet`, {
    hint: `To keep it there: git -C ${quote(top)} add ${quote(path)}. To give it a repository of its own: crm init --git`,
  })
}

/** What another machine forgot is not kept in this one's journal either. Commands note their changes under the lock: so nothing is lost. */
function scrub({journal, waitMs}: SyncOptions, file: string, records: readonly StoredRecord[]): void {
  const ids = new Set(forgottenIds(records))
  const scrubbed = () => (ids.size > 0 ? scrubJournal(journal.entries(), ids) : undefined)
  if (!scrubbed()) return
  withLock(file, {waitMs}, () => {
    const kept = scrubbed()
    if (kept) journal.rewrite(kept)
  })
}

/** Packs a repository whose loose objects have grown. That it cannot be packed is no matter: the next sync tries again. */
function keepSmall({git}: Repository): void {
  const counted = git.attempt(['count-objects', '-v'])
  const size = /^size: (\d+)$/m.exec(counted.stdout.toString('utf8'))?.[1]
  if (Number(size) > looseLimit) git.attempt(['gc', '--quiet'])
}
