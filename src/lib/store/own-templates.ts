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
  (language: string, name: string): string | undefined => {
    // A language comes out of the book, and so perhaps from another machine: it must not lead elsewhere.
    if (!/^[A-Za-z0-9-]{1,35}$/.test(language)) return undefined
    const path = join(dirname(book), 'templates', language, `${name}.txt`)
    try {
      return readFileSync(path, 'utf8')
    } catch (error) {
      const code = errnoCode(error)
      if (code === undefined) throw error
      if (absent.has(code)) return undefined
      throw new CrmError('invalid-value', `the template ${path} could not be read: ${explainErrno(error)}`, {
        hint: 'Check the file and its permissions.',
      })
    }
  }
