import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {delimiter, dirname, join} from 'node:path'
import {root} from './root.ts'

/** Runs the whole test suite, with the program built by this Node, under other versions of Node taken from npm. */
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24', '26']

const windows = process.platform === 'win32'

function run(command: string, args: readonly string[], path = process.env['PATH'] ?? ''): boolean {
  const {status} = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: {...process.env, PATH: path},
    shell: windows,
  })
  return status === 0
}

/** Takes a version of Node from npm into a folder; undefined where there is none for this machine. */
function fetchNode(version: string, folder: string): string | undefined {
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const fetched = run('npm', [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    folder,
    `${name}@${version}`,
  ])
  return fetched ? join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node') : undefined
}

/** Runs the tests under one version. */
function testUnder(version: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), `crm-node-${version}-`))
  try {
    const node = fetchNode(version, folder)
    if (node === undefined) return false
    console.log(`\nNode ${version}`)
    const path = `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`
    return run(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], path)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

const results = versions.map(version => ({version, passed: testUnder(version)}))
for (const {version, passed} of results) console.log(`Node ${version}: ${passed ? 'passed' : 'failed'}`)
if (results.some(({passed}) => !passed)) process.exitCode = 1
