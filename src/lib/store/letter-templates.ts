import {readdirSync, readFileSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {CrmError, invalidValue} from '../errors.ts'
import {errnoCode, throwDataFileError} from './errno.ts'

/** A file of the user's own beside the book: its path from there, and what is in it. */
interface OwnFile {
  readonly file: string
  readonly text: string
}

const folder = 'templates'
/** A wording or a style is a page or two. */
const mostBytes = 100_000

/** Whether the user has templates beside their book: what reads them is loaded only then. */
export const hasTemplates = (book: string): boolean =>
  statSync(join(dirname(book), folder), {throwIfNoEntry: false})?.isDirectory() ?? false

/** The wordings of a language, `templates/en/results.mustache` and the like, by name; none where there is no such folder. */
export function readTemplates(book: string, language: string): OwnFile[] {
  const place = join(dirname(book), folder, language)
  try {
    const names = readdirSync(place).filter(name => name.endsWith('.mustache') && !name.startsWith('.'))
    return names.sort().flatMap(name => readOwnFile(book, `${folder}/${language}/${name}`) ?? [])
  } catch (error) {
    if (errnoCode(error) === 'ENOENT') return []
    return throwDataFileError(`the templates in ${place} could not be read`, place, error)
  }
}

/** The user's style for the page of a letter, `templates/style.css`, where there is one. */
export const readStyle = (book: string): OwnFile | undefined => readOwnFile(book, `${folder}/style.css`)

function readOwnFile(book: string, file: string): OwnFile | undefined {
  const path = join(dirname(book), file)
  try {
    const bytes = readFileSync(path)
    if (bytes.length > mostBytes) throw invalidValue(`${file} is too long: ${bytes.length} bytes`, 'Keep it to a page.')
    return {file, text: new TextDecoder('utf-8', {fatal: true}).decode(bytes)}
  } catch (error) {
    if (error instanceof CrmError) throw error
    if (error instanceof TypeError) throw invalidValue(`${file} is not UTF-8`, 'Save it as UTF-8.')
    if (errnoCode(error) === 'ENOENT') return undefined
    return throwDataFileError(`${file} could not be read`, path, error)
  }
}
