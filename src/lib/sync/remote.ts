import {CrmError} from '../errors.ts'
import {quote} from '../text/quote.ts'
import {hideSecrets, refuseUnsafeAddress, refuseUnsafeName} from './address.ts'
import {type Git, networkTimeoutMs, type Outcome, reasonOf} from './git.ts'
import {findCommit, type Repository} from './repository.ts'
import {readSettings, type Settings, settingOf, writeSettings} from './settings.ts'

/** Where a branch is synced to. */
export interface Remote {
  readonly name: string
  /** Its address as it may be shown. */
  readonly address: string
  /** The branch there. */
  readonly branch: string
  /** A sync with it has worked before. */
  readonly isProven: boolean
  /** The settings say that the branch is synced to it. */
  readonly isRemembered: boolean
}

/** Named explicitly: a copied repository may say that another program is to be run on the way. */
const uploadPack = '--upload-pack=git-upload-pack'
const receivePack = '--receive-pack=git-receive-pack'

/**
 * The remote that a branch is synced to: the branch's own, else the only one, else `origin`. Throws `sync` for names and addresses
 * that could run a program.
 */
export function findRemote({git}: Repository, branch: string): Remote | undefined {
  const settings = readSettings(git)
  const names = [
    ...new Set([...settings.keys()].flatMap(key => /^remote\.(.+)\.(?:url|pushurl)$/s.exec(key)?.[1] ?? [])),
  ]
  const configured = settingOf(settings, `branch.${branch}.remote`)
  const name = configured !== undefined && configured !== '.' ? configured : soleRemote(names)
  if (name === undefined) return undefined
  refuseUnsafeName(name, 'remote')
  if (!names.includes(name)) {
    throw new CrmError('sync', `the branch ${branch} belongs to the remote ${name}, which does not exist`, {
      hint: `Make it: git remote add ${quote(name)} ADDRESS`,
    })
  }
  const addresses = addressesOf(git, name, settings)
  for (const address of addresses) refuseUnsafeAddress(address)
  const merged = settingOf(settings, `branch.${branch}.merge`)
  const there = merged?.replace(/^refs\/heads\//, '') ?? branch
  refuseUnsafeName(there, 'branch')
  const isProven = configured === name
  const isRemembered = isProven && merged === `refs/heads/${there}`
  return {name, address: hideSecrets(addresses[0] ?? name), branch: there, isProven, isRemembered}
}

/** Where git goes for a remote, to fetch and to push, after every rewriting that it is told to do to addresses. */
function addressesOf(git: Git, name: string, settings: Settings): string[] {
  const fetched = linesOf(git.text(['remote', 'get-url', '--all', '--', name]))
  const pushesElsewhere = [...settings.keys()].some(key => /\.push(url|insteadof)$/.test(key))
  return pushesElsewhere
    ? [...fetched, ...linesOf(git.text(['remote', 'get-url', '--push', '--all', '--', name]))]
    : fetched
}

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean)
const soleRemote = (names: readonly string[]): string | undefined =>
  names.length === 1 ? names[0] : names.find(name => name === 'origin')

/**
 * Names the remote of a repository that has none, or only one that never answered. Throws `sync` where the book is synced with
 * another one already.
 */
export function addRemote(repository: Repository, branch: string, address: string): void {
  const {git, top} = repository
  const held = findRemote(repository, branch)
  if (held === undefined) git.text(['remote', 'add', '--', 'origin', address])
  else if (!linesOf(git.text(['remote', 'get-url', '--', held.name])).includes(address)) {
    if (held.isProven) {
      throw new CrmError('sync', `this book is synced with ${held.address} already`, {
        hint: `To move it: git -C ${quote(top)} remote set-url ${quote(held.name)} ADDRESS, then crm sync.`,
      })
    }
    git.text(['remote', 'set-url', '--', held.name, address])
  }
}

/** The name of the commit that a remote's branch was last seen at. */
const trackingRef = ({name, branch}: Remote): string => `refs/remotes/${name}/${branch}`

/** What a fetch found: the remote as it is now known, and the commit of its branch; none where it has no such branch yet. */
export interface Fetched {
  readonly remote: Remote
  readonly commit: string | undefined
}

/**
 * Fetches the branch of a remote. Throws `sync` where the remote cannot be reached; `kept` says what is safe all the same.
 * A remote that has only a branch of another name (`master`) is taken by that one, unless there is such a branch here too.
 */
