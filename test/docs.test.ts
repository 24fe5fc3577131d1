import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {findCommandFiles} from '../scripts/command-files.ts'
import {makeCommandTable as makeLoaderTable} from '../scripts/command-table.ts'
import {makeManPages} from '../scripts/man-pages.ts'
import {makeManifest} from '../scripts/manifest.ts'
import {fillMarked, makeCommandTable, makeFieldTables, makeReference, usageOf} from '../scripts/reference.ts'
import {drawRooms, rooms} from '../scripts/rooms.ts'
import {root} from '../scripts/root.ts'
import {makeSchema} from '../scripts/schema/commands.ts'
import {collections} from '../src/lib/book/registry.ts'
import {offerOf, withheld} from '../src/lib/mcp/tool-table.ts'
import {shownCommands} from '../src/lib/program/manifest.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(read('oclif.manifest.json'))

describe('what is generated is not stale (mend it with: npm run build)', () => {
  it('the manifest', async () => {
    expect(read('oclif.manifest.json')).toBe(await makeManifest(root))
  })

  it('the table of commands that the program starts from', async () => {
    expect(read('src/command-table.ts')).toBe(await makeLoaderTable(join(root, 'src/commands')))
  })

  it('the schemas of what commands print', () => {
    expect(read('schema/crm.schema.json')).toBe(makeSchema(root))
  })

  it('the manual', () => {
    const pages = makeManPages(manifest)
    expect(readdirSync(join(root, 'man')).sort()).toEqual(pages.map(({file}) => file).sort())
    for (const {file, text} of pages) expect(read(`man/${file}`), file).toBe(text)
  })

  it('the command reference', () => {
    expect(read('docs/commands.md')).toBe(makeReference(manifest))
  })

  it('the command reference, which names every value of a flag that takes one of few', () => {
    const sections = read('docs/commands.md').split('\n## ')
    for (const command of shownCommands(manifest)) {
      const section = sections.find(each => each.startsWith(`${usageOf(command)}\n`)) ?? ''
      for (const {name, choices = []} of Object.values(command.flags)) {
        const line = section.split('\n').find(each => each.startsWith(`| \`--${name} `)) ?? ''
        for (const choice of choices) expect(line, `${command.id} --${name}`).toContain(choice)
      }
    }
  })

  it('the table of commands in the README', () => {
    const readme = read('README.md')
    expect(readme).toBe(fillMarked(readme, 'commands', makeCommandTable(manifest)))
  })

  it('the drawing of the rooms in ARCHITECTURE', () => {
    const page = read('docs/ARCHITECTURE.md')
    expect(page).toBe(fillMarked(page, 'rooms', drawRooms()))
  })

  it('the fields in DATA-MODEL', () => {
    const model = read('docs/DATA-MODEL.md')
    expect(model).toBe(fillMarked(model, 'fields', makeFieldTables()))
  })
})

describe('ARCHITECTURE', () => {
  it('lists every room of src/lib, from the ground up', () => {
    const listed = [...read('docs/ARCHITECTURE.md').matchAll(/^ {2}([a-z]+)\/ {2,}\S/gm)].map(([, name]) => name)
    expect(listed).toEqual(rooms.map(({name}) => name).filter(name => name !== 'commands'))
  })

  it('says which rooms are pure', () => {
    const pure = rooms.filter(room => room.pure).map(({name}) => `\`${name}\``)
    expect(read('docs/ARCHITECTURE.md')).toContain(`${pure.slice(0, -1).join(', ')} and ${pure.at(-1)} are pure`)
  })
})

describe('GLOSSARY', () => {
  it('has a word for every type of record that a user sees', () => {
    const page = read('docs/GLOSSARY.md')
    const missing = collections.map(({label}) => label).filter(label => !page.includes(`**${label}**`))
    expect(missing).toEqual([])
  })
})

