import {describe, expect, it} from 'vitest'
import {
  type ColourLevel,
  colourLevel,
  createPalette,
  type Palette,
  plainPalette,
} from '../../../src/lib/terminal/colour.ts'

describe('colourLevel', () => {
  it.each<[string, Record<string, string>, boolean, ColourLevel]>([
    ['a plain terminal', {TERM: 'xterm'}, true, 1],
    ['a terminal without a name', {}, true, 1],
    ['a terminal of 256 colours', {TERM: 'xterm-256color'}, true, 2],
    ['a terminal of all colours', {TERM: 'xterm-256color', COLORTERM: 'truecolor'}, true, 3],
    ['a terminal of 24 bits', {COLORTERM: '24bit'}, true, 3],
    ['a dumb terminal', {TERM: 'dumb', COLORTERM: 'truecolor'}, true, 0],
    ['a pipe', {TERM: 'xterm-256color', COLORTERM: 'truecolor'}, false, 0],
    ['NO_COLOR', {NO_COLOR: '1', TERM: 'xterm'}, true, 0],
    ['NO_COLOR with any value', {NO_COLOR: '0', TERM: 'xterm'}, true, 0],
    ['an empty NO_COLOR', {NO_COLOR: '', TERM: 'xterm'}, true, 1],
    ['FORCE_COLOR=0', {FORCE_COLOR: '0', TERM: 'xterm'}, true, 0],
    ['FORCE_COLOR=false', {FORCE_COLOR: 'false', TERM: 'xterm'}, true, 0],
    ['FORCE_COLOR=1 in a pipe', {FORCE_COLOR: '1', COLORTERM: 'truecolor'}, false, 1],
    ['FORCE_COLOR=2 in a pipe', {FORCE_COLOR: '2'}, false, 2],
    ['FORCE_COLOR=3 in a pipe', {FORCE_COLOR: '3'}, false, 3],
    ['FORCE_COLOR=true in a pipe', {FORCE_COLOR: 'true', TERM: 'xterm-256color'}, false, 2],
    ['FORCE_COLOR=true on a dumb terminal', {FORCE_COLOR: 'TRUE', TERM: 'dumb'}, true, 1],
    ['FORCE_COLOR against NO_COLOR', {FORCE_COLOR: '1', NO_COLOR: '1'}, false, 1],
    ['an empty FORCE_COLOR', {FORCE_COLOR: '', NO_COLOR: '1'}, true, 0],
  ])('judges %s', (_, env, isTty, level) => {
    expect(colourLevel(env, isTty)).toBe(level)
  })
})

describe('createPalette', () => {
  const names = Object.keys(plainPalette) as (keyof Palette)[]

  it('leaves text as it is without colours', async () => {
    const palette = await createPalette(0)
    for (const name of names) expect(palette[name]('text')).toBe('text')
  })

  it.each<ColourLevel>([1, 2, 3])('sets text apart and closes what it opens at level %i', async level => {
    const palette = await createPalette(level)
    for (const name of names) expect(palette[name]('text')).toMatch(/^(\x1b\[\d+m)+text(\x1b\[\d+m)+$/)
  })

  it('uses no colour that vanishes on a light or a dark background', async () => {
    const palette = await createPalette(3)
    const unreadable = /\x1b\[(30|33|34|36|37|9\d|38;.*)m/
    for (const name of names) expect(palette[name]('text')).not.toMatch(unreadable)
  })
})
