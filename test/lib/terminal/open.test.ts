import {readFileSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {openWithSystem} from '../../../src/lib/terminal/open.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const patientMs = 60_000

/** A desktop whose program for opening is this shell script; `$note` is a file that the script may write. */
function desktopWith(script: string) {
  const folder = makeScratchFolder()
  const note = join(folder, 'note')
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nnote='${note}'\n${script}\n`, {mode: 0o700})
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`)
  return {desktop: {platform: 'linux', env: {}} as const, told: () => readFileSync(note, 'utf8')}
}

afterEach(() => void vi.unstubAllEnvs())

describe.skipIf(process.platform === 'win32')('openWithSystem', () => {
  it('hands over what is to be opened as it is', async () => {
    const {desktop, told} = desktopWith('printf %s "$1" > "$note"')
    expect(await openWithSystem('mailto:a@b.example?subject=$(x) "y"', desktop, patientMs)).toBe(true)
    expect(told()).toBe('mailto:a@b.example?subject=$(x) "y"')
  })

  it('says that a program refused, and that there is none', async () => {
    expect(await openWithSystem('x', desktopWith('exit 3').desktop, patientMs)).toBe(false)
    vi.stubEnv('PATH', makeScratchFolder())
    expect(await openWithSystem('x', {platform: 'linux', env: {}}, patientMs)).toBe(false)
  })

  it('leaves a program that ends with what it opened to itself', async () => {
    const {desktop, told} = desktopWith('echo $$ > "$note.part"; mv "$note.part" "$note"; exec sleep 60')
    expect(await openWithSystem('x', desktop, 10)).toBe(true)
    const pid = await vi.waitFor(() => Number(told()), {timeout: 30_000})
    expect(process.kill(pid, 0)).toBe(true)
    process.kill(pid)
  })
})
