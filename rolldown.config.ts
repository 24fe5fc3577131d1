import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join, relative, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {defineConfig, type Plugin} from 'rolldown'
import {everyday, findCommandFiles} from './scripts/command-files.ts'
import {findNeeds, readSources} from './scripts/imports.ts'
import {licencesOf} from './scripts/licences.ts'
import {dependenciesOf} from './scripts/package-contents.ts'

const root = dirname(fileURLToPath(import.meta.url))
const oclif = dirname(createRequire(import.meta.url).resolve('@oclif/core'))
const standIns = join(root, 'src/lib/start/oclif/stand-ins.ts')
const cache = join(root, 'src/lib/start/oclif/cache.ts')
const plain = join(root, 'src/lib/start/oclif/plain.ts')

/** Parts of oclif that every command would load and none uses, and what stands for them in the bundle. */
const replacedFiles: Readonly<Record<string, string>> = {
  'cache.js': cache,
  'config/index.js': standIns,
  'errors/handle.js': standIns,
  'help/index.js': standIns,
  'help/util.js': standIns,
  'logger.js': standIns,
  'screen.js': standIns,
  'ux/index.js': standIns,
  'ux/theme.js': standIns,
  'ux/list.js': plain,
}

/** Packages that oclif takes along, and parts of Node that are slow to load. */
const replacedPackages: Readonly<Record<string, string>> = {
  'clean-stack': plain,
  'indent-string': plain,
  'wrap-ansi': plain,
  'node:fs/promises': standIns,
  'node:os': standIns,
  'node:readline': standIns,
}

/** The whole of oclif, for help: loaded from its package when it is asked for. */
const wholeOclif: ReadonlySet<string> = new Set(['@oclif/core/config', '@oclif/core/help'])

/** Listening for a closed pipe would open `process.stdout` at every start; main ends quietly there. */
const closedPipeListener = /process\.stdout\.on\('error', \(err\) => \{.*?\n\}\);\n/s

const lightOclif: Plugin = {
  name: 'light-oclif',
  async resolveId(source, importer) {
    if (source === '@oclif/core') return '\0oclif'
    if (wholeOclif.has(source)) return {id: source, external: true}
    if (!importer?.startsWith(oclif)) return null
    if (source in replacedPackages) return replacedPackages[source]
    const resolved = await this.resolve(source, importer, {skipSelf: true})
    const file = resolved && relative(oclif, resolved.id).split(sep).join('/')
    return (file && replacedFiles[file]) ?? resolved
  },
  load(id) {
    if (id !== '\0oclif') return null
    return `export {Command} from '@oclif/core/command'
export * as Args from '@oclif/core/args'
export * as Flags from '@oclif/core/flags'`
  },
  transform(code, id) {
    if (id !== join(oclif, 'command.js')) return null
    if (!closedPipeListener.test(code)) this.error('@oclif/core listens for a closed pipe in another way than it did')
    return {code: code.replace(closedPipeListener, '')}
  },
}

/** cli-table3 measures text with `string-width`; ours knows more scripts and is loaded already. */
const ownTextWidth: Plugin = {
  name: 'own-text-width',
  resolveId: source => (source === 'string-width' ? '\0string-width' : null),
  load(id) {
    if (id !== '\0string-width') return null
    return `module.exports = require(${JSON.stringify(join(root, 'src/lib/terminal/width.ts'))}).displayWidth`
  },
}

/**
 * What other files of the bundle use of this one, given as values. rolldown gives each by a getter, which only a variable that changes
 * needs: hundreds of them take two milliseconds of every start.
 */
const plainExports: Plugin = {
  name: 'plain-exports',
  renderChunk(code) {
    const constants = new Set(
      Array.from(code.matchAll(/^(?:const|class|(?:async )?function\*?) ([\w$]+)/gm), ([, name]) => name),
    )
    return code.replace(
      /Object\.defineProperty\(exports, "([\w$]+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return ([\w$]+);\s+\}\s+\}\);/g,
      (getter, name: string, variable: string) => (constants.has(variable) ? `exports.${name} = ${variable};` : getter),
    )
  },
}

/** The work of others goes with their notices. */
const notices: Plugin = {
  name: 'notices',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap(file => (file.type === 'chunk' ? file.moduleIds : []))
    const {packages} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const source = licencesOf(modules, dependenciesOf(packages))
    this.emitFile({type: 'asset', fileName: 'third-party-licences.txt', source})
  },
}

const commandsFolder = join(root, 'src/commands')
const commands = findCommandFiles(commandsFolder).map(({path}) => [
  `commands/${path}`,
  join(commandsFolder, `${path}.ts`),
])

/** What several commands share: one file is read faster than many. Libraries stay apart, they are loaded where they are used. */
const isShared = (id: string): boolean => id.startsWith(oclif) || !id.includes('node_modules')

const sources = readSources(join(root, 'src'))
const needs = everyday.map(path => findNeeds(sources, `commands/${path}.ts`))

/** The everyday commands that need a file; all of them need oclif. */
function findUsers(id: string): readonly string[] {
  const path = relative(join(root, 'src'), id).split(sep).join('/')
  return id.startsWith(oclif) ? everyday : everyday.filter((_, at) => needs[at]?.has(path))
}

/**
 * One file for what the same everyday commands need, so that none of them loads what it does not. What more of them need comes
 * first: a group takes along what its files need.
 */
const everydayGroups = everyday.slice(1).map((_, at) => {
  const count = everyday.length - at
  return {
    name: (id: string): string | null => {
      const users = findUsers(id)
      if (users.length !== count) return null
      return count === everyday.length ? 'core' : users.map(name => name.split('/')[0]).join('-')
    },
    priority: 10 + count,
  }
})

/** Shared code by who needs it: what everyday commands need, then the rooms that only some commands enter. */
const groups = [
  {name: 'words', test: /lib.start.(command-line|configuration|streams)\.ts|package\.json/, priority: 20},
  {name: 'chrono', test: /node_modules.chrono-node/, priority: 20},
  ...everydayGroups,
  {name: 'git', test: /lib.(sync|doctor)/, minShareCount: 2, priority: 3},
  {name: 'hooks', test: /lib.hooks/, minShareCount: 2, priority: 3},
  {name: 'letters', test: /lib.recap.(?!languages.[a-z]{2}\.ts)/, minShareCount: 2, priority: 3},
  {name: 'exchange', test: /lib.(exchange|reach)/, minShareCount: 2, priority: 3},
  {name: 'rules', test: /lib.(retention|calendar|actions)/, minShareCount: 4, priority: 2},
  {name: 'more', test: isShared, minShareCount: 4, priority: 1},
]

/** The parser's errors are told apart by the names of their classes. */
const keepNames = {function: false, class: true}

/*
 * CommonJS, because it starts faster: the first ES module costs a twentieth of a bare start of Node 20, and importing node:fs
 * from one loads all of its streams. Small and ASCII, because every byte that a start touches costs time: V8 keeps ASCII in half
 * the memory. bin/dev.js runs the sources, whose stack traces name everything.
 */
export default defineConfig({
  cwd: root,
  input: {main: 'src/main.ts', ...Object.fromEntries(commands)},
  platform: 'node',
  plugins: [lightOclif, ownTextWidth, plainExports, notices],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'cjs',
    exports: 'named',
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'parts/[name].cjs',
    comments: false,
    charset: 'ascii',
    minify: {compress: {keepNames}, mangle: {keepNames}, codegen: true},
    codeSplitting: {groups},
  },
})
