import {PassThrough} from 'node:stream'
import {describe, expect, it} from 'vitest'
import {createKeyReader} from '../../../src/lib/terminal/keys.ts'

/** A terminal that notes whether it reads keys or lines. */
function aTerminal() {
  const modes: boolean[] = []
  const input = Object.assign(new PassThrough(), {setRawMode: (isRaw: boolean) => void modes.push(isRaw)})
  return {input, modes, keys: createKeyReader({input})}
}

describe('createKeyReader', () => {
  it.each([
    ['d', 'd'],
    ['D', 'd'],
    ['\r', 'enter'],
    ['\x1b', 'esc'],
    ['\x7f', 'backspace'],
    ['\x1b[A', ''],
    ['\x1bOP', ''],
    ['\x01', ''],
    ['द', 'द'],
    ['🎉', '🎉'],
  ])('reads %j as %j', async (typed, key) => {
    const {input, keys} = aTerminal()
    const pressed = keys.press()
    input.write(typed)
    expect(await pressed).toBe(key)
  })

  it('gives what was typed ahead to the keys that follow', async () => {
    const {input, keys} = aTerminal()
    input.write('dk\x1b[Bq')
    const pressed = [await keys.press(), await keys.press(), await keys.press(), await keys.press()]
    expect(pressed).toEqual(['d', 'k', '', 'q'])
  })

  it('leaves the rest to whoever reads next', async () => {
    const {input, keys} = aTerminal()
    input.write('lhello\r')
    expect(await keys.press()).toBe('l')
    expect(String(input.read())).toBe('hello\r')
  })

  it('reads keys only while it waits for one', async () => {
    const {input, keys, modes} = aTerminal()
    input.write('d')
    await keys.press()
    expect(modes).toEqual([true, false])
    expect(input.isPaused()).toBe(true)
  })

  it.each(['\x03', '\x04'])('is cancelled by %j, and lets go of the terminal', async typed => {
    const {input, keys, modes} = aTerminal()
    input.write(typed)
    await expect(keys.press()).rejects.toMatchObject({code: 'cancelled', exitCode: 130})
    expect(modes).toEqual([true, false])
  })

  it('is cancelled by the end of the input', async () => {
    const {input, keys} = aTerminal()
    const pressed = keys.press()
    input.end()
    await expect(pressed).rejects.toMatchObject({code: 'cancelled'})
  })
})
