import {join} from 'node:path'
import {CrmError} from '../errors.ts'
import {randomToken, removeQuietly} from '../store/file-calls.ts'
import {quote} from '../text/quote.ts'
import type {Environment} from './git.ts'
import type {Repository} from './repository.ts'
import {filesOf} from './tree.ts'

/*
 * Commits are made from objects and an index of their own: git never writes the book's file (it would not do so durably), and
 * what the user has staged beside it is neither committed nor lost.
 */

/** Blobs to put into a tree, by path; null takes the path out. */
export type Blobs = ReadonlyMap<string, string | null>

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
