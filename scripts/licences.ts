import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

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

/** The notices of all packages that some bundled modules come from, sorted by name; empty where there are none. */
export function licencesOf(modules: Iterable<string>): string {
  const folders = new Set([...modules].flatMap(module => packageFolder(module) ?? []))
  return [...folders]
    .map(readPackage)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({name, version, licence, text}) => `${name} ${version} (${licence})\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`)
}
