import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {makeCommandTable} from '../../scripts/command-table.ts'
import {makeManifest} from '../../scripts/manifest.ts'
import {root} from '../../scripts/root.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

it('the table of commands is as the build writes it', async () => {
  expect(read('src/command-table.ts')).toBe(await makeCommandTable(join(root, 'src/commands')))
})

it('the manifest is as the build writes it', async () => {
  expect(read('oclif.manifest.json')).toBe(await makeManifest(root))
})
