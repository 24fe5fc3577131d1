import {mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** All that the tests leave in the folder for temporary files is in one folder of theirs, which is gone when they are over. */
export function setup(): () => void {
  const before = process.env['TMPDIR']
  const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'crm-tests-'))
  process.env['TMPDIR'] = scratch
  return () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(scratch, {recursive: true, force: true})
  }
}
