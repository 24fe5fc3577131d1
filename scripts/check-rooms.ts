import {join} from 'node:path'
import {readSources} from './imports.ts'
import {findCycles, findHomeless, findIdleArrows, findImpurities, findSlowHeads, findStrayImports} from './rooms.ts'
import {root} from './root.ts'

const sources = readSources(join(root, 'src'))
const faults = [
  ...findHomeless(sources),
  ...findImpurities(sources),
  ...findStrayImports(sources),
  ...findIdleArrows(sources),
  ...findSlowHeads(sources),
  ...findCycles(sources).map(cycle => `a circle of imports: ${cycle.join(' → ')}`),
]
for (const fault of faults) console.error(fault)
console.log(`${sources.length} source files, ${faults.length} faults in how they lean on each other`)
if (faults.length > 0) process.exitCode = 1
