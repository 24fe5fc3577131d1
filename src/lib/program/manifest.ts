import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/** A flag as oclif.manifest.json describes it. */
export interface ManifestFlag {
  readonly name: string
  readonly char?: string
  readonly type: 'boolean' | 'option'
  readonly description?: string
  readonly summary?: string
  /** What stands for the value in the help. */
  readonly helpValue?: string
  readonly multiple?: boolean
  readonly allowNo?: boolean
  readonly hidden?: boolean
  readonly default?: unknown
  /** The values there are, where they are few. */
  readonly choices?: readonly string[]
}

export interface ManifestArg {
  readonly name: string
  readonly description?: string
  readonly required?: boolean
  readonly multiple?: boolean
  readonly choices?: readonly string[]
}

export interface ManifestCommand {
  /** Its words joined with colons. */
  readonly id: string
  readonly summary?: string
  readonly description?: string
  readonly hidden?: boolean
  readonly examples?: readonly string[]
  readonly args: {readonly [name: string]: ManifestArg}
  readonly flags: {readonly [name: string]: ManifestFlag}
}

/** What the built program knows of its own commands. */
export interface Manifest {
  readonly version: string
  readonly commands: {readonly [id: string]: ManifestCommand}
}

/** The words that run a command: `promise keep`; none for the overview, which `crm` alone prints. */
export const wordsOf = ({id}: ManifestCommand): string => (id === 'overview' ? '' : id.replaceAll(':', ' '))

/** The commands that the help lists, sorted by their words. */
export const shownCommands = ({commands}: Manifest): ManifestCommand[] =>
  Object.values(commands)
    .filter(({hidden}) => !hidden)
    .sort((a, b) => (wordsOf(a) < wordsOf(b) ? -1 : 1))

/** Reads the manifest that comes with the program; `root` is the folder of its package.json. */
export const readManifest = (root: string): Manifest =>
  JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8'))
