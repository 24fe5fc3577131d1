import type {Command} from '@oclif/core'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {yesFlag} from '../lib/command/flags.ts'
import {readManifest} from '../lib/program/manifest.ts'
import type {CommandLoaders} from '../lib/start/command-line.ts'
import {safeText} from '../lib/text/safe.ts'

/** Every command of the table can be made. */
type Concrete = new (argv: string[], config: Command['config']) => Command

export default class Mcp extends CrmCommand {
  static override summary = 'Serve the book to an assistant, by the Model Context Protocol'
  static override description =
    'Speaks the protocol on standard input and output, for a program that starts it. Its tools are the commands of every day, with the same checks, answers and undo; those that remove records only with --allow-removal. What writes files, syncs, changes settings or erases for good is not offered.'
  static override examples = ['crm mcp', 'crm mcp --read-only', 'crm mcp --file ~/clients/crm.json']
  static override flags = {
    'read-only': yesFlag({description: 'only tools that read'}),
    'allow-removal': yesFlag({description: 'tools that remove and merge records, too', exclusive: ['read-only']}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(Mcp)
    const readOnly = flags['read-only']
    const manifest = readManifest(this.config.root)
    const [{serve}, {toolsOf}] = await Promise.all([import('../lib/mcp/serve.ts'), import('../lib/mcp/tools.ts')])
    const {file, config} = this
    const {loaders} = config as unknown as {loaders: CommandLoaders}
    const {stderr} = this.context
    if (process.stdin.isTTY) stderr.write('Waiting for messages of the protocol on standard input; Ctrl-D ends it.\n')
    await serve({
      version: manifest.version,
      tools: toolsOf(manifest, {readOnly, removal: flags['allow-removal']}),
      readOnly,
      stdin: process.stdin,
      stdout: process.stdout,
      warn: message => stderr.write(`warning: ${safeText(message)}\n`),
      run: async (words, argv) => {
        const module = await loaders[words]?.()
        if (!module) throw new Error(`no command: ${words}`)
        const command = new (module.default as unknown as Concrete)(['--json', `--file=${file}`, ...argv], config)
        command.id = words.replaceAll(' ', ':')
        const answer: unknown = await command.run()
        process.exitCode = 0
        return answer
      },
    })
  }
}
