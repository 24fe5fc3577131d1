import {readdirSync} from 'node:fs'
import {basename, dirname, extname, join} from 'node:path'
import type {StoredRecord} from '../change/json.ts'
import type {Check, Content, Finding, Mended, Surgery} from './check.ts'
import {examine} from './examine.ts'

/** What stands between `crm` and `.json` in the names that programs give to the losing side of two changes. */
const conflictNames: readonly RegExp[] = [
  // Dropbox and Nextcloud, in any language: crm (Ana's conflicted copy 2026-01-02).json
  /^ \(.*\d{4}-\d{2}-\d{2}.*\)$/,
  /^ \(.*conflict.*\)$/i,
  // Syncthing: crm.sync-conflict-20260102-120000-ABCDEFG.json
  /^\.sync-conflict-/,
  // ownCloud: crm_conflict-20260102-120000.json
  /^_conflict-/,
]

/**
 * Google Drive and iCloud number them, as browsers do with downloads: crm (1).json, crm 2.json. OneDrive adds the name of the
 * computer: crm-DESKTOP-4F2K.json, crm-DESKTOP-4F2K-2.json
 */
const plainName = /^(?: (?:\(\d{1,3}\)|\d{1,3})|-[A-Z][A-Z0-9-]{0,18})$/

/** Records whose ids are the same in every book. */
const sharedTypes: ReadonlySet<string> = new Set(['book', 'setting', 'agenda-state'])

type Readable = Extract<Content, {kind: 'readable'}>

/** Conflict copies of a synchronised folder beside the book: what they hold is joined, and they are put away. */
export const checkConflictCopies: Check = examined => {
  const {place, content} = examined
  if (content.kind !== 'readable') return []
  const folder = dirname(place.file)
  return listNames(folder).flatMap(name => {
    const kind = kindOf(name, basename(place.file))
    return kind === undefined
      ? []
      : describe(join(folder, name), kind, content, examine({...place, file: join(folder, name)}).content)
  })
}

/** Sorted; none where the folder cannot be listed, which the look for leftovers tells. */
function listNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

function kindOf(name: string, base: string): 'named' | 'plain' | undefined {
  const ending = extname(base)
  const stem = base.slice(0, base.length - ending.length)
  if (name === base || !name.startsWith(stem) || !name.endsWith(ending)) return undefined
  const between = name.slice(stem.length, name.length - ending.length)
  if (conflictNames.some(pattern => pattern.test(between))) return 'named'
  return plainName.test(between) ? 'plain' : undefined
}

function describe(path: string, kind: 'named' | 'plain', book: Readable, copy: Content): Finding[] {
  const obstacle = obstacleTo(book, copy)
  // A file of such a name that is not of this book is somebody's own business.
  if (obstacle !== undefined && kind === 'plain') return []
  if (obstacle !== undefined)
    return [{path, message: `looks like a conflict copy of the book, but ${obstacle}; look at it and move it away`}]
  const message = 'a conflict copy of the book; join what it holds: crm doctor --fix'
  return [{path, message, mend: surgery => joinCopy(surgery, path)}]
}

/** Why a copy cannot be joined with the book; undefined where it can. */
function obstacleTo(book: Readable, copy: Content): string | undefined {
  if (copy.kind === 'none') return 'it is gone'
  if (copy.kind === 'foreign') return copy.reason
  if (copy.kind === 'damaged') return 'some of its lines cannot be read'
  if (epochOf(book.records) !== epochOf(copy.records))
    return 'it is from before a purge: joining it would bring back what was erased'
  const ids = new Set(book.records.map(({id}) => id))
  const own = copy.records.filter(({type}) => !sharedTypes.has(type))
  return own.length > 0 && !own.some(({id}) => ids.has(id)) ? 'it has no record in common with it' : undefined
}

const epochOf = (records: readonly StoredRecord[]): number => {
  const epoch = records.find(({type}) => type === 'book')?.['epoch']
  return typeof epoch === 'number' ? epoch : 0
}

function joinCopy(surgery: Surgery, path: string): Mended | undefined {
  const {content} = surgery.examine()
  const copy = examine({...surgery.place, file: path}).content
  if (content.kind !== 'readable' || copy.kind !== 'readable' || obstacleTo(content, copy) !== undefined)
    return undefined
  const before = surgery.rewrite([...content.records, ...copy.records])
  const kept = surgery.putAway(path)
  const news = before === undefined ? 'held nothing new' : `joined into the book (which was kept at ${before})`
  return {message: `${news}, and put away`, kept}
}
