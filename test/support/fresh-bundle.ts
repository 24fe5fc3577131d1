import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'

const root = join(import.meta.dirname, '../..')
const bundle = join(root, 'dist/main.cjs')
const inputs = ['src', 'scripts', 'package.json', 'package-lock.json', 'rolldown.config.ts']

const timeOf = (path: string): number => statSync(path).mtimeMs

/** When a file, or any in a folder, was last written. */
function newest(path: string): number {
  if (!statSync(path).isDirectory()) return timeOf(path)
  const entries = readdirSync(path, {recursive: true, encoding: 'utf8'})
  return Math.max(...entries.map(entry => timeOf(join(path, entry))))
}

/** The tests of the built program run on a bundle that is as new as its sources. */
export function setup(): void {
  const stale = !existsSync(bundle) || Math.max(...inputs.map(input => newest(join(root, input)))) > timeOf(bundle)
  if (stale) execFileSync('npm', ['run', 'bundle'], {cwd: root, stdio: 'inherit', shell: process.platform === 'win32'})
}
