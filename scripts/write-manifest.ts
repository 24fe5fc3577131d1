import {join} from 'node:path'
import {makeManifest} from './manifest.ts'
import {root} from './root.ts'
import {writeIfChanged} from './write-if-changed.ts'

writeIfChanged(join(root, 'oclif.manifest.json'), await makeManifest(root))
