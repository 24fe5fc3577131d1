import {join} from 'node:path'
import {root} from './root.ts'
import {makeSchema} from './schema/commands.ts'
import {writeIfChanged} from './write-if-changed.ts'

writeIfChanged(join(root, 'schema/crm.schema.json'), makeSchema(root))
