import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {licencesOf} from '../../scripts/licences.ts'

/** The path of a module of a package that holds these files. */
function moduleOf(name: string, files: {readonly [file: string]: string}): string {
  const root = mkdtempSync(join(tmpdir(), 'crm-licences-'))
  onTestFinished(() => rmSync(root, {recursive: true, force: true}))
  const folder = join(root, 'node_modules', name)
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, 'package.json'), JSON.stringify({name, version: '1.2.3', license: 'MIT'}))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return join(folder, 'lib', 'index.js')
}

const dependency = (name: string) => ({name, version: '1.2.3', licence: 'MIT', hasInstallScript: false})

describe('licencesOf', () => {
  it('lists what comes along, and has the words of the licences of what is in the bundle', () => {
    const text = licencesOf(
      [moduleOf('@a/inside', {LICENSE: 'You may.\n', 'NOTICE.txt': 'By Ann.'}), '/project/src/main.ts'],
      [dependency('@a/inside'), dependency('beside')],
    )
    expect(text).toMatch(/^@a\/inside 1\.2\.3 +MIT +in the bundle$/m)
    expect(text).toMatch(/^beside 1\.2\.3 +MIT +installed beside it$/m)
    expect(text).toContain('@a/inside 1.2.3 (MIT)\n\nYou may.\n\nBy Ann.\n')
  })

  it('fails for a bundled package without words to take along', () => {
    expect(() => licencesOf([moduleOf('bare', {})], [])).toThrow('bare: no licence to take along')
  })
})
