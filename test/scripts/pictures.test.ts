import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {root} from '../../scripts/root.ts'

const folder = join(root, 'docs/pictures')
const pictures = readdirSync(folder)

it('shows every picture in the README, each with its text', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const shown = [...readme.matchAll(/!\[([^\]]+)\]\(docs\/pictures\/([^)]+)\)/g)]
  expect(shown.map(([, , file]) => file).sort()).toEqual(pictures.sort())
  for (const [, text = ''] of shown) expect(text.length).toBeGreaterThan(20)
})

it('keeps the pictures small, and out of the package', () => {
  const size = pictures.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  expect(size).toBeLessThan(600_000)
  const {files} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(files).toEqual(expect.arrayContaining(['dist']))
  expect(files).not.toContain('docs')
})
