import {posix} from 'node:path'
import {joinBooks} from '../change/join.ts'
import {isSameValue, type StoredRecord} from '../change/json.ts'
import {isRemoved} from '../change/registers.ts'
import {CrmError} from '../errors.ts'
import {formatBook} from '../store/format.ts'
import {quote} from '../text/quote.ts'
import {addLine, attributesPath, joinLines, readAttributes, unionLine, writeAttributes} from './attributes.ts'
import {readBlob, storeBlob} from './blobs.ts'
import type {LockedFile} from './book-file.ts'
import {baseOf, basesOf, bookAt, type Local} from './commit-local.ts'
import {epochOf, refuseOldHistory} from './epoch.ts'
import {sweepForgotten} from './erasure.ts'
import {type Blobs, checkOut, commitTree, mergeTrees, moveBranch, treeWith} from './new-commit.ts'
import type {Repository} from './repository.ts'
import {planTemplates, settleTemplate, writeTemplates} from './templates.ts'
import {blobAt, refuseLinks} from './tree.ts'

/** The book of this machine and of the remote, joined in memory. */
export interface Joined {
  readonly records: readonly StoredRecord[]
  readonly theirs: readonly StoredRecord[]
  /** What both came from; undefined for histories without a common commit. */
  readonly base: readonly StoredRecord[] | undefined
  /** The remote was purged: its history takes the place of ours. */
  readonly adopts: boolean
  /** The remote's commit is not contained in ours: it has to be taken in. */
  readonly isNew: boolean
}

/**
 * Joins the committed book with that of a remote's commit; nothing is written. Throws `sync` for a commit that makes the book a
 * link, and for a history from before a purge; as parseBook does for a book that cannot be read.
 */
export function joinRemote(repository: Repository, local: Local, theirs: string | undefined): Joined {
  const {head, records} = local
  if (theirs === undefined) return {records, theirs: [], base: [], adopts: false, isNew: false}
  if (head !== undefined && basesOf(repository, head, theirs).includes(theirs)) {
    const held = bookAt(repository, theirs) ?? []
    return {records, theirs: held, base: held, adopts: false, isNew: false}
  }
  return joinNews(repository, local, theirs)
}

function joinNews(repository: Repository, {head, records}: Local, theirs: string): Joined {
  refuseLinks(repository, theirs)
  const held = readTheirs(repository, theirs)
  const [ourEpoch, theirEpoch] = [epochOf(records), epochOf(held)]
  refuseOldHistory(repository, theirs, theirEpoch, ourEpoch)
  const adopts = head !== undefined && theirEpoch > ourEpoch
  const base = head === undefined || adopts ? undefined : baseOf(repository, head, theirs)
  return {records: sweepForgotten(joinBooks(base, records, held)), theirs: held, base, adopts, isNew: true}
}

/** The book that came. Throws `data-file`, saying in which commit it cannot be read and how it is put right. */
function readTheirs(repository: Repository, theirs: string): readonly StoredRecord[] {
  try {
    return bookAt(repository, theirs) ?? []
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'data-file') throw error
    const place = `git -C ${quote(repository.top)} show ${theirs.slice(0, 10)}`
    throw new CrmError('data-file', `what came from the remote was not taken in: ${error.message}`, {
      hint: `Your own book is whole and committed. See who pushed it: ${place}, and have a good version pushed over it.`,
      cause: error,
    })
  }
}

