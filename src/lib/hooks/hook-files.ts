import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {errnoCode, throwDataFileError} from '../store/errno.ts'

/** An executable in the hooks folder of a book. */
export interface HookFile {
  /** What it hears: `pre-log`, `post-change`. */
  readonly name: string
  readonly path: string
  /** The SHA-256 of its content. */
  readonly hash: string
  readonly content: Buffer
  /** It may be executed. */
  readonly executable: boolean
  /** The ending of its file, `.cmd` or none. */
  readonly ending: string
}

/** Where a book's hooks are. */
export const hooksFolder = (book: string): string => join(dirname(book), 'hooks')

const filePattern = /^(?<name>(?:pre|post)-[a-z]+(?:-[a-z]+)*)(?<ending>\.(?:exe|cmd|bat))?$/

/** A hook is a program of a page, or a small binary; not a disk image. */
const mostBytes = 16 << 20

const contentHash = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

function readHook(folder: string, file: string, platform: NodeJS.Platform): HookFile[] {
  const {name, ending = ''} = filePattern.exec(file)?.groups ?? {}
  if (name === undefined || (platform === 'win32') !== (ending !== '')) return []
  const path = join(folder, file)
  const stat = statSync(path, {throwIfNoEntry: false})
  if (!stat?.isFile() || stat.size > mostBytes) return []
  const content = readFileSync(path)
  const executable = platform === 'win32' || (stat.mode & 0o111) !== 0
  return [{name, path, hash: contentHash(content), content, executable, ending}]
}

/** What stands there is no folder of hooks: nothing, another file, or a link in circles. */
const noFolder: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP'])

/** The hooks of a book, by name. */
export function readHooks(book: string, platform: NodeJS.Platform): HookFile[] {
  const folder = hooksFolder(book)
  try {
    return readdirSync(folder)
      .sort()
      .flatMap(file => readHook(folder, file, platform))
  } catch (error) {
    if (noFolder.has(errnoCode(error))) return []
    return throwDataFileError(`the hooks in ${folder} could not be read`, folder, error)
  }
}
