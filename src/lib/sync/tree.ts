import {join} from 'node:path'
import {CrmError} from '../errors.ts'
import {randomToken, removeQuietly} from '../store/file-calls.ts'
import {attributesPath} from './attributes.ts'
import {type Environment, splitFields} from './git.ts'
import type {Repository} from './repository.ts'

/*
 * Commits are made from objects and an index of their own: git never writes the book's file (it would not do so durably), and
 * what the user has staged beside it is neither committed nor lost.
 */

/** Blobs to put into a tree, by path. */
export type Blobs = ReadonlyMap<string, string>

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
  const listed = repository.git.recallBytes(['ls-tree', '-z', '--full-tree', commit, '--', ...paths])
  return splitFields(listed).map(line => {
    const tab = line.indexOf('\t')
    const [mode = '', , object = ''] = line.slice(0, tab).split(' ')
    return {mode, object, path: line.slice(tab + 1)}
  })
}

/** Throws `sync` where a commit makes the book, its attributes or a folder above them a link to elsewhere. */
export function refuseLinks(repository: Repository, commit: string): void {
  const wrong = entriesAt(repository, commit).find(({mode}) => mode === linkMode || mode === submoduleMode)
  if (!wrong) return
  const short = commit.slice(0, 10)
  throw new CrmError('sync', `commit ${short} turns ${wrong.path} into a link to elsewhere`, {
    hint: `It was not taken in. See who made it: git -C ${repository.top} show ${short}`,
  })
}

/** The blob of the book or its attributes in a commit, or undefined where there is none. */
export const blobAt = (repository: Repository, commit: string, path: string): string | undefined =>
  entriesAt(repository, commit).find(entry => entry.path === path)?.object

export const readBlob = ({git}: Repository, blob: string): Buffer => git.recallBytes(['cat-file', 'blob', blob])

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
  return held.find(blob => readBlob(repository, blob).equals(bytes)) ?? writeBlob(repository, bytes)
}

/** The paths that a commit holds. */
export const pathsOf = ({git}: Repository, commit: string): string[] =>
  splitFields(git.recallBytes(['ls-tree', '-r', '-z', '--full-tree', '--name-only', commit]))

const fileMode = '100644'
const indexLines = (blobs: Blobs): string =>
  [...blobs].map(([path, blob]) => `${fileMode} ${blob} 0\t${path}\0`).join('')

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
 * both sides changed: that is for the user to decide.
 */
export function mergeTrees(
  repository: Repository,
  {base, ours, theirs}: {readonly base: string | undefined; readonly ours: string; readonly theirs: string},
  blobs: Blobs,
): string {
  const {git, top} = repository
  return withOwnIndex(repository, env => {
    const from = base ?? git.text(['hash-object', '-t', 'tree', '--stdin'])
    git.text(['read-tree', '-i', '-m', '--aggressive', from, ours, theirs], {env})
    git.text(['update-index', '-z', '--add', '--index-info'], {env, input: indexLines(blobs)})
    const written = git.attempt(['write-tree'], {env})
    if (written.ok) return written.stdout.toString('utf8').trimEnd()
    const unmerged = [...unmergedBlobs(repository, env).keys()].join(', ')
    throw new CrmError('sync', `${unmerged} was changed on both sides, and only the book can be joined`, {
      hint: `Merge it yourself (git -C ${top} merge ${theirs.slice(0, 10)}), then run crm sync again.`,
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
 * Brings index and files from one commit to another. The book and its attributes, given as blobs, are only staged: their files
 * are written elsewhere. Throws `sync` where a change of the user's own to another file stands in the way.
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
      stage(
        repository,
        new Map(
          entriesAt(repository, from)
            .filter(each => blobs.has(each.path))
            .map(each => [each.path, each.object]),
        ),
      )
    }
    throw error
  }
}
