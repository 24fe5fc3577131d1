import {join} from 'node:path'
import {makeCommandTable} from './command-table.ts'
import {root} from './root.ts'
import {writeIfChanged} from './write-if-changed.ts'

writeIfChanged(join(root, 'src/command-table.ts'), await makeCommandTable(join(root, 'src/commands')))
