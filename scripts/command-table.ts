import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {findCommandFiles} from './command-files.ts'

interface Entry {
  readonly words: string
  readonly path: string
}

const quote = (text: string): string => (/^[a-z]+$/.test(text) ? text : `'${text}'`)

/** The words of a command and of its aliases. */
async function readEntries(folder: string, {id, path}: {id: string; path: string}): Promise<Entry[]> {
  const {default: command} = await import(pathToFileURL(join(folder, `${path}.ts`)).href)
  const aliases: string[] = [...command.aliases, ...command.hiddenAliases]
  return [id, ...aliases].map(words => ({words: words.replaceAll(':', ' '), path}))
}

/** The source of src/command-table.ts for a folder of commands. */
export async function makeCommandTable(folder: string): Promise<string> {
  const entries = await Promise.all(findCommandFiles(folder).map(file => readEntries(folder, file)))
  const lines = entries
    .flat()
    .sort((a, b) => (a.words < b.words ? -1 : 1))
    .map(({words, path}) => `  ${quote(words)}: () => import('./commands/${path}.ts'),\n`)
  return `// Written by \`npm run build\` from the files in src/commands.
import type {CommandLoaders} from './lib/start/command-line.ts'

/** Every command by its words. */
export const commandLoaders: CommandLoaders = {
${lines.join('')}}
`
}
