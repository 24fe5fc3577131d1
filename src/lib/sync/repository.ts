import {existsSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import type {StoredRecord} from '../change/json.ts'
import {CrmError} from '../errors.ts'
import {setMode} from '../store/file-calls.ts'
import {quote} from '../text/quote.ts'
import {refuseUnsafeName} from './address.ts'
import {type Environment, Git} from './git.ts'
import {withoutPrograms} from './settings-programs.ts'

/** The repository that holds a book. */
export interface Repository {
  /** git, run in the top folder. */
  readonly git: Git
  readonly top: string
  readonly gitDir: string
  /** The real path of the book. */
  readonly file: string
  /** The path of the book in the repository, with slashes. */
  readonly path: string
  /** The attributes of this clone alone. */
  readonly attributesFile: string
  /** A part of the history was left out when it was cloned; a fetch may have brought it since. */
  readonly wasShallow: boolean
  /** The books that were read already, by blob. */
  readonly books: Map<string, readonly StoredRecord[]>
}

/** The branch of a repository whatever the user's default is. */
export const mainBranch = 'main'

/**
 * The repository that a book lies in, or undefined where there is none. `file` is a real path.
 * Throws `sync` without git, for a bare repository, inside of `.git`, outside of the repository's work tree, and for settings that would
 * have git run a program.
 */
export function findRepository(file: string, env: Environment): Repository | undefined {
  const git = Git.open(dirname(file), env)
  const asked = git.attempt(['rev-parse', ...questions])
  const [bare, insideGitDir, insideWorkTree, gitDir = '', shallow, attributes = '', top = '', prefix = ''] =
    asked.stdout.toString('utf8').split('\n')
  if (bare === 'true') throw misplaced(file, 'a bare repository, which has no files to change', 'Clone it')
  if (insideGitDir === 'true') throw misplaced(file, "git's own folder", 'Move the book beside it')
  if (insideWorkTree === 'false') throw misplaced(file, 'a folder outside of its repository', 'Move the book')
  if (asked.ok) {
    return {
      git: withoutPrograms(git.in(top)),
      top,
      gitDir,
      file,
      path: prefix + basename(file),
      attributesFile: resolve(git.folder, attributes),
      wasShallow: shallow === 'true',
      books: new Map(),
    }
  }
  if (asked.stderr.includes('not a git repository')) return undefined
  throw unusable(git.folder, asked.stderr)
}

/** What git answers one after another, until it comes to one that it cannot. */
const questions: readonly string[] = [
  '--is-bare-repository',
  '--is-inside-git-dir',
  '--is-inside-work-tree',
  '--absolute-git-dir',
  '--is-shallow-repository',
  '--git-path',
  'info/attributes',
  '--show-toplevel',
  '--show-prefix',
]

/**
 * As findRepository, for what can be done without git too: undefined also where git or the repository cannot be used. git is not
 * even asked where no folder above holds a `.git`.
 */
export function findUsableRepository(file: string, env: Environment): Repository | undefined {
  if (!liesBelowGit(file)) return undefined
  try {
    return findRepository(file, env)
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}

/** Whether a folder above a file holds a `.git`; git is not asked. */
export function liesBelowGit(file: string): boolean {
  for (let each = dirname(file); ; each = dirname(each)) {
    if (existsSync(join(each, '.git'))) return true
    if (dirname(each) === each) return false
  }
}

const misplaced = (file: string, where: string, wayOut: string): CrmError =>
  new CrmError('sync', `${file} lies in ${where}`, {hint: `${wayOut}, and name the book with --file.`})

function unusable(folder: string, stderr: string): CrmError {
  const dubious = stderr.includes('dubious ownership')
  const [reason = ''] = stderr.replace(/^(fatal|error): /, '').split('\n')
  return new CrmError('sync', `the repository of ${folder} cannot be used: ${reason}`, {
    hint: dubious
      ? `It belongs to another user. If you trust it: git config --global --add safe.directory ${quote(folder)}`
      : `Look at it with: git -C ${quote(folder)} status`,
  })
}

/** Makes a repository in the folder of a book, on the branch main, for this user's eyes alone. */
export function initRepository(file: string, env: Environment): Repository {
  const folder = dirname(file)
  // An empty template: no hooks of the system's own come along.
  Git.open(folder, env).text(['init', '--quiet', '--template=', '--initial-branch', mainBranch])
  setMode(join(folder, '.git'), 0o700)
  const made = findRepository(file, env)
  if (made) return made
  throw new Error(`no repository in ${folder} after git init`)
}

/** True where the repository was made for the book: it lies at the top. */
export const isOwnRepository = ({path}: Repository): boolean => !path.includes('/')

/** The branch that HEAD is on, without `refs/heads/`; undefined when HEAD is detached. */
export function currentBranch({git}: Repository): string | undefined {
  const head = git.attempt(['symbolic-ref', '--quiet', 'HEAD'])
  if (!head.ok) return undefined
  const branch = head.stdout
    .toString('utf8')
    .trim()
    .replace(/^refs\/heads\//, '')
  refuseUnsafeName(branch, 'branch')
  return branch
}

/** The commit that a revision names, or undefined where there is none. */
export function findCommit({git}: Repository, revision: string): string | undefined {
  const found = git.attempt(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
  return found.ok ? found.stdout.toString('utf8').trim() : undefined
}

/** Whether one commit is contained in another. */
export const isAncestor = ({git}: Repository, older: string, newer: string): boolean =>
  git.recall(['merge-base', '--is-ancestor', older, newer]).ok