describe('the decisions', () => {
  it('are numbered without a gap, each under its number', () => {
    const files = readdirSync(join(root, 'docs/decisions')).sort()
    expect(files.map(file => Number(file.slice(0, 4)))).toEqual(files.map((_, at) => at + 1))
    for (const file of files)
      expect(read(`docs/decisions/${file}`)).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. `))
  })
})

describe('CHANGELOG', () => {
  it('begins with the version of the package', () => {
    const {version} = JSON.parse(read('package.json'))
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version)
  })
})

describe('the pages that name files', () => {
  const pages = ['.', 'bench', 'docs', 'docs/decisions'].flatMap(folder =>
    readdirSync(join(root, folder)).flatMap(name => (name.endsWith('.md') ? [`${folder}/${name}`] : [])),
  )

  it.each(pages)('%s names none that is not there', page => {
    const named = [...read(page).matchAll(/(?<![\w/.])(?:[a-z-]+\/)+[a-z0-9-]+(?:\.[a-z]+)*\.(?:ts|js|cjs|md|py)\b/g)]
    const folders = ['.', 'src', 'src/lib', dirname(page)].map(folder => join(root, folder))
    const missing = named.filter(([path]) => !folders.some(folder => existsSync(join(folder, path))))
    expect(missing.map(([path]) => path)).toEqual([])
  })

  it.each(['SECURITY.md', 'docs/RELIABILITY.md'])('%s names tests and folders of tests that are there', page => {
    const named = [...read(page).matchAll(/\btest\/[\w/.-]*[\w-]/g)].map(([path]) => path)
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(path => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('every command', () => {
  it('is a tool for assistants or is withheld from them (say which in src/lib/mcp/tool-table.ts)', () => {
    const words = Object.keys(manifest.commands)
      .filter(id => !manifest.commands[id].hidden)
      .map(id => id.replaceAll(':', ' '))
    expect(words.filter(each => !offerOf(each) && !Object.hasOwn(withheld, each))).toEqual([])
    expect(words.filter(each => offerOf(each) && Object.hasOwn(withheld, each))).toEqual([])
  })

  const shown = findCommandFiles(join(root, 'src/commands')).filter(
    ({id}) => !manifest.commands[id.replaceAll(' ', ':')]?.hidden,
  )

  it.each(shown)('$id is documented, with a summary and examples that begin with crm', ({id}) => {
    const command = manifest.commands[id.replaceAll(' ', ':')]
    expect(command.summary).toMatch(/^[A-Z].*[^.]$/)
    expect(command.examples.length).toBeGreaterThan(0)
    for (const example of command.examples) expect(example).toMatch(/^crm\b/)
    expect(Object.keys(command.flags)).toEqual(expect.arrayContaining(['json', 'file']))
    for (const flag of Object.values<{description?: string; summary?: string}>(command.flags)) {
      expect(flag.description ?? flag.summary).toMatch(/\S/)
    }
  })
})

describe('the practices', () => {
  const rows = read('docs/PRACTICES.md')
    .split('\n')
    .filter(line => /^\| [A-J]\d /.test(line))

  it('are all there, each once, each with a command', () => {
    const ids = 'A1 A2 A3 B1 B2 B3 B4 C1 C2 D1 D2 D3 E1 F1 G1 G2 H1 H2 H3 I1 J1 J2 J3'
    expect(rows.map(row => row.slice(2, 4)).join(' ')).toBe(ids)
    expect(rows.filter(row => !row.split('|')[3]?.includes('`crm '))).toEqual([])
  })

  it('name no command and no flag that does not exist', () => {
    const ids = new Set(findCommandFiles(join(root, 'src/commands')).map(({id}) => id))
    const named = rows.flatMap(row => [...row.matchAll(/`crm ([^`]+)`/g)].map(([, words = '']) => words))
    expect(named.length).toBeGreaterThan(40)
    const missing = named.filter(words => {
      const bare = words.split(/ (?=[^a-z]|$)/)[0] ?? ''
      const command = [bare, bare.split(' ').slice(0, 2).join(' '), bare.split(' ')[0] ?? ''].find(each =>
        ids.has(each),
      )
      if (command === undefined) return true
      const flags = Object.keys(manifest.commands[command.replaceAll(' ', ':')].flags)
      return [...words.matchAll(/--([a-z-]+)/g)].some(([, flag = '']) => !flags.includes(flag))
    })
    expect(missing).toEqual([])
  })
})
