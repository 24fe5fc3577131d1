import {joinBooks} from '../change/join.ts'
import type {StoredRecord} from '../change/json.ts'
import {nextStamp} from '../change/stamp.ts'
import {CrmError} from '../errors.ts'
import {formatBook} from '../store/format.ts'
import type {Journal} from '../store/journal.ts'
import {addLine, attributesPath, joinLines, readAttributes, unionLine, writeAttributes} from './attributes.ts'
import {isBlobOf, readBlob, storeBlob} from './blobs.ts'
import type {LockedFile} from './book-file.ts'
import {describeChanges, latestStamp} from './commit-message.ts'
import {sweepForgotten} from './erasure.ts'
import {stampHandEdits} from './hand-edits.ts'
import {type Blobs, commitTree, moveBranch, stage, treeWith} from './new-commit.ts'
import {joinSides, readableRecords} from './rebuild.ts'
import {isAncestor, type Repository} from './repository.ts'
import {readSides} from './sides.ts'
import type {Landing} from './state.ts'
import {gatherTemplates} from './templates.ts'
import {blobAt, refuseLinks} from './tree.ts'

/** The moment of a sync, and what this machine knows of the book beside the book itself. */
export interface Machine {
  readonly nowMs: number
  /** The clock as RFC 3339. */
  readonly at: () => string
  readonly replica: () => string
  readonly journal: Journal
}

/** The book on this machine, committed. */
export interface Local {
  readonly branch: string
  /** The branch's commit; undefined where there is nothing to commit yet. */
  readonly head: string | undefined
  readonly records: readonly StoredRecord[]
  /** The first line of the commit's message, where one was made. */
  readonly committed: string | undefined
}

/** The book of a commit; undefined where it has none. Throws as parseBook does. */
export function bookAt(repository: Repository, commit: string): readonly StoredRecord[] | undefined {
  const blob = blobAt(repository, commit, repository.path)
  if (blob === undefined) return undefined
  const label = `${repository.path} in commit ${commit.slice(0, 10)}`
  return readBookBlob(repository, blob, () => readSides(readBlob(repository, blob), label))
}

/** The book of a blob, read once. */
function readBookBlob({books}: Repository, blob: string, read: () => readonly StoredRecord[]): readonly StoredRecord[] {
  const records = books.get(blob) ?? read()
  books.set(blob, records)
  return records
}

/** What can be read of our own book in a commit: a damaged one must not stand in the way of a whole file. */
function readableBookAt(repository: Repository, commit: string | undefined): readonly StoredRecord[] {
  const blob = commit && blobAt(repository, commit, repository.path)
  return blob ? (repository.books.get(blob) ?? readableRecords(readBlob(repository, blob))) : []
}

/**
 * The book that two commits went apart from: all of their bases joined. Undefined where they have none in common, or one that
 * cannot be read.
 */
