import {chmodSync, readFileSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {clipboardTools, copyToClipboard} from '../../../src/lib/terminal/clipboard.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const programs = (platform: NodeJS.Platform, env: {[name: string]: string} = {}) =>
  clipboardTools({platform, env}).map(({command: [program]}) => program)

describe('clipboardTools', () => {
  it('knows what each desktop copies with', () => {
    expect(programs('darwin')).toEqual(['pbcopy'])
    expect(programs('win32', {SystemRoot: 'D:\\Windows'})).toEqual(['D:\\Windows\\System32\\clip.exe'])
    expect(programs('linux')).toEqual([])
    expect(programs('linux', {DISPLAY: ':0'})).toEqual(['xclip', 'xsel'])
    expect(programs('linux', {DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0'})).toEqual(['wl-copy', 'xclip', 'xsel'])
    expect(programs('linux', {WSL_DISTRO_NAME: 'Debian'})).toEqual(['clip.exe'])
  })
})

describe.skipIf(process.platform === 'win32')('copyToClipboard', () => {
  const withProgram = (name: string) => {
    const folder = makeScratchFolder()
    const copied = join(folder, 'copied')
    writeFileSync(join(folder, name), `#!/bin/sh\ncat > '${copied}'\n`)
    chmodSync(join(folder, name), 0o700)
    return {copied, env: {PATH: `${folder}${delimiter}${process.env['PATH']}`}}
  }

  it('hands the text over as it is', () => {
    const {copied, env} = withProgram('xsel')
    copyToClipboard('नमस्ते 🎉\nसलाम & #', {platform: 'linux', env: {...env, DISPLAY: ':0', PATH: env.PATH}})
    expect(readFileSync(copied, 'utf8')).toBe('नमस्ते 🎉\nसलाम & #')
  })

  it('writes for Windows what its program reads right', () => {
    const {copied, env} = withProgram('clip.exe')
    copyToClipboard('سلام', {platform: 'linux', env: {...env, WSL_DISTRO_NAME: 'Debian'}})
    expect(readFileSync(copied).toString('utf16le')).toBe('\ufeffسلام')
  })

  it('says what it looked for where there is nothing', () => {
    const nowhere = (env: {[name: string]: string}) => () =>
      copyToClipboard('x', {platform: 'linux', env: {...env, PATH: makeScratchFolder()}})
    expect(nowhere({})).toThrow(expect.objectContaining({hint: expect.stringContaining('no desktop')}))
    expect(nowhere({DISPLAY: ':0'})).toThrow(expect.objectContaining({hint: expect.stringContaining('xclip, xsel')}))
  })
})
