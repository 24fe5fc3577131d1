import {execFileSync} from 'node:child_process'
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {resolveTarget} from '../../../src/lib/store/target.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

function makeBook(folder: string): string {
  const book = join(folder, 'crm.json')
  writeFileSync(book, '')
  return book
}

describe('resolveTarget', () => {
  it('returns the path of a plain file', () => {
    const book = makeBook(makeScratchFolder())
    expect(resolveTarget(book)).toBe(book)
  })

  it('returns the path of a file that is still to be made, also in a missing folder', () => {
    const folder = makeScratchFolder()
    expect(resolveTarget(join(folder, 'crm.json'))).toBe(join(folder, 'crm.json'))
    expect(resolveTarget(join(folder, 'a', 'b', 'crm.json'))).toBe(join(folder, 'a', 'b', 'crm.json'))
  })

  it('follows a chain of links to the file', () => {
    const folder = makeScratchFolder()
    const book = makeBook(folder)
    symlinkSync('crm.json', join(folder, 'one'))
    symlinkSync(join(folder, 'one'), join(folder, 'two'))
    expect(resolveTarget(join(folder, 'two'))).toBe(book)
  })

  it('returns one path for a file in a linked folder, before and after it is made', () => {
    const folder = makeScratchFolder()
    mkdirSync(join(folder, 'real'))
    symlinkSync('real', join(folder, 'link'))
    const before = resolveTarget(join(folder, 'link', 'new', 'crm.json'))
    mkdirSync(join(folder, 'real', 'new'))
    makeBook(join(folder, 'real', 'new'))
    expect(before).toBe(join(folder, 'real', 'new', 'crm.json'))
    expect(resolveTarget(join(folder, 'link', 'new', 'crm.json'))).toBe(before)
  })

  it('takes ".." in a link from where the link before it leads', () => {
    const folder = makeScratchFolder()
    mkdirSync(join(folder, 'far', 'deep'), {recursive: true})
    const book = makeBook(join(folder, 'far'))
    symlinkSync(join('far', 'deep'), join(folder, 'short'))
    symlinkSync('short/../crm.json', join(folder, 'book'))
    expect(resolveTarget(join(folder, 'book'))).toBe(book)
  })

  it('returns where a dangling link points when that folder is there', () => {
    const folder = makeScratchFolder()
    symlinkSync('later.json', join(folder, 'crm.json'))
    expect(resolveTarget(join(folder, 'crm.json'))).toBe(join(folder, 'later.json'))
  })

  it('refuses a link into a missing folder, naming both', () => {
    const folder = makeScratchFolder()
    const link = join(folder, 'crm.json')
    const pointed = join(folder, 'unplugged', 'crm.json')
    symlinkSync(pointed, link)
    expect(() => resolveTarget(link)).toThrow(
      expect.objectContaining({
        code: 'data-file',
        message: `${link} is a symbolic link to ${pointed}, and that folder does not exist`,
        hint: expect.stringContaining(join(folder, 'unplugged')),
      }),
    )
  })

  it('refuses links that lead round in a circle', () => {
    const folder = makeScratchFolder()
    symlinkSync('two', join(folder, 'one'))
    symlinkSync('one', join(folder, 'two'))
    expect(() => resolveTarget(join(folder, 'one'))).toThrow(
      expect.objectContaining({code: 'data-file', message: expect.stringContaining('circle')}),
    )
  })

  it('refuses a folder', () => {
    const folder = makeScratchFolder()
    expect(() => resolveTarget(folder)).toThrow(
      expect.objectContaining({code: 'data-file', message: `${folder} is a folder, not a file`}),
    )
  })

  it('refuses a path that goes on below a file', () => {
    const book = makeBook(makeScratchFolder())
    expect(() => resolveTarget(join(book, 'crm.json'))).toThrow(
      expect.objectContaining({code: 'data-file', message: expect.stringContaining('a part of the path is a file')}),
    )
  })

  it.skipIf(process.platform === 'win32')('refuses a device and a pipe', () => {
    const pipe = join(makeScratchFolder(), 'crm.json')
    execFileSync('mkfifo', [pipe])
    for (const path of [pipe, '/dev/null']) {
      expect(() => resolveTarget(path)).toThrow(
        expect.objectContaining({code: 'data-file', message: `${path} is not a plain file`}),
      )
    }
  })
})
