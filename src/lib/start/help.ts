import type {Command, Interfaces} from '@oclif/core'
import {Config} from '@oclif/core/config'
import {CommandHelp, Help} from '@oclif/core/help'

/** The commands of every day, in the order a new user needs them. */
export const everyDay: readonly string[] = ['add', 'log', 'due', 'done', 'brief', 'value', 'recap']

/** The other commands by what one wants to do; those with commands below them by their first word. */
export const subjects: {readonly [subject: string]: readonly string[]} = {
  clients: ['list', 'show', 'find', 'edit', 'rm', 'note', 'contact', 'merge', 'dupes', 'segment'],
  'to do': ['snooze', 'review', 'reach', 'remind', 'promise', 'request', 'playbook', 'consent'],
  renewals: ['renewals', 'renew', 'thanks', 'year', 'engagement', 'feedback', 'spread'],
  growth: ['opportunity', 'pipeline', 'offer', 'refer', 'loyalty', 'purchase', 'expense'],
  figures: ['overview', 'next', 'health', 'stats'],
  'the book': ['init', 'demo', 'config', 'import', 'export', 'undo', 'redo', 'history', 'doctor'],
  machines: ['sync', 'conflicts', 'forget', 'purge', 'hooks', 'completion', 'mcp', 'schema'],
}

type Loadable = Command.Loadable
type Rows = [string, string | undefined][]

/** Shell words of a command line, quoted ones whole. */
const shellWords = /(?:[^\s"']|"[^"]*"|'[^']*')+/g

const summaryOf = ({summary, description}: Loadable): string => (summary ?? description ?? '').split('\n')[0] ?? ''

const isAlias = ({id, aliases}: Loadable): boolean => aliases.includes(id)

/** A command line in lines of at most `width` columns, which a shell reads as one: broken between words, never inside quotes. */
export function wrapCommandLine(line: string, width: number): string {
  const lines: string[] = []
  let current = ''
  for (const word of line.match(shellWords) ?? []) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current !== '' && longer.length > width - 2) {
      lines.push(`${current} \\`)
      current = `  ${word}`
    } else current = longer
  }
  return [...lines, current].join('\n')
}

/** Help of one command: no dollar signs, so that what is printed can be pasted. */
class CrmCommandHelp extends CommandHelp {
  protected override usage(): string {
    const {args, id} = this.command
    const words = Object.values(args).map(arg => {
      const name = `${arg.name.toUpperCase()}${arg.multiple ? '...' : ''}`
      return arg.required ? name : `[${name}]`
    })
    const line = [this.config.bin, id.replaceAll(':', ' '), ...words, '[FLAGS]'].join(' ')
    return this.wrap(line)
  }

  /** All of its lines: oclif keeps the last one alone. */
  protected override description(): string | undefined {
    const {description} = this.command
    return description && this.wrap(description)
  }

  protected override examples(examples: Command.Example[] | string | undefined): string | undefined {
    if (!Array.isArray(examples) || examples.length === 0) return undefined
    const width = this.opts.maxWidth - 2 * this.indentSpacing
    return examples
      .map(example => wrapCommandLine(typeof example === 'string' ? example : example.command, width))
      .join('\n')
  }

  protected override aliases(aliases: string[] | undefined): string | undefined {
    return aliases?.length ? aliases.map(alias => `${this.config.bin} ${alias}`).join('\n') : undefined
  }
}

class CrmHelp extends Help {
  protected override CommandHelpClass = CrmCommandHelp

  constructor(config: Interfaces.Config, options: Partial<Interfaces.HelpOptions>) {
    super(config, options)
    // Lists that are too narrow for two columns are indented by two more than oclif leaves room for.
    this.opts.maxWidth -= 2
  }

  /** One screen: the commands of every day in a line each, and all of them by what one wants to do. */
  protected override async showRootHelp(): Promise<void> {
    const commands = this.sortedCommands.filter(command => !isAlias(command))
    const frequent = everyDay.flatMap(id => commands.filter(command => command.id === id))
    this.log(this.wrap(this.config.pjson['description']))
    this.logRows('EVERY DAY', frequent.map(toRow))
    this.logRows(
      'BY SUBJECT',
      Object.entries(subjects).map(([subject, names]) => [subject, names.join(', ')]),
    )
    const {bin} = this.config
    this.log(
      `\n${this.wrap(`Flags and examples of a command: ${bin} COMMAND --help. Each in a line: ${bin} help --all`)}`,
    )
  }

  /** Every command in a line, those below another one behind it. */
  async showAll(): Promise<void> {
    const commands = this.sortedCommands.filter(command => !isAlias(command))
    this.logRows('ALL COMMANDS', commands.map(toRow))
  }

  /** A command, and those below it. */
  public override async showCommandHelp(command: Loadable): Promise<void> {
    const below = this.sortedCommands.filter(({id}) => id.startsWith(`${command.id}:`))
    this.log(`${this.wrap(summaryOf(command))}\n`)
    this.log(this.formatCommand(command))
    if (below.length > 0) this.log(`\n${this.formatCommands(below)}`)
  }

  protected override formatTopic(topic: Interfaces.Topic): string {
    const usage = this.section('USAGE', `${this.config.bin} ${topic.name.replaceAll(':', ' ')} COMMAND`)
    return topic.description ? `${this.wrap(topic.description)}\n\n${usage}\n` : `${usage}\n`
  }

  private logRows(title: string, rows: Rows): void {
    if (rows.length === 0) return
    const body = this.renderList(rows, {indentation: 2, spacer: '\n', stripAnsi: this.opts.stripAnsi ?? false})
    this.log(`\n${this.section(title, body)}`)
  }
}

const toRow = (command: Loadable): [string, string] => [command.id.replaceAll(':', ' '), summaryOf(command)]

/** Help from the manifest in `root`, as wide as the terminal. */
export async function openHelp(root: string): Promise<CrmHelp> {
  const config = await Config.load({root})
  const options = {docopts: false, flagSortOrder: 'none', hideCommandSummaryInDescription: true} as const
  return new CrmHelp(config, options)
}
