import {execFileSync, spawn} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {openImportFile} from '../../../src/lib/exchange/import-file.ts'
import {readImportFiles} from '../../../src/lib/exchange/read-import-files.ts'
import {someSettings} from '../../support/import-settings.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const cardOf = (name: string) => `BEGIN:VCARD\nFN:${name}\nEND:VCARD\n`

const readIn = (folder: string, files: readonly string[], settings = someSettings()) =>
  readImportFiles(
    files.map(file => openImportFile(folder, file)),
    undefined,
    settings,
  )

describe('readImportFiles', () => {
  it('reads files in the order given, and names them as they were given', async () => {
    const folder = makeScratchFolder()
    writeFileSync(join(folder, 'a.vcf'), cardOf('Ada'))
    writeFileSync(join(folder, 'b.vcf'), `${cardOf('Bob')}stray\n`)
    const {entries, problems} = await readIn(folder, ['b.vcf', join(folder, 'a.vcf')])
    expect(Array.from(entries, ({file, line, name}) => [file, line, name])).toEqual([
      ['b.vcf', 1, 'Bob'],
      [join(folder, 'a.vcf'), 1, 'Ada'],
    ])
    expect(problems).toMatchObject([{file: 'b.vcf', line: 4}])
  })

  it.each([
    ['is not there', 'missing.vcf', 'there is no such file'],
    ['is a folder', 'folder', 'it is a folder'],
  ])('refuses a file that %s', async (_, file, reason) => {
    const folder = makeScratchFolder()
    mkdirSync(join(folder, 'folder'))
    const refused = readIn(folder, [file])
    await expect(refused).rejects.toThrow(`${file} could not be read: ${reason}`)
  })

  it.skipIf(process.platform === 'win32')('keeps what a pipe brings, to read it as often as it must', async () => {
    const folder = makeScratchFolder()
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const writer = spawn('sh', ['-c', `printf '${cardOf('Ada').replaceAll('\n', '\\n')}' > pipe`], {cwd: folder})
    const files = [openImportFile(folder, 'pipe')]
    for (const _ of [1, 2]) {
      const {entries} = await readImportFiles(files, undefined, someSettings())
      expect(Array.from(entries, ({file, name}) => [file, name])).toEqual([['pipe', 'Ada']])
    }
    writer.kill()
  })

  it('refuses a column that no file has, naming those there are', async () => {
    const folder = makeScratchFolder()
    writeFileSync(join(folder, 'a.csv'), 'Name,Firma\nAda,Apex\n')
    const refused = readIn(folder, ['a.csv'], someSettings({map: ['Betrieb=organisation']}))
    await expect(refused).rejects.toMatchObject({
      message: 'no column betrieb',
      hint: 'The columns are "Name", "Firma".',
    })
  })
})
