import {mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'

/** A new empty folder, by its real path, that is gone after the test. */
export function makeScratchFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'crm-test-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}
