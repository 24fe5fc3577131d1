import {spawnSync} from 'node:child_process'
import {chromiumPath} from './chromium.ts'

const runs = (program: string): boolean => spawnSync(program, ['-v'], {stdio: 'ignore'}).error === undefined

/** Says plainly what is missing: a browser test that is skipped proves nothing. */
export function setup(): void {
  const missing = [
    ...(chromiumPath() ? [] : ['Chromium (Debian: chromium; another place: CHROMIUM=/path/to/it)']),
    ...(['pdfinfo', 'pdftoppm'].every(runs) ? [] : ['pdfinfo and pdftoppm (Debian: poppler-utils)']),
  ]
  if (missing.length > 0) throw new Error(`the browser tests cannot run without ${missing.join(' and ')}`)
}
