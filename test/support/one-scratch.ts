import {mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/**
 * All that the tests leave in the folder for temporary files is in one folder of theirs, which is gone when they are over. What a
 * caller that is a hook of git hands down (`GIT_DIR` …) would lead their own repositories elsewhere.
 */
export function setup(): () => void {
  const before = process.env['TMPDIR']
  const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'crm-tests-'))
  process.env['TMPDIR'] = scratch
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name]
  return () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(scratch, {recursive: true, force: true})
  }
}
