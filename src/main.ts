import {commandLoaders} from './command-table.ts'
import {hasFlag, readCommandLine} from './lib/start/command-line.ts'
import {makeConfiguration, versionText} from './lib/start/configuration.ts'
import {createOutput} from './lib/start/streams.ts'

/** Runs `crm` with the words behind its name; `root` is the folder of its package.json. Sets the exit code of the process. */
export async function main(argv: readonly string[], root: string): Promise<void> {
  let hasFailed = false
  process.on('uncaughtException', error => {
    // What is thrown while this is told would come here again.
    if (hasFailed) return
    hasFailed = true
    fail(error, argv)
  })
  try {
    await run(argv, root)
  } catch (error) {
    await fail(error, argv)
  }
}

async function run(argv: readonly string[], root: string): Promise<void> {
  const wanted = readCommandLine(argv, commandLoaders)
  if (wanted.kind === 'version') {
    createOutput(1, process).write(`${versionText(process)}\n`)
  } else if (wanted.kind === 'command') {
    const {default: command} = await wanted.load()
    command.id = wanted.id.replaceAll(' ', ':')
    await command.run([...wanted.argv], makeConfiguration(root, process, commandLoaders))
  } else {
    const {guide} = await import('./lib/start/guide.ts')
    await guide(wanted, {root, json: hasFlag(argv, '--json'), ids: Object.keys(commandLoaders)})
  }
}

async function fail(error: unknown, argv: readonly string[]): Promise<void> {
  const [stdout, stderr] = [createOutput(1, process), createOutput(2, process)]
  const report = await import('./lib/start/report.ts').catch(() => undefined)
  if (!report) {
    // An installation of which a part is missing or damaged: what is thrown from here would come here again.
    stderr.write(`error: ${error}\nThe installation of crm is damaged: install it anew.\n`)
    process.exitCode = 1
    return
  }
  const {reportError} = report
  process.exitCode = reportError(error, {json: hasFlag(argv, '--json'), argv, stdout, stderr})
}