/** Writes a joined book and commits it; returns the branch's new commit. */
export function commitJoined(
  repository: Repository,
  locked: LockedFile,
  {
    local,
    from,
    theirs,
    joined,
    at,
  }: {
    readonly local: Local
    /** The branch's commit now: where it differs from the local one, a merge that was not accepted and is made anew. */
    readonly from: string | undefined
    readonly theirs: string
    readonly joined: Joined
    /** The clock as RFC 3339. */
    readonly at: string
  },
): string {
  const {branch, head} = local
  const blobs = new Map<string, string | null>()
  const put = (path: string, bytes: Buffer) => blobs.set(path, storeBlob(repository, path, bytes, [theirs, head]))
  const attributes = joinedAttributes(repository, head, theirs)
  if (attributes !== undefined) put(attributesPath(repository), Buffer.from(attributes))
  const bytes = joined.records.length > 0 ? Buffer.from(formatBook(joined.records)) : undefined
  if (bytes) put(repository.path, bytes)
  const commit = makeCommit(repository, {ours: joined.adopts ? undefined : head, theirs, blobs, at})
  const templates = planTemplates(repository, from, commit)
  checkOut(repository, from, commit, new Map([...templates, ...blobs]))
  writeTemplates(repository, templates)
  if (attributes !== undefined) writeAttributes(repository, attributes)
  if (bytes) locked.write(bytes)
  moveBranch(repository, branch, commit, from)
  return commit
}

function joinedAttributes(repository: Repository, ours: string | undefined, theirs: string): string | undefined {
  const held = readAttributes(repository)
  if (held.isLink) return undefined
  const path = attributesPath(repository)
  const textAt = (commit: string | undefined): string => {
    const blob = commit && blobAt(repository, commit, path)
    return blob ? readBlob(repository, blob).toString('utf8') : ''
  }
  const both = joinLines(textAt(ours) || held.text, textAt(theirs))
  return addLine(both, unionLine(posix.basename(repository.path)))
}

interface Ends {
  readonly ours: string | undefined
  readonly theirs: string
  readonly blobs: Blobs
  readonly at: string
}

/** The commit that holds both sides: theirs where it does already, else one on top of it, else a merge of two. */
function makeCommit(repository: Repository, {ours, theirs, blobs, at}: Ends): string {
  const bases = ours === undefined ? [] : basesOf(repository, ours, theirs)
  if (ours === undefined || bases.includes(ours)) {
    if ([...blobs].every(([path, blob]) => blobAt(repository, theirs, path) === blob)) return theirs
    const tree = treeWith(repository, theirs, blobs)
    return commitTree(repository, {tree, parents: [theirs], message: 'crm sync: join', at})
  }
  const tree = mergeTrees(repository, {base: bases[0], ours, theirs}, blobs, (path, stages) =>
    settleTemplate(path, stages, theirs),
  )
  return commitTree(repository, {tree, parents: [ours, theirs], message: 'crm sync: join', at})
}

/** How many records came, went and were changed on both sides. */
export interface Counts {
  /** Records that the remote had new or changed. */
  readonly pulled: number
  /** Records that this machine had new or changed. */
  readonly pushed: number
  /** Records that both had changed. */
  readonly merged: number
}

/** Counts what a join moved between two books. */
export function countMoved(ours: readonly StoredRecord[], {records, theirs, base}: Joined): Counts {
  const [here, there, before] = [ours, theirs, base ?? []].map(byId)
  let [pulled, pushed, merged] = [0, 0, 0]
  for (const record of records) {
    // The record of the book itself is nothing that a user has entered.
    if (record.type === 'book') continue
    const [own, other, common] = [here, there, before].map(records => records?.get(record.id))
    const [isOwn, isOther] = [isSame(own, record), isSame(other, record)]
    if (!isOwn) pulled++
    if (!isOther) pushed++
    if (isOwn && isOther) continue
    if (own && other && !isSame(own, other) && !isSame(own, common) && !isSame(other, common)) merged++
  }
  return {pulled, pushed, merged}
}

const byId = (records: readonly StoredRecord[]): Map<string, StoredRecord> =>
  new Map(records.map(record => [record.id, record]))

const isSame = (a: StoredRecord | undefined, b: StoredRecord | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && isSameValue(a, b))

/** The records that one side had removed and that the other's later edit shows again. */
export function findReturned(ours: readonly StoredRecord[], {records, theirs}: Joined): StoredRecord[] {
  const removed = new Set(
    [...ours, ...theirs].filter(record => record['_forgot'] !== 1 && isRemoved(record)).map(({id}) => id),
  )
  return records.filter(record => removed.has(record.id) && record['deleted'] === true && !isRemoved(record))
}
