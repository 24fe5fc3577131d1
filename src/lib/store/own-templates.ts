import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {CrmError} from '../errors.ts'
import {errnoCode, explainErrno} from './errno.ts'

const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR'])

/**
 * The user's own templates: `templates/LANGUAGE/NAME.txt` beside the book.
 *
 * @throws CrmError `invalid-value` for a file that is there and cannot be read
 */
export const ownTemplatesOf =
  (book: string) =>
  (language: string, name: string): {readonly file: string; readonly text: string} | undefined => {
    // A language comes out of the book, and so perhaps from another machine: it must not lead elsewhere.
    if (!/^[A-Za-z0-9-]{1,35}$/.test(language)) return undefined
    const file = `templates/${language}/${name}.txt`
    try {
      return {file, text: new TextDecoder('utf-8', {fatal: true}).decode(readFileSync(join(dirname(book), file)))}
    } catch (error) {
      if (error instanceof TypeError && errnoCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
        throw new CrmError('invalid-value', `${file} is not UTF-8`, {hint: 'Save it as UTF-8.'})
      }
      const code = errnoCode(error)
      if (code === undefined) throw error
      if (absent.has(code)) return undefined
      throw new CrmError('invalid-value', `the template ${file} could not be read: ${explainErrno(error)}`, {
        hint: 'Check the file and its permissions.',
      })
    }
  }
