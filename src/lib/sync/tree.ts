import {createHash} from 'node:crypto'
import {join} from 'node:path'
import {CrmError} from '../errors.ts'
import {randomToken, removeQuietly} from '../store/file-calls.ts'
import {quote} from '../text/quote.ts'
import {attributesPath} from './attributes.ts'
import {type Environment, splitFields} from './git.ts'
import {isOwnRepository, type Repository} from './repository.ts'

/*
 * Commits are made from objects and an index of their own: git never writes the book's file (it would not do so durably), and
 * what the user has staged beside it is neither committed nor lost.
 */

/** Blobs to put into a tree, by path; null takes the path out. */
export type Blobs = ReadonlyMap<string, string | null>

interface TreeEntry {
  readonly mode: string
  readonly object: string
  readonly path: string
}

const linkMode = '120000'
const submoduleMode = '160000'

/** A path and the folders above it. */
const withFolders = (path: string): string[] => {
  const parts = path.split('/')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

/** The entries of a commit that concern the book: itself, the folders above it, its attributes; what is missing is left out. */
function entriesAt(repository: Repository, commit: string): TreeEntry[] {
  const paths = [...withFolders(repository.path), attributesPath(repository)]
  return readEntries(repository.git.recallBytes(['ls-tree', '-z', '--full-tree', commit, '--', ...paths]))
}

const readEntries = (listed: Buffer): TreeEntry[] =>
  splitFields(listed).map(line => {
    const tab = line.indexOf('\t')
    const [mode = '', , object = ''] = line.slice(0, tab).split(' ')
    return {mode, object, path: line.slice(tab + 1)}
  })

/** Where the user's own templates lie, beside the book. */
export const templateFolder = 'templates'

/** True for the path of a template in a repository of the book's own. */
export const isTemplate = (path: string): boolean => path.startsWith(`${templateFolder}/`)

/** Every entry of a commit that is no folder. */
const allEntriesAt = (repository: Repository, commit: string): TreeEntry[] =>
  readEntries(repository.git.recallBytes(['ls-tree', '-r', '-z', '--full-tree', commit]))

/** The blobs that a commit holds, by path. */
export const filesOf = (repository: Repository, commit: string): Map<string, string> =>
  new Map(allEntriesAt(repository, commit).map(({path, object}) => [path, object]))

/** A tree that somebody forged may name a place outside of the repository, or inside of git's own folder. */
const isImpossible = (path: string): boolean =>
  path.split('/').some(part => /^(\.{0,2}|\.git)$/i.test(part) || /[\x00-\x1f\\]/.test(part))

/** The entries of a commit that a sync would write: the book's own and, where they go along, the templates. */
function writtenEntries(repository: Repository, commit: string): TreeEntry[] {
  const templates = isOwnRepository(repository)
    ? allEntriesAt(repository, commit).filter(({path}) => path === templateFolder || isTemplate(path))
    : []
  return [...entriesAt(repository, commit), ...templates]
}

/** Throws `sync` where a commit makes the book, its attributes, a folder above them or a template a link to elsewhere. */
export function refuseLinks(repository: Repository, commit: string): void {
  const entries = writtenEntries(repository, commit)
  const short = commit.slice(0, 10)
  const forged = entries.find(({path}) => isImpossible(path))
  if (forged) {
    throw new CrmError('sync', `commit ${short} holds a path that cannot be: ${forged.path}`, {
      hint: `It was not taken in. See who made it: git -C ${quote(repository.top)} log ${short}`,
    })
  }
  const wrong = entries.find(({mode}) => mode === linkMode || mode === submoduleMode)
  if (!wrong) return
  throw new CrmError('sync', `commit ${short} turns ${wrong.path} into a link to elsewhere`, {
    hint: `It was not taken in. See who made it: git -C ${quote(repository.top)} show ${short}`,
  })
}

/** The blob of the book or its attributes in a commit, or undefined where there is none. */
export const blobAt = (repository: Repository, commit: string, path: string): string | undefined =>
  entriesAt(repository, commit).find(entry => entry.path === path)?.object

export const readBlob = ({git}: Repository, blob: string): Buffer => git.recallBytes(['cat-file', 'blob', blob])

/** True where a blob holds these bytes: its name is the hash of them. */
export function isBlobOf(blob: string, bytes: Uint8Array): boolean {
  const hash = createHash(blob.length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === blob
}

/** Stores bytes as they are: no filter of the repository runs. */
export const writeBlob = ({git}: Repository, bytes: Uint8Array): string =>
  git.text(['hash-object', '-w', '--no-filters', '--stdin'], {input: bytes})

/** The blob of these bytes: that of a commit which holds them already, or a new one. */
export function storeBlob(
  repository: Repository,
  path: string,
  bytes: Buffer,
  commits: readonly (string | undefined)[],
): string {
  const held = commits.flatMap(commit => (commit && blobAt(repository, commit, path)) || [])
  return held.find(blob => isBlobOf(blob, bytes)) ?? writeBlob(repository, bytes)
}

/** The paths that a commit holds. */
export const pathsOf = ({git}: Repository, commit: string): string[] =>
  splitFields(git.recallBytes(['ls-tree', '-r', '-z', '--full-tree', '--name-only', commit]))

const fileMode = '100644'

/** Blobs as git reads them into an index: a mode of none takes a path out. Object names are as long as the repository has them. */
function indexLines(blobs: Blobs): string {
  const none = '0'.repeat([...blobs.values()].find(blob => blob !== null)?.length ?? 40)
  return [...blobs].map(([path, blob]) => `${blob === null ? 0 : fileMode} ${blob ?? none}\t${path}\0`).join('')
}

/** Runs a body with an index of its own, and takes it away again. */
function withOwnIndex<T>({gitDir}: Repository, body: (env: Environment) => T): T {
  const file = join(gitDir, `crm-index-${process.pid}-${randomToken()}`)
  try {
    return body({GIT_INDEX_FILE: file})
  } finally {
    removeQuietly(file)
    removeQuietly(`${file}.lock`)
  }
}

/** Puts blobs into the user's index, so that `git status` sees the book as committed. */
export function stage({git}: Repository, blobs: Blobs): void {
  git.text(['update-index', '-z', '--add', '--index-info'], {input: indexLines(blobs)})
}

/** The tree of a commit (or an empty one) with some blobs put in. */
export function treeWith(repository: Repository, commit: string | undefined, blobs: Blobs): string {
  const {git} = repository
  return withOwnIndex(repository, env => {
    git.text(commit === undefined ? ['read-tree', '--empty'] : ['read-tree', commit], {env})
    git.text(['update-index', '-z', '--add', '--index-info'], {env, input: indexLines(blobs)})
    return git.text(['write-tree'], {env})
  })
}

/**
 * The tree of two commits joined: what one side changed is taken, the blobs given stand. Throws `sync` for another file that
 * both sides changed and that `settle` knows nothing to make of: that is for the user to decide.
 */
export function mergeTrees(
  repository: Repository,
  {base, ours, theirs}: {readonly base: string | undefined; readonly ours: string; readonly theirs: string},
  blobs: Blobs,
  settle: (path: string, stages: Stages) => Blobs | undefined,
): string {
  const {git, top} = repository
  return withOwnIndex(repository, env => {
    const from = base ?? git.text(['hash-object', '-t', 'tree', '--stdin'])
    git.text(['read-tree', '-i', '-m', '--aggressive', from, ours, theirs], {env})
    const settled = [...unmergedBlobs(repository, env)].flatMap(([path, stages]) => [...(settle(path, stages) ?? [])])
    const input = indexLines(new Map([...settled, ...blobs]))
    git.text(['update-index', '-z', '--add', '--index-info'], {env, input})
    const written = git.attempt(['write-tree'], {env})
    if (written.ok) return written.stdout.toString('utf8').trimEnd()
    const unmerged = [...unmergedBlobs(repository, env).keys()].join(', ')
    throw new CrmError('sync', `${unmerged} was changed on both sides, and only the book can be joined`, {
      hint: `Merge it yourself (git -C ${quote(top)} merge ${theirs.slice(0, 10)}), then run crm sync again.`,
    })
  })
}

/** The blobs of a path that a merge has left open: of the base, of ours, of theirs. */
export type Stages = readonly (string | undefined)[]

/** The paths that an unfinished merge has left open in an index. */
export function unmergedBlobs({git}: Repository, env: Environment = {}): Map<string, Stages> {
  const unmerged = new Map<string, (string | undefined)[]>()
  for (const line of git.fields(['ls-files', '--unmerged', '-z'], {env})) {
    const tab = line.indexOf('\t')
    const [, blob, stage] = line.slice(0, tab).split(' ')
    const stages = unmerged.get(line.slice(tab + 1)) ?? [undefined, undefined, undefined]
    stages[Number(stage) - 1] = blob
    unmerged.set(line.slice(tab + 1), stages)
  }
  return unmerged
}

export interface NewCommit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
  /** RFC 3339. */
  readonly at: string
}

export function commitTree({git}: Repository, {tree, parents, message, at}: NewCommit): string {
  const args = ['commit-tree', tree, ...parents.flatMap(parent => ['-p', parent]), '-F', '-']
  return git.withIdentity().text(args, {input: message, env: {GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at}})
}

/** Moves a branch from where it is known to be. Throws `sync` where somebody else has moved it. */
export function moveBranch({git}: Repository, branch: string, to: string, from: string | undefined): void {
  const none = '0'.repeat(to.length)
  git.text(['update-ref', '-m', 'crm sync', `refs/heads/${branch}`, to, from ?? none])
}

/**
 * Brings index and files from one commit to another. The book, its attributes and templates, given as blobs, are only staged: their
 * files are written elsewhere. Throws `sync` where a change of the user's own to another file stands in the way.
 */
export function checkOut(repository: Repository, from: string | undefined, to: string, blobs: Blobs): void {
  const {git} = repository
  const start = from ?? git.text(['hash-object', '-t', 'tree', '--stdin'])
  const changed = git.fields(['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--no-ext-diff', start, to])
  stage(repository, blobs)
  if (changed.every(path => blobs.has(path))) return
  try {
    git.text(['read-tree', '-m', '-u', start, to])
  } catch (error) {
    if (from !== undefined) {
      const before = filesOf(repository, from)
      stage(repository, new Map([...blobs.keys()].map(path => [path, before.get(path) ?? null])))
    }
    throw error
  }
}
