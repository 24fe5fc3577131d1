import {bookInfoId} from '../book/book-info.ts'
import type {StoredRecord} from '../change/json.ts'
import {CrmError} from '../errors.ts'
import {bookAt} from './commit-local.ts'
import type {Repository} from './repository.ts'

/** How often the history of a book was purged. */
export function epochOf(records: readonly StoredRecord[]): number {
  const epoch = records.find(record => record.id === bookInfoId)?.['epoch']
  return typeof epoch === 'number' ? epoch : 0
}

/**
 * Throws `sync` where a remote's history is, or contains, one from before a purge: joining it would bring back what was erased.
 */
export function refuseOldHistory(repository: Repository, theirs: string, theirEpoch: number, ourEpoch: number): void {
  if (ourEpoch === 0) return
  if (theirEpoch >= ourEpoch && rootEpochs(repository, theirs).every(epoch => epoch >= ourEpoch)) return
  throw new CrmError('sync', 'the remote holds the history from before the purge again', {
    hint: 'Somebody pushed it from a copy that had not been synced. To take over what is new and erase it there: crm purge',
  })
}

/** The epoch of each commit that a history begins with. */
const rootEpochs = (repository: Repository, commit: string): number[] =>
  rootsOf(repository, commit).map(root => epochOf(bookAt(repository, root) ?? []))

const rootsOf = ({git}: Repository, commit: string): string[] =>
  git.text(['rev-list', '--max-parents=0', commit]).split('\n').filter(Boolean)

/** Where a history that was replaced may still be found in a clone. */
export interface OldHistory {
  /** Git still has the beginning of it. */
  readonly isLeft: boolean
  /** Full names of the refs that hold it, e.g. `refs/tags/v1`. */
  readonly refs: readonly string[]
}

/**
 * Makes git forget, in this clone, every commit that no ref holds: reflogs are emptied and unreachable objects deleted at once.
 *
 * @param old the branch's commit before its history was replaced
 */
export function eraseUnreachable(repository: Repository, old: string): OldHistory {
  const {git} = repository
  const roots = rootsOf(repository, old)
  git.text(['reflog', 'expire', '--expire=now', '--expire-unreachable=now', '--all'])
  git.text(['gc', '--quiet', '--prune=now'])
  const left = roots.filter(root => git.attempt(['cat-file', '-e', root]).ok)
  const refs = left.flatMap(root => git.text(['for-each-ref', '--format=%(refname)', '--contains', root]).split('\n'))
  return {isLeft: left.length > 0, refs: [...new Set(refs.filter(Boolean))]}
}