export function fetchRemote(repository: Repository, remote: Remote, kept: string): Fetched {
  const {git} = repository
  const fetched = fetchBranch(repository, remote)
  if (fetched.ok) return {remote, commit: findCommit(repository, trackingRef(remote))}
  if (fetched.timedOut) throw unreachable(remote, fetched, kept)
  const listed = git.attempt(['ls-remote', uploadPack, '--', remote.name, 'refs/heads/*'], {
    timeoutMs: networkTimeoutMs,
  })
  if (!listed.ok) throw unreachable(remote, listed, kept)
  const lines = listed.stdout.toString('utf8').split('\n')
  const branches = lines.flatMap(line => /^[0-9a-f]+\trefs\/heads\/(.+)$/.exec(line)?.[1] ?? [])
  if (branches.includes(remote.branch)) throw unreachable(remote, fetched, kept)
  const [only] = branches
  if (only === undefined || branches.length > 1) return {remote, commit: undefined}
  if (findCommit(repository, `refs/heads/${only}`) !== undefined) return {remote, commit: undefined}
  return followBranch(repository, {...remote, branch: only, isRemembered: false}, kept)
}

function followBranch(repository: Repository, remote: Remote, kept: string): Fetched {
  refuseUnsafeName(remote.branch, 'branch')
  const fetched = fetchBranch(repository, remote)
  if (!fetched.ok) throw unreachable(remote, fetched, kept)
  return {remote, commit: findCommit(repository, trackingRef(remote))}
}

/** The branches and tags of a remote; none where it cannot be reached. */
export function listRefs({git}: Repository, {name}: Remote): string[] {
  const listed = git.attempt(['ls-remote', '--heads', '--tags', '--refs', uploadPack, '--', name], {
    timeoutMs: networkTimeoutMs,
  })
  return listed.stdout
    .toString('utf8')
    .split('\n')
    .flatMap(line => line.split('\t')[1] ?? [])
}

function fetchBranch({git, wasShallow}: Repository, remote: Remote): Outcome {
  const spec = `+refs/heads/${remote.branch}:${trackingRef(remote)}`
  // What both sides came from is in the part of the history that a shallow clone has left out.
  const isShallow = wasShallow && git.text(['rev-parse', '--is-shallow-repository']) === 'true'
  const depth = isShallow ? ['--unshallow'] : []
  return git.attempt(
    [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--no-auto-maintenance',
      '--no-write-fetch-head',
    ].concat(depth, [uploadPack, '--refmap=', '--', remote.name, spec]),
    {timeoutMs: networkTimeoutMs},
  )
}

const unreachable = ({address}: Remote, outcome: Outcome, kept: string): CrmError =>
  new CrmError('sync', `${address} could not be reached: ${reasonOf(outcome)}. ${kept}`, {
    hint: 'Run crm sync again when it can be. Until then everything else works as always.',
  })

/** Remembers with which branch of which remote a branch is synced. */
export function rememberRemote({git}: Repository, branch: string, remote: Remote): void {
  if (remote.isRemembered) return
  const {name, branch: there} = remote
  const wanted = {[`branch.${branch}.remote`]: name, [`branch.${branch}.merge`]: `refs/heads/${there}`}
  writeSettings(git, readSettings(git), wanted)
}

/** How a push ended: accepted, or refused by the remote for the reason given. */
export type Pushed = {readonly accepted: true} | {readonly accepted: false; readonly reason: string}

/**
 * Pushes a commit. With `replacing`, the remote's branch is replaced by it whatever it holds, provided that it is still at that
 * commit. Throws `sync` where the remote cannot be reached.
 */
export function push(
  repository: Repository,
  remote: Remote,
  commit: string,
  {kept, replacing}: {readonly kept: string; readonly replacing?: string | undefined},
): Pushed {
  const ref = `refs/heads/${remote.branch}`
  const lease = replacing === undefined ? [] : [`--force-with-lease=${ref}:${replacing}`]
  const pushed = repository.git.attempt(
    ['push', '--porcelain', '--no-verify', '--no-recurse-submodules', receivePack].concat(lease, [
      '--',
      remote.name,
      `${commit}:${ref}`,
    ]),
    {timeoutMs: networkTimeoutMs},
  )
  if (pushed.ok) return {accepted: true}
  const refusal = /^!\t\S+\t(.*)$/m.exec(pushed.stdout.toString('utf8'))?.[1]
  if (refusal === undefined) throw unreachable(remote, pushed, kept)
  return {accepted: false, reason: [refusal, ...remoteWords(pushed)].join('; ')}
}

/** What the remote's side said to a refused push. */
const remoteWords = ({stderr}: Outcome): string[] =>
  stderr
    .split('\n')
    .filter(line => /^remote: *\S/.test(line))
    .map(line => line.replace(/^remote: */, '').trim())
    .slice(0, 3)
