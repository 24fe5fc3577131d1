import {describe, expect, it} from 'vitest'
import {findProgram} from '../../../src/lib/sync/find-program.ts'

const on = (platform: NodeJS.Platform, env: {readonly [name: string]: string}, ...files: readonly string[]) =>
  findProgram('git', {platform, env, exists: path => files.includes(path)})

describe('findProgram', () => {
  it.each(['linux', 'darwin'] as const)('leaves it to the system on %s', platform => {
    expect(on(platform, {PATH: ''})).toBe('git')
  })

  it.each([
    ['PATH', 'C:\\bin;D:\\Git\\cmd'],
    ['Path', 'C:\\bin;"D:\\Git\\cmd"'],
  ])('takes the first folder of %s that has it on Windows', (name, path) => {
    expect(on('win32', {[name]: path}, 'D:\\Git\\cmd\\git.exe')).toBe('D:\\Git\\cmd\\git.exe')
  })

  it.each(['', '.', '.;;bin', 'C:bin'])('finds none in a folder that depends on where one is, on Windows: %j', path => {
    const files = ['git.exe', '.\\git.exe', 'bin\\git.exe', 'C:bin\\git.exe']
    expect(on('win32', {Path: path}, ...files)).toBeUndefined()
  })
})
