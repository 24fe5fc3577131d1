import {bookInfoId, currentFormat} from '../book/book-info.ts'
import {applyEdit} from '../change/edit.ts'
import {joinBooks} from '../change/join.ts'
import type {StoredRecord} from '../change/json.ts'
import {nextStamp} from '../change/stamp.ts'
import {CrmError} from '../errors.ts'
import {readSnapshot} from '../store/durable-write.ts'
import {formatBook} from '../store/format.ts'
import {resolveTarget} from '../store/target.ts'
import {attributesPath} from './attributes.ts'
import {writeBlob} from './blobs.ts'
import {type LockedFile, withLockedFile} from './book-file.ts'
import {baseOf, basesOf, bookAt, commitLocal, gatherRecords, type Local, type Machine} from './commit-local.ts'
import {latestStamp} from './commit-message.ts'
import {epochOf, eraseUnreachable} from './epoch.ts'
import {forgottenIds, sweepForgotten} from './erasure.ts'
import type {Environment} from './git.ts'
import {type Blobs, checkOut, commitTree, mergeTrees, moveBranch, treeWith} from './new-commit.ts'
import {type Remainder, remaindersOfForgetting, remaindersOfPurge} from './remainders.ts'
import {fetchRemote, findRemote, push, type Remote} from './remote.ts'
import {findRepository, isAncestor, isOwnRepository, liesBelowGit, type Repository} from './repository.ts'
import {readSides} from './sides.ts'
import {findLanding} from './state.ts'
import {planTemplates, settleTemplate, writeTemplates} from './templates.ts'
import {blobAt, pathsOf, refuseLinks} from './tree.ts'

export interface PurgeOptions extends Machine {
  /** The data file; links are followed. */
  readonly file: string
  readonly env: Environment
  /** How long to wait for another process, in milliseconds. */
  readonly waitMs: number
  /** The folder of this machine's state for the book. */
  readonly stateFolder: string
  readonly dryRun?: boolean
}

export interface Purged {
  /** The ids of the records that were forgotten, now in the history too. */
  readonly forgotten: readonly string[]
  /** How many commits the history had; 0 where no git repository holds the book. */
  readonly commits: number
  /** Other files of the repository: they stay as they are, their history goes as well. */
  readonly otherFiles: readonly string[]
  readonly remains: readonly Remainder[]
}

const mostTries = 5
const kept = 'Nothing was purged: the history here and there is as it was.'

/**
 * Replaces the history of a book by one commit that holds it as it is now, here and on its remote, and makes git forget the rest.
 * What the remote has is joined first. Without a git repository there is nothing to erase: only what remains is told.
 * Throws `sync` when the remote cannot be reached or keeps moving; nothing is purged then.
 */
export function purge(options: PurgeOptions): Purged {
  const repository = findOwnRepository(options)
  if (!repository) return withoutHistory(options)
  if (options.dryRun) return previewPurge(repository, options)
  const {local, remote} = replaceHistory(repository, options)
  const purged = describe(repository, local)
  const old = eraseUnreachable(repository, local.head)
  return {...purged, remains: remaindersOfPurge(repository, remote, options.stateFolder, old)}
}

function findOwnRepository({file, env}: PurgeOptions): Repository | undefined {
  const target = resolveTarget(file)
  const repository = liesBelowGit(target) ? findRepository(target, env) : undefined
  if (!repository || isOwnRepository(repository)) return repository
  throw new CrmError(
    'sync',
    `${target} shares the repository ${repository.top} with other work, whose history would go too`,
    {
      hint: 'Erase it from that history with git filter-repo, and give the book a repository of its own: crm init --git',
    },
  )
}

function withoutHistory({file, stateFolder, env}: PurgeOptions): Purged {
  const target = resolveTarget(file)
  const {bytes} = readSnapshot(target)
  return {
    forgotten: bytes === null ? [] : forgottenIds(readSides(bytes, target)),
    commits: 0,
    otherFiles: [],
    remains: remaindersOfForgetting(target, stateFolder, env),
  }
}

interface Replaced {
  /** The book as it is now; its head is the commit before the purge. */
  readonly local: LocalCommit
  readonly remote: Remote | undefined
}

type LocalCommit = Local & {readonly head: string}

