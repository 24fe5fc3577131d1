import {flagOf} from '../src/lib/book/input.ts'
import {collections} from '../src/lib/book/registry.ts'
import {
  type Manifest,
  type ManifestCommand,
  type ManifestFlag,
  shownCommands,
  wordsOf,
} from '../src/lib/program/manifest.ts'
import {aboutFlag, formsOf, ownFlags, placeholderOf} from './own-flags.ts'

/** How a command is written: `crm promise CUSTOMER TEXT`. */
export const usageOf = (command: ManifestCommand): string =>
  [
    'crm',
    wordsOf(command),
    ...Object.entries(command.args).map(([name, {required}]) =>
      required ? name.toUpperCase() : `[${name.toUpperCase()}]`,
    ),
  ]
    .filter(Boolean)
    .join(' ')

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const flagLine = (flag: ManifestFlag): string => {
  const form = [formsOf(flag).join(', '), placeholderOf(flag)].filter(Boolean).join(' ')
  const note = flag.default === undefined || flag.default === false ? '' : ` (default: ${String(flag.default)})`
  return `| \`${cell(form)}\`${flag.multiple ? ' …' : ''} | ${cell(aboutFlag(flag))}${note} |`
}

/** docs/commands.md: every command with its arguments, flags and examples. */
export function makeReference(manifest: Manifest): string {
  const sections = shownCommands(manifest).map(command => {
    const args = Object.entries(command.args).map(
      ([name, {description}]) => `| \`${name.toUpperCase()}\` | ${cell(description ?? '')} |`,
    )
    const table = [...args, ...ownFlags(command).map(flagLine)]
    return [
      `## ${usageOf(command)}`,
      '',
      `${command.summary ?? ''}.${command.description ? ` ${command.description}` : ''}`,
      ...(table.length > 0 ? ['', '| | |', '|---|---|', ...table] : []),
      ...(command.examples?.length ? ['', '```sh', ...command.examples, '```'] : []),
      '',
    ].join('\n')
  })
  return `<!-- Written by npm run build from the commands themselves. -->
# Commands

Every command takes \`--json\` (one object on standard output, errors too), \`--file PATH\` (the data file) and \`--help\`.

${sections.join('\n')}`
}

/** The table of commands in the README. */
export const makeCommandTable = (manifest: Manifest): string =>
  [
    '| command | |',
    '|---|---|',
    ...shownCommands(manifest).map(command => `| \`${cell(usageOf(command))}\` | ${cell(command.summary ?? '')} |`),
  ].join('\n')

/** The tables of DATA-MODEL: every field of every type. */
export function makeFieldTables(): string {
  return collections
    .map(({type, letter, label, fields}) => {
      const rows = Object.entries(fields).map(([name, field]) => {
        const flag = flagOf(name, field)
        const marks = [field.required ? 'required' : '', field.client ? 'client-facing' : 'private']
          .filter(Boolean)
          .join(', ')
        const kind =
          field.kind === 'choice'
            ? field.options.join(' \\| ')
            : field.kind === 'reference' || field.kind === 'references'
              ? `${field.kind} to ${field.to}`
              : field.kind
        return `| \`${name}\` | ${kind} | ${marks} | ${flag ? `\`--${flag}\`` : ''} | ${cell(field.help)} |`
      })
      return [
        `### ${label} (\`${type}\`, ids begin with \`${letter}\`)`,
        '',
        '| field | kind | | flag | |',
        '|---|---|---|---|---|',
        ...rows,
        '',
      ].join('\n')
    })
    .join('\n')
}

/** A document with the part between two markers replaced. Throws where the markers are missing. */
export function fillMarked(text: string, name: string, body: string): string {
  const [begin, end] = [`<!-- ${name}: written by npm run build -->`, `<!-- ${name}: end -->`]
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`no markers for ${name}`)
  return `${text.slice(0, from + begin.length)}\n${body}\n${text.slice(to)}`
}
