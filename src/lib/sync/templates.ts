import {existsSync, lstatSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {CrmError} from '../errors.ts'
import {ensureFolder, readSnapshot, writeDurably} from '../store/durable-write.ts'
import {removeQuietly} from '../store/file-calls.ts'
import {isBlobOf, readBlob, writeBlob} from './blobs.ts'
import type {Blobs, Stages} from './new-commit.ts'
import {isOwnRepository, type Repository} from './repository.ts'
import {filesOf, isTemplate, templateFolder} from './tree.ts'

/*
 * The user's own templates, in the folder beside the book: they go along with it where the repository holds nothing else. As with
 * the book, git does not write their files, so that no filter of a copied repository runs.
 */

/** Far more than a wording or a style that is taken up may have: what is larger is something else. */
const mostBytes = 1_000_000

const refusal = (message: string, hint: string): CrmError => new CrmError('sync', message, {hint})

/**
 * The templates beside the book that differ from those of the branch, as blobs by path; null for those that are gone. Throws `sync`
 * for a link and for anything else that is no plain file. Nothing where other work shares the repository: there they are its own.
 *
 * @param own the other paths that belong to the book
 */
export function gatherTemplates(repository: Repository, tip: string | undefined, own: readonly string[]): Blobs {
  const held = tip === undefined ? new Map<string, string>() : filesOf(repository, tip)
  const isAlone = [...held.keys()].every(path => own.includes(path) || isTemplate(path))
  if (!isAlone || !isOwnRepository(repository)) return new Map()
  const changed = new Map<string, string | null>()
  for (const path of held.keys()) if (isTemplate(path) && !isThere(join(repository.top, path))) changed.set(path, null)
  for (const path of listTemplates(repository)) {
    const bytes = readTemplate(join(repository.top, path), path)
    const known = held.get(path)
    if (known === undefined || !isBlobOf(known, bytes)) changed.set(path, writeBlob(repository, bytes))
  }
  return changed
}

/** The files in the folder, without those that git is told to ignore. */
function listTemplates({git, top}: Repository): string[] {
  if (!isThere(join(top, templateFolder))) return []
  refuseLink(join(top, templateFolder), templateFolder)
  const listed = git.fields(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', templateFolder])
  return [...new Set(listed)].filter(path => isThere(join(top, path)))
}

const isThere = (file: string): boolean => lstatSync(file, {throwIfNoEntry: false}) !== undefined

function refuseLink(file: string, path: string): void {
  if (!lstatSync(file).isSymbolicLink()) return
  throw refusal(`${path} beside the book is a link: it could lead anywhere`, 'Put the file itself in its place.')
}

function readTemplate(file: string, path: string): Buffer {
  refuseLink(file, path)
  const found = lstatSync(file)
  const hint = 'Take it out of that folder.'
  if (!found.isFile()) throw refusal(`${path} beside the book is no plain file`, hint)
  if (found.size > mostBytes) throw refusal(`${path} is too large for a template: ${found.size} bytes`, hint)
  return readSnapshot(file).bytes ?? Buffer.alloc(0)
}

/**
 * The templates that differ between two commits, as they are in the second; null for those that it lacks. Throws `sync` where a file
 * on disk is in neither state.
 */
export function planTemplates(repository: Repository, from: string | undefined, to: string): Blobs {
  const before = from === undefined ? new Map<string, string>() : filesOf(repository, from)
  const after = filesOf(repository, to)
  const changed = new Map<string, string | null>()
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    if (!isTemplate(path) || !isOwnRepository(repository) || before.get(path) === after.get(path)) continue
    refuseChanged(repository, path, [before.get(path), after.get(path)])
    changed.set(path, after.get(path) ?? null)
  }
  return changed
}

function refuseChanged({top}: Repository, path: string, known: readonly (string | undefined)[]): void {
  const file = join(top, path)
  if (isThere(file)) refuseLink(file, path)
  const {bytes} = readSnapshot(file)
  if (bytes === null || known.some(blob => blob !== undefined && isBlobOf(blob, bytes))) return
  throw refusal(
    `${path} here is neither committed nor the one that came`,
    'Nothing is lost. Move it away, run crm sync, and then put back of it what you want.',
  )
}

/** Writes templates beside the book, or takes them away. */
export function writeTemplates(repository: Repository, templates: Blobs): void {
  for (const [path, blob] of templates) {
    const file = join(repository.top, path)
    if (blob === null) removeQuietly(file)
    else {
      ensureFolder(dirname(file))
      writeDurably(file, readBlob(repository, blob), readSnapshot(file), {keepMode: existsSync(file)})
    }
  }
}

/**
 * What is made of a template that both sides changed: ours stays, and theirs lies beside it under another name, which no letter
 * takes up. Where one side removed it, what the other wrote stays. Nothing for another file.
 *
 * @param theirs the commit of the other side
 */
export function settleTemplate(path: string, [, ours, other]: Stages, theirs: string): Blobs | undefined {
  if (!isTemplate(path)) return undefined
  if (ours === undefined || other === undefined) return new Map([[path, ours ?? other ?? null]])
  return new Map([
    [path, ours],
    [`${path}.theirs-${theirs.slice(0, 8)}`, other],
  ])
}
