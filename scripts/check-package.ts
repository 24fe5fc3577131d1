import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {dependenciesOf, describePackage, findPackageFaults} from './package-contents.ts'
import {root} from './root.ts'

const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
if (packed.status !== 0) throw new Error(packed.stderr)
const [{files, size}] = JSON.parse(packed.stdout)
const {packages} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const faults = findPackageFaults(files, dependenciesOf(packages))
for (const fault of faults) console.error(fault)
console.log(describePackage(files, size))
if (faults.length > 0) process.exitCode = 1
