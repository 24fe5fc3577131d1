import {joinBooks} from '../change/join.ts'
import {CrmError} from '../errors.ts'
import {type LockedFile, withLockedFile} from './book-file.ts'
import {commitLocal, type Local, type Machine} from './commit-local.ts'
import {eraseUnreachable} from './epoch.ts'
import {commitJoined, type Joined, joinRemote} from './join-remote.ts'
import {fetchRemote, push, type Remote, rememberRemote} from './remote.ts'
import {findCommit, type Repository} from './repository.ts'
import {findLanding} from './state.ts'

/** What this machine and its remote came to. */
export interface Exchanged {
  /** This machine's book before. */
  readonly local: Local
  readonly joined: Joined
  /** The branch's commit; undefined where neither side has anything. */
  readonly commit: string | undefined
}

/** What was committed before the remote was asked, and the bytes of the file then. */
export interface Start {
  readonly local: Local
  readonly bytes: Buffer | null
}

/** Nothing has happened here since. */
const isStill = (repository: Repository, {local, bytes}: Start, locked: LockedFile): boolean =>
  bytes !== null && locked.bytes?.equals(bytes) === true && findCommit(repository, 'HEAD') === local.head

/** How often a push is tried again when the remote has moved on meanwhile. */
const mostTries = 5

const kept = 'What is new here is committed on this machine.'

interface Attempt extends Exchanged {
  readonly theirs: string | undefined
}

/**
 * Fetch, join and push, until the remote has not moved in between. Throws `sync` when it cannot be reached, or refuses although
 * it has not moved.
 */
export function exchange(
  repository: Repository,
  start: Start,
  named: Remote,
  machine: Machine & {readonly waitMs: number; readonly say?: ((text: string) => void) | undefined},
): Exchanged {
  let remote = named
  let last: Attempt | undefined
  let refusal = ''
  for (let tries = 0; ; tries++) {
    machine.say?.('Fetching …')
    const fetched = fetchRemote(repository, remote, kept)
    remote = fetched.remote
    if (last && (last.theirs === fetched.commit || tries === mostTries)) throw refused(remote, refusal)
    machine.say?.('Joining …')
    last = joinAndCommit(repository, start, fetched.commit, last, machine)
    rememberRemote(repository, last.local.branch, remote)
    machine.say?.('Pushing …')
    const pushed = pushCommit(repository, remote, last)
    if (pushed.accepted) break
    refusal = pushed.reason
  }
  if (last.joined.adopts && last.local.head !== undefined) eraseUnreachable(repository, last.local.head)
  return last
}

function joinAndCommit(
  repository: Repository,
  start: Start,
  theirs: string | undefined,
  last: Attempt | undefined,
  machine: Machine & {readonly waitMs: number},
): Attempt {
  return withLockedFile(repository.file, machine.waitMs, locked => {
    const now = isStill(repository, start, locked)
      ? start.local
      : commitLocal(repository, locked, findLanding(repository), machine)
    // A merge of ours that the remote did not take is made anew rather than merged again.
    const local = last && last.commit === now.head ? last.local : now
    const alone = joinRemote(repository, local, theirs)
    if (!alone.isNew || theirs === undefined) return {local: now, joined: alone, commit: now.head, theirs}
    const joined = local === now ? alone : {...alone, records: joinBooks(undefined, alone.records, now.records)}
    const commit = commitJoined(repository, locked, {local, from: now.head, theirs, joined, at: machine.at()})
    return {local, joined, commit, theirs}
  })
}

const pushCommit = (repository: Repository, remote: Remote, {commit, theirs}: Attempt) =>
  commit === undefined || commit === theirs ? ({accepted: true} as const) : push(repository, remote, commit, {kept})

const refused = ({address}: Remote, reason: string): CrmError =>
  new CrmError('sync', `${address} refused what was pushed: ${reason}`, {
    hint: 'Nothing is lost: it is committed on this machine. A remote must be a bare repository that you may push to.',
  })
