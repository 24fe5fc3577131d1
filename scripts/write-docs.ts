import {mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {makeManPages} from './man-pages.ts'
import {fillMarked, makeCommandTable, makeFieldTables, makeReference} from './reference.ts'
import {drawRooms} from './rooms.ts'
import {root} from './root.ts'
import {recordSession} from './session.ts'
import {writeIfChanged} from './write-if-changed.ts'

const at = (path: string): string => join(root, path)
const manifest = JSON.parse(readFileSync(at('oclif.manifest.json'), 'utf8'))

writeIfChanged(at('docs/commands.md'), makeReference(manifest))
const readme = fillMarked(readFileSync(at('README.md'), 'utf8'), 'commands', makeCommandTable(manifest))
// Without a shell of this kind the session stays as it was.
writeIfChanged(at('README.md'), process.platform === 'win32' ? readme : fillMarked(readme, 'session', recordSession()))
writeIfChanged(
  at('docs/ARCHITECTURE.md'),
  fillMarked(readFileSync(at('docs/ARCHITECTURE.md'), 'utf8'), 'rooms', drawRooms()),
)
const model = readFileSync(at('docs/DATA-MODEL.md'), 'utf8')
writeIfChanged(at('docs/DATA-MODEL.md'), fillMarked(model, 'fields', makeFieldTables()))

const pages = makeManPages(manifest)
mkdirSync(at('man'), {recursive: true})
for (const file of readdirSync(at('man'))) if (!pages.some(page => page.file === file)) rmSync(at(`man/${file}`))
for (const {file, text} of pages) writeIfChanged(at(`man/${file}`), text)
