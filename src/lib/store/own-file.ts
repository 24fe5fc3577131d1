import {readFileSync, realpathSync} from 'node:fs'
import {dirname, join, sep} from 'node:path'
import {CrmError, invalidValue} from '../errors.ts'
import {errnoCode, throwDataFileError} from './errno.ts'

/** A file of the user's own beside the book: its path from there, with slashes, and what is in it. */
export interface OwnFile {
  readonly file: string
  readonly text: string
}

/** A wording or a style is a page or two. */
const mostBytes = 100_000

const absent: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR'])

/**
 * Reads a text that the user keeps beside the book. Nothing where there is none.
 *
 * @param file its path from the folder of the book, with slashes
 * @throws CrmError `invalid-value` for one that is too long or is not UTF-8, and for a link that leads out of the folder of the book,
 *   which may have been copied from anywhere: a letter must carry nothing from elsewhere; `data-file` where it cannot be read
 */
export function readOwnFile(book: string, file: string): OwnFile | undefined {
  const folder = dirname(book)
  const path = join(folder, file)
  try {
    refuseOutside(realpathSync(folder), realpathSync(path), file)
    const bytes = readFileSync(path)
    if (bytes.length > mostBytes) throw invalidValue(`${file} is too long: ${bytes.length} bytes`, 'Keep it to a page.')
    return {file, text: new TextDecoder('utf-8', {fatal: true}).decode(bytes)}
  } catch (error) {
    if (error instanceof CrmError) throw error
    if (error instanceof TypeError) throw invalidValue(`${file} is not UTF-8`, 'Save it as UTF-8.')
    if (absent.has(errnoCode(error))) return undefined
    return throwDataFileError(`${file} could not be read`, path, error)
  }
}

function refuseOutside(folder: string, target: string, file: string): void {
  if (target.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return
  throw invalidValue(`${file} is a link that leads out of the folder of the book`, 'Put the file itself in its place.')
}
