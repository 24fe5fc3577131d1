import {readdirSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {errnoCode, throwDataFileError} from './errno.ts'
import {type OwnFile, readOwnFile} from './own-file.ts'

const folder = 'templates'

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
