import {dirname, join} from 'node:path'
import {readSnapshot} from '../store/durable-write.ts'
import {formatBook} from '../store/format.ts'
import {hasUnionLine, installDriver, installUnionLine, isDriverInstalled} from '../sync/attributes.ts'
import {writeBlob} from '../sync/blobs.ts'
import {stage, unmergedBlobs} from '../sync/new-commit.ts'
import {joinSides} from '../sync/rebuild.ts'
import {findUsableRepository, type Repository} from '../sync/repository.ts'
import {canonicalRecords} from './canonical-form.ts'
import type {Check, Finding, Mended, Surgery} from './check.ts'

/** What git needs to join the book, where it lies in a repository that holds it, and a merge that git has left open. */
export const checkRepository: Check = ({place: {file, env}, content}) => {
  const repository = content.kind === 'none' ? undefined : findUsableRepository(file, env)
  if (!repository || !holdsBook(repository)) return []
  return [...checkIndex(repository), ...checkSetup(repository)]
}

const holdsBook = ({git, path}: Repository): boolean => git.fields(['ls-files', '-z', '--', path]).length > 0

function checkIndex(repository: Repository): Finding[] {
  if (!unmergedBlobs(repository).has(repository.path)) return []
  const message = 'git has left a merge of the book open; join both sides: crm doctor --fix, or crm sync'
  return [{path: repository.file, message, mend: surgery => joinStages(repository, surgery)}]
}

/** Puts the book together again from the sides that git keeps, and tells git that it is resolved. */
function joinStages(repository: Repository, surgery: Surgery): Mended | undefined {
  const {path, file} = repository
  const stages = unmergedBlobs(repository).get(path)
  if (!stages) return undefined
  const {records} = joinSides(repository, stages, readSnapshot(file).bytes, path)
  const kept = surgery.rewrite(records)
  stage(repository, new Map([[path, writeBlob(repository, Buffer.from(formatBook(canonicalRecords(records))))]]))
  const message = 'put together again from both sides that git kept, and marked as resolved'
  return kept === undefined ? {message} : {message, kept}
}

function checkSetup(repository: Repository): Finding[] {
  const findings: Finding[] = []
  if (!hasUnionLine(repository)) {
    findings.push({
      path: join(dirname(repository.file), '.gitattributes'),
      message: 'git is not told to keep the lines of both sides of the book; mend it: crm doctor --fix, or crm sync',
      mend: () => ({message: installUnionLine(repository)}),
    })
  }
  if (!isDriverInstalled(repository)) {
    findings.push({
      path: join(repository.gitDir, 'config'),
      message: 'git in this clone does not join the book by crm (merge driver); mend it: crm doctor --fix, or crm sync',
      mend: () => {
        installDriver(repository)
        return {message: 'set up the merge driver'}
      },
    })
  }
  return findings
}
