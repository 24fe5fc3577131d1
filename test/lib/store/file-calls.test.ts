import {statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {randomBytes, setMode} from '../../../src/lib/store/file-calls.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

describe('setMode', () => {
  it.skipIf(process.platform === 'win32')('gives a file a mode', () => {
    const file = join(makeScratchFolder(), 'crm.json')
    writeFileSync(file, '', {mode: 0o644})
    setMode(file, 0o600)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  // A file of /proc refuses its mode as one on FAT does: EPERM.
  it.runIf(process.platform === 'linux')('leaves it as it is on a file system that has none', () => {
    expect(() => setMode('/proc/self/stat', 0o600)).not.toThrow()
  })

  it('fails for a file that is not there', () => {
    expect(() => setMode(join(makeScratchFolder(), 'none'), 0o600)).toThrow(expect.objectContaining({code: 'ENOENT'}))
  })
})

describe('randomBytes', () => {
  it('gives as many as are asked for, never the same', () => {
    const [some, others] = [randomBytes(12), randomBytes(12)]
    expect([some.length, others.length]).toEqual([12, 12])
    expect(some).not.toEqual(others)
  })

  it.each([
    ['a plain file has the name of the device', (path: string) => writeFileSync(path, 'the same for everybody')],
    ['there is no device', () => undefined],
  ])('gives them where %s, too', (_, prepare) => {
    const device = join(makeScratchFolder(), 'urandom')
    prepare(device)
    const [some, others] = [randomBytes(12, device), randomBytes(12, device)]
    expect([some.length, others.length]).toEqual([12, 12])
    expect(Buffer.from(some)).not.toEqual(Buffer.from(others))
  })
})
