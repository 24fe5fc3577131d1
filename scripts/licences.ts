import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Dependency} from './package-contents.ts'

/** A package whose code is in the bundle, with the words of its licence. */
interface Bundled {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

const licenceFile = /^(licen[cs]e|copying|notice)(\.|$)/i

/** The folder of the package that a module of node_modules belongs to. */
const packageFolder = (module: string): string | undefined =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module.replaceAll('\0', ''))?.[0]

function readPackage(folder: string): Bundled {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const texts = readdirSync(folder)
    .filter(file => licenceFile.test(file))
    .sort()
    .map(file => readFileSync(join(folder, file), 'utf8').trim())
  if (texts.length === 0) throw new Error(`${name}: no licence to take along`)
  return {name, version, licence: String(license), text: texts.join('\n\n')}
}

/** The packages that some bundled modules come from, sorted by name. */
function readBundled(modules: Iterable<string>): Bundled[] {
  const folders = new Set([...modules].flatMap(module => packageFolder(module) ?? []))
  return [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * The notices that the program carries: every package that comes along with its licence, and the words of the licences of those
 * whose code is in the bundle. The others have theirs in their own folders.
 *
 * @throws Error for a bundled package without a licence to take along
 */
export function licencesOf(modules: Iterable<string>, dependencies: readonly Dependency[]): string {
  const bundled = readBundled(modules)
  const names = new Set(bundled.map(({name}) => name))
  const rows = dependencies.map(
    ({name, version, licence}) =>
      `${`${name} ${version}`.padEnd(40)} ${licence.padEnd(18)} ${names.has(name) ? 'in the bundle' : 'installed beside it'}`,
  )
  return [
    `crm comes with the work of others:\n\n${rows.join('\n')}\n\nThe licences of those in the bundle:\n`,
    ...bundled.map(({name, version, licence, text}) => `${name} ${version} (${licence})\n\n${text}\n`),
  ].join(`\n${'-'.repeat(80)}\n\n`)
}
