import packageJson from '../../../package.json' with {type: 'json'}
import type {CommandLoaders} from './command-line.ts'

/** What `crm --version` prints. */
export const versionText = (process: NodeJS.Process): string =>
  `${packageJson.oclif.bin}/${packageJson.version} ${process.platform}-${process.arch} node-${process.version}`

/** As much of oclif's configuration as a command uses while it runs; from the sources, oclif itself loads the rest by `root`. */
export function makeConfiguration(root: string, process: NodeJS.Process, loaders: CommandLoaders) {
  return {
    root,
    bin: packageJson.oclif.bin,
    version: packageJson.version,
    topicSeparator: packageJson.oclif.topicSeparator,
    /** The other commands, for one that runs them. */
    loaders,
    userAgent: versionText(process),
    runHook: async () => ({successes: [], failures: []}),
    scopedEnvVar: () => undefined,
    scopedEnvVarKeys: () => [],
  }
}
