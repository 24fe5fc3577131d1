import {readdirSync} from 'node:fs'
import {basename, dirname, extname, join} from 'node:path'
import {backupsFolder} from '../store/places.ts'
import {quote} from '../text/quote.ts'
import type {OldHistory} from './epoch.ts'
import type {Environment} from './git.ts'
import {findRemote, listRefs, type Remote} from './remote.ts'
import {currentBranch, findCommit, findUsableRepository, type Repository} from './repository.ts'

/** Where something of a forgotten person may still be found, and what can be done about it. */
export interface Remainder {
  readonly what: 'mention' | 'history' | 'remote' | 'clones' | 'copies'
  readonly where: string
  readonly wayOut: string
}

const unknownCopies: Remainder = {
  what: 'copies',
  where: 'backups, exports, letters and calendars made from this book',
  wayOut: 'crm cannot know them: delete what you no longer need.',
}

const clones = (wayOut: string): Remainder => ({
  what: 'clones',
  where: 'every other machine that syncs this book',
  wayOut,
})

/** Where the book of before lies beside the book itself: history, remote, other machines, copies. */
export function remaindersOfForgetting(file: string, stateFolder: string, env: Environment): Remainder[] {
  const repository = findUsableRepository(file, env)
  const hasHistory = repository !== undefined && findCommit(repository, 'HEAD') !== undefined
  return [...(hasHistory ? historyOf(repository) : []), ...findCopies(file), ...findBackups(stateFolder), unknownCopies]
}

function historyOf(repository: Repository): Remainder[] {
  const branch = currentBranch(repository)
  const remote = branch === undefined ? undefined : findRemote(repository, branch)
  const history: Remainder = {what: 'history', where: `the git history in ${repository.top}`, wayOut: 'crm purge'}
  if (!remote) return [history]
  const there: Remainder = {what: 'remote', where: remote.address, wayOut: 'crm purge'}
  return [history, there, clones('Run crm sync on each, after crm purge here.')]
}

/** What a purge could not reach: refs that hold the old history, the remote's own store, other machines, copies. */
export function remaindersOfPurge(
  repository: Repository,
  remote: Remote | undefined,
  stateFolder: string,
  old: OldHistory,
): Remainder[] {
  const here = old.isLeft ? historyLeft(repository, old.refs) : []
  const there = remote ? remoteLeft(repository, remote) : []
  return [...here, ...there, ...findCopies(repository.file), ...findBackups(stateFolder), unknownCopies]
}

function historyLeft({gitDir, top}: Repository, refs: readonly string[]): Remainder[] {
  if (refs.length > 0) {
    return refs.map(ref => ({
      what: 'history',
      where: `${ref} in ${top}`,
      wayOut: `git -C ${quote(top)} update-ref -d ${quote(ref)}`,
    }))
  }
  const wayOut = `git -C ${quote(top)} gc --prune=now, once no other program uses it`
  return [{what: 'history', where: `packs in ${gitDir}`, wayOut}]
}

function remoteLeft(repository: Repository, remote: Remote): Remainder[] {
  const {name, address, branch} = remote
  const others = listRefs(repository, remote).filter(ref => ref !== `refs/heads/${branch}`)
  return [
    {
      what: 'remote',
      where: `${address}: objects that no branch holds any more`,
      wayOut: 'A host deletes them when it next cleans up. On your own: git gc --prune=now there; else ask the host.',
    },
    ...others.map(ref => ({
      what: 'remote' as const,
      where: `${ref} at ${address}`,
      wayOut: `If it holds the book: git -C ${quote(repository.top)} push ${quote(name)} --delete ${quote(ref)}`,
    })),
    clones('Run crm sync on each: it takes over the new history and erases the old one.'),
  ]
}

const copyAt = (path: string): Remainder => ({
  what: 'copies',
  where: path,
  wayOut: 'Delete it when you no longer need it.',
})

/** Files beside the book that bear its name, as it stands (crm.json.bak) or with something in it (crm (1).json). */
function findCopies(file: string): Remainder[] {
  const name = basename(file)
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  const isVariant = (each: string) =>
    each.startsWith(stem) && each.endsWith(ending) && /^[^\p{L}\p{N}]/u.test(each.slice(stem.length))
  const isCopy = (each: string) =>
    each !== name &&
    !each.startsWith(`${name}.lock`) &&
    (each.startsWith(name) || each.startsWith(`.${name}.`) || isVariant(each))
  return namesIn(dirname(file))
    .filter(isCopy)
    .map(each => copyAt(join(dirname(file), each)))
}

/** What the doctor kept of the book before it mended it. */
function findBackups(stateFolder: string): Remainder[] {
  const folder = backupsFolder(stateFolder)
  return namesIn(folder).map(each => copyAt(join(folder, each)))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