function replaceHistory(repository: Repository, options: PurgeOptions): Replaced {
  let last: {readonly theirs: string | undefined; readonly refusal: string} | undefined
  for (let tries = 0; ; tries++) {
    const {branch} = findLanding(repository)
    const named = findRemote(repository, branch)
    const fetched = named && fetchRemote(repository, named, kept)
    if (fetched && last && (last.theirs === fetched.commit || tries === mostTries))
      throw refused(fetched.remote, last.refusal)
    const done = withLockedFile(repository.file, options.waitMs, locked => {
      const now = commitLocal(repository, locked, findLanding(repository), options)
      return replaceCommit(repository, locked, {
        now,
        remote: fetched?.remote,
        theirs: fetched?.commit,
        machine: options,
      })
    })
    if (typeof done !== 'string') return {local: done, remote: fetched?.remote}
    last = {theirs: fetched?.commit, refusal: done}
  }
}

const refused = ({address}: Remote, reason: string): CrmError =>
  new CrmError('sync', `${address} refused the new history: ${reason}. ${kept}`, {
    hint: 'If the host protects the branch, allow forced pushes to it for once, and run crm purge again.',
  })

interface Ends {
  readonly now: Local
  readonly remote: Remote | undefined
  readonly theirs: string | undefined
  readonly machine: Machine
}

/** Makes the new root and pushes it; only then this clone follows. The remote's reason, where it refuses. */
function replaceCommit(
  repository: Repository,
  locked: LockedFile,
  {now, remote, theirs, machine}: Ends,
): LocalCommit | string {
  const {branch, head} = now
  if (head === undefined) throw new CrmError('sync', 'there is no history to purge yet', {hint: 'Begin with: crm sync'})
  const records = raiseEpoch(joinWith(repository, now, theirs), machine)
  const attributes = blobAt(repository, head, attributesPath(repository))
  const bytes = Buffer.from(formatBook(records))
  const blobs = new Map<string, string | null>([
    [repository.path, writeBlob(repository, bytes)],
    ...(attributes === undefined ? [] : [[attributesPath(repository), attributes] as const]),
  ])
  const tree = joinedTree(repository, head, theirs, blobs)
  const root = commitTree(repository, {
    tree,
    parents: [],
    message: 'crm purge: the book as it is now',
    at: machine.at(),
  })
  if (remote) {
    const pushed = push(repository, remote, root, {kept, replacing: theirs})
    if (!pushed.accepted) return pushed.reason
  }
  const templates = planTemplates(repository, head, root)
  checkOut(repository, head, root, new Map([...templates, ...blobs]))
  writeTemplates(repository, templates)
  locked.write(bytes)
  moveBranch(repository, branch, root, head)
  return {branch, head, records, committed: undefined}
}

function joinWith(repository: Repository, {head, records}: Local, theirs: string | undefined): readonly StoredRecord[] {
  if (theirs === undefined || head === undefined) return records
  refuseLinks(repository, theirs)
  return sweepForgotten(joinBooks(baseOf(repository, head, theirs), records, bookAt(repository, theirs) ?? []))
}

function joinedTree(repository: Repository, head: string, theirs: string | undefined, blobs: Blobs): string {
  if (theirs === undefined || isAncestor(repository, theirs, head)) return treeWith(repository, head, blobs)
  if (isAncestor(repository, head, theirs)) return treeWith(repository, theirs, blobs)
  const [base] = basesOf(repository, head, theirs)
  return mergeTrees(repository, {base, ours: head, theirs}, blobs, (path, stages) =>
    settleTemplate(path, stages, theirs),
  )
}

/** The book with its next history epoch: by that the other machines notice. */
function raiseEpoch(records: readonly StoredRecord[], {nowMs, replica}: Machine): StoredRecord[] {
  const stamp = nextStamp(latestStamp(records), nowMs, replica())
  const held = records.find(({id}) => id === bookInfoId)
  const format = held ? {} : {format: currentFormat}
  const edit = {id: bookInfoId, type: 'book', values: {...format, epoch: epochOf(records) + 1}}
  return joinBooks(undefined, records, [applyEdit(held, edit, stamp)])
}

function describe(repository: Repository, {head, records}: Local): Omit<Purged, 'remains'> {
  const own = [repository.path, attributesPath(repository)]
  return {
    forgotten: forgottenIds(records),
    commits: countCommits(repository, head),
    otherFiles: head === undefined ? [] : pathsOf(repository, head).filter(path => !own.includes(path)),
  }
}

const countCommits = ({git}: Repository, head: string | undefined): number =>
  head === undefined ? 0 : Number(git.text(['rev-list', '--count', head]))

function previewPurge(repository: Repository, options: PurgeOptions): Purged {
  const landing = findLanding(repository)
  const records = gatherRecords(repository, readSnapshot(repository.file).bytes, landing, options)
  const local = {branch: landing.branch, head: landing.tip, records, committed: undefined}
  const remote = findRemote(repository, landing.branch)
  const old = {isLeft: false, refs: []}
  return {...describe(repository, local), remains: remaindersOfPurge(repository, remote, options.stateFolder, old)}
}
