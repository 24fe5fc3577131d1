import {createHash} from 'node:crypto'
import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {hooksFolder, readHooks} from '../../../src/lib/hooks/hook-files.ts'
import {bookBeside} from '../../support/scratch.ts'

const namesOf = (platform: NodeJS.Platform, ...files: readonly string[]) =>
  readHooks(bookBeside(Object.fromEntries(files.map(file => [`hooks/${file}`, 'exit 0']))), platform).map(
    ({name, ending}) => name + ending,
  )

describe('readHooks', () => {
  it('takes what hears something before or after a change, by name', () => {
    const files = ['pre-log', 'post-engagement-add', 'post-change', 'README', 'pre-', 'prelog', 'pre-Log', 'pre-log.sh']
    expect(namesOf('linux', ...files)).toEqual(['post-change', 'post-engagement-add', 'pre-log'])
  })

  it('takes on each system the files that it can start', () => {
    const files = ['pre-add', 'pre-edit.exe', 'pre-log.cmd', 'pre-rm.bat', 'pre-undo.ps1']
    expect(namesOf('darwin', ...files)).toEqual(['pre-add'])
    expect(namesOf('win32', ...files)).toEqual(['pre-edit.exe', 'pre-log.cmd', 'pre-rm.bat'])
  })

  it('knows a file by the hash of its content', () => {
    const [hook] = readHooks(bookBeside({'hooks/pre-log': 'exit 0'}), 'linux')
    expect(hook).toMatchObject({
      hash: createHash('sha256').update('exit 0').digest('hex'),
      content: Buffer.from('exit 0'),
    })
  })

  it.skipIf(process.platform === 'win32')('says which may be executed, on Windows all', () => {
    const book = bookBeside({})
    mkdirSync(hooksFolder(book))
    for (const [name, mode] of Object.entries({'pre-add': 0o644, 'pre-log': 0o744})) {
      writeFileSync(join(hooksFolder(book), name), 'exit 0', {mode})
      writeFileSync(join(hooksFolder(book), `${name}.cmd`), 'exit 0', {mode})
    }
    expect(readHooks(book, 'linux').map(({executable}) => executable)).toEqual([false, true])
    expect(readHooks(book, 'win32').map(({executable}) => executable)).toEqual([true, true])
  })

  it('passes over folders, and files too large to be a program of a page', () => {
    const book = bookBeside({'hooks/pre-log/x': 'exit 0', 'hooks/pre-add': new Uint8Array((16 << 20) + 1)})
    expect(readHooks(book, 'linux')).toEqual([])
  })

  it('finds none where there is no folder of them', () => {
    const book = bookBeside({})
    expect(readHooks(book, 'linux')).toEqual([])
    expect(readHooks(join(dirname(book), 'nowhere', 'crm.json'), 'linux')).toEqual([])
    expect(readHooks(bookBeside({hooks: 'a file'}), 'linux')).toEqual([])
  })
})
