import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {findCommandFiles} from '../scripts/command-files.ts'
import {makeCommandTable as makeLoaderTable} from '../scripts/command-table.ts'
import {makeManifest} from '../scripts/manifest.ts'
import {fillMarked, makeCommandTable, makeFieldTables, makeReference} from '../scripts/reference.ts'
import {root} from '../scripts/root.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(read('oclif.manifest.json'))

describe('what is generated is not stale (mend it with: npm run build)', () => {
  it('the manifest', async () => {
    expect(read('oclif.manifest.json')).toBe(await makeManifest(root))
  })

  it('the table of commands that the program starts from', async () => {
    expect(read('src/command-table.ts')).toBe(await makeLoaderTable(join(root, 'src/commands')))
  })

  it('the command reference', () => {
    expect(read('docs/commands.md')).toBe(makeReference(manifest))
  })

  it('the table of commands in the README', () => {
    const readme = read('README.md')
    expect(readme).toBe(fillMarked(readme, 'commands', makeCommandTable(manifest)))
  })

  it('the fields in DATA-MODEL', () => {
    const model = read('docs/DATA-MODEL.md')
    expect(model).toBe(fillMarked(model, 'fields', makeFieldTables()))
  })
})

describe('every command', () => {
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
