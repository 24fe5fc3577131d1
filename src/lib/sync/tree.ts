import {CrmError} from '../errors.ts'
import {quote} from '../text/quote.ts'
import {attributesPath} from './attributes.ts'
import {splitFields} from './git.ts'
import {isOwnRepository, type Repository} from './repository.ts'

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

/** The paths that a commit holds. */
export const pathsOf = ({git}: Repository, commit: string): string[] =>
  splitFields(git.recallBytes(['ls-tree', '-r', '-z', '--full-tree', '--name-only', commit]))
