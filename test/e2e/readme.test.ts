import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {fillMarked} from '../../scripts/reference.ts'
import {root} from '../../scripts/root.ts'
import {recordSession} from '../../scripts/session.ts'

it.skipIf(process.platform === 'win32')(
  'shows in the README a session as it is today (mend it with: npm run build)',
  () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const session = recordSession()
    expect(session).toContain('$ crm undo\nTaken back: ')
    expect(readme).toBe(fillMarked(readme, 'session', session))
  },
)