export function baseOf(repository: Repository, one: string, other: string): readonly StoredRecord[] | undefined {
  try {
    const books = basesOf(repository, one, other).map(base => bookAt(repository, base) ?? [])
    return books.length === 0 ? undefined : books.reduce((a, b) => joinBooks(undefined, a, b))
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}

/** The best common ancestors of two commits. */
export function basesOf({git}: Repository, one: string, other: string): string[] {
  const found = git.recall(['merge-base', '--all', one, other])
  return found.ok ? found.stdout.toString('utf8').split('\n').filter(Boolean) : []
}

/** What the book is to be: what is committed, what the file holds, and what is to be joined with them. */
export function gatherRecords(
  repository: Repository,
  bytes: Buffer | null,
  landing: Landing,
  machine: Machine,
): readonly StoredRecord[] {
  const {head, stages} = landing
  const blob = head && blobAt(repository, head, repository.path)
  const isCommitted = blob !== undefined && bytes !== null && !stages && isBlobOf(blob, bytes)
  const committed = isCommitted
    ? readBookBlob(repository, blob, () => readSides(bytes, repository.file))
    : readableBookAt(repository, head)
  const working = isCommitted ? [] : joinSides(repository, stages, bytes, repository.file).records
  const stamp = () => nextStamp(latestStamp([...committed, ...working]), machine.nowMs, machine.replica())
  let records: readonly StoredRecord[] = joinBooks(undefined, committed, stampHandEdits(committed, working, stamp))
  for (const commit of [landing.tip, ...landing.joins, ...landing.books]) {
    if (commit === undefined || commit === head) continue
    const base = head && baseOf(repository, head, commit)
    records = joinBooks(base || undefined, records, bookAt(repository, commit) ?? [])
  }
  return sweepForgotten(records)
}

/**
 * Commits what the book's file holds beyond the branch, after it was joined with it and written in its canonical form.
 * Nothing else is committed but the attributes and templates beside it. Ends what the landing says is unfinished.
 */
export function commitLocal(repository: Repository, locked: LockedFile, landing: Landing, machine: Machine): Local {
  const {branch, tip, joins} = landing
  for (const commit of joins) refuseLinks(repository, commit)
  const records = gatherRecords(repository, locked.bytes, landing, machine)
  const unchanged: Local = {branch, head: tip, records, committed: undefined}
  if (records.length === 0 && locked.bytes === null) return unchanged
  const bytes = Buffer.from(formatBook(records))
  const blobs = new Map([
    [repository.path, storeBlob(repository, repository.path, bytes, [tip])],
    ...joinAttributes(repository, [tip, ...joins]),
  ])
  const templates = gatherTemplates(repository, tip, [repository.path, attributesPath(repository)])
  locked.write(bytes)
  stage(repository, new Map([...blobs, ...templates]))
  const isCommitted =
    tip !== undefined &&
    templates.size === 0 &&
    [...blobs].every(([path, blob]) => blobAt(repository, tip, path) === blob)
  if (isCommitted && joins.length === 0) {
    finish(repository, landing)
    return unchanged
  }
  const message = describeLocal(repository, records, landing, {machine, hasTemplates: templates.size > 0})
  const head = commitTree(repository, {
    ...treeAndParents(repository, landing, new Map([...blobs, ...templates])),
    message,
    at: machine.at(),
  })
  moveBranch(repository, branch, head, tip)
  finish(repository, landing)
  return {branch, head, records, committed: message.split('\n')[0]}
}

/** The committed attributes of some commits and those on disk, with the book's line; none where a link stands in their place. */
function joinAttributes(repository: Repository, commits: readonly (string | undefined)[]): [string, string][] {
  const held = readAttributes(repository)
  if (held.isLink) return []
  const path = attributesPath(repository)
  const texts = commits.flatMap(commit => {
    const blob = commit && blobAt(repository, commit, path)
    return blob ? [readBlob(repository, blob).toString('utf8')] : []
  })
  const name = repository.path.slice(repository.path.lastIndexOf('/') + 1)
  const text = addLine(texts.reduce(joinLines, held.text), unionLine(name))
  writeAttributes(repository, text)
  return [[path, storeBlob(repository, path, Buffer.from(text), commits)]]
}

function treeAndParents(repository: Repository, {tip, joins, finish: ends}: Landing, blobs: Blobs) {
  const isMerge = ends.some(([verb]) => verb === 'merge')
  const [join] = joins
  if (tip !== undefined && join !== undefined && joins.length === 1 && isAncestor(repository, tip, join)) {
    return {tree: treeWith(repository, join, blobs), parents: [join]}
  }
  // What git has merged of other files is in the index.
  const tree = isMerge ? repository.git.text(['write-tree']) : treeWith(repository, tip, blobs)
  return {tree, parents: [...(tip === undefined ? [] : [tip]), ...joins]}
}

function describeLocal(
  repository: Repository,
  records: readonly StoredRecord[],
  {tip, joins}: Landing,
  {machine: {journal}, hasTemplates}: {readonly machine: Machine; readonly hasTemplates: boolean},
): string {
  const before = readableBookAt(repository, tip)
  const known = new Map(before.map(record => [record.id, JSON.stringify(record)]))
  const changed = records.filter(record => known.get(record.id) !== JSON.stringify(record)).length
  if (joins.length > 0) return 'crm sync: join what was not finished'
  if (changed === 0) return hasTemplates ? 'crm sync: templates' : 'crm sync: attributes'
  return describeChanges(journal.entries(), latestStamp(before), changed)
}

function finish({git}: Repository, landing: Landing): void {
  for (const args of landing.finish) git.text(args)
}
