import {appendFileSync, existsSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {openFile} from '../../../src/lib/store/open-file.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const open = (path: string) => {
  const file = openFile(path)
  if (!file) throw new Error(`no file ${path}`)
  return file
}

describe('openFile', () => {
  it('reads parts of a file', () => {
    const path = join(makeScratchFolder(), 'crm.json')
    writeFileSync(path, 'some text')
    const file = open(path)
    expect(file.read(5, 9).toString()).toBe('text')
    expect(Buffer.concat([...file.chunks(0, 4)]).toString()).toBe('some')
  })

  it('finds nothing where there is no file', () => {
    expect(openFile(join(makeScratchFolder(), 'crm.json'))).toBeUndefined()
  })

  it('says of a file that was changed meanwhile that it was', () => {
    const path = join(makeScratchFolder(), 'crm.json')
    writeFileSync(path, 'some text')
    const file = open(path)
    appendFileSync(path, ' more')
    expect(() => file.read(0, 4)).toThrow('was changed by another program meanwhile')
    expect(() => [...file.chunks(0, 4)]).toThrow('was changed by another program meanwhile')
  })

  it('goes on to read a file in whose place another was put', () => {
    const path = join(makeScratchFolder(), 'crm.json')
    writeFileSync(path, 'some text')
    const file = open(path)
    writeFileSync(`${path}.new`, 'other text')
    renameSync(`${path}.new`, path)
    expect(file.read(5, 9).toString()).toBe('text')
    expect(Buffer.concat([...file.chunks(0, 4)]).toString()).toBe('some')
  })

  // Nothing is mapped at the beginning of a process's memory: reading it is an input/output error.
  it.skipIf(!existsSync('/proc/self/mem'))(
    'says of a file that the disk fails to give why it could not be read',
    () => {
      const file = open('/proc/self/mem')
      const problem = expect.objectContaining({
        code: 'data-file',
        message: '/proc/self/mem could not be read: the disk reported an input/output error',
      })
      expect(() => file.read(0, 4)).toThrow(problem)
      expect(() => [...file.chunks(0, 4)]).toThrow(problem)
    },
  )
})
