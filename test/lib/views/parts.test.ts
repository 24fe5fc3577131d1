import {describe, expect, it} from 'vitest'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import type {Screen} from '../../../src/lib/terminal/screen.ts'
import {hanging, wrapped} from '../../../src/lib/views/parts.ts'

const terminal = (width: number): Screen => ({width, isTty: true, palette: plainPalette})
const pipe: Screen = {width: Number.POSITIVE_INFINITY, isTty: false, palette: plainPalette}
const text = 'You promised by Friday, 4 days ago: Draft of the model'

describe('wrapped', () => {
  it('breaks text between words so that nothing is cut', () => {
    expect(wrapped(text, terminal(30))).toEqual(['  You promised by Friday, 4', '  days ago: Draft of the model'])
  })

  it('leaves text in one line in a pipe, without what would move the cursor', () => {
    expect(wrapped(`${text}\u001b[2J`, pipe)).toEqual([`  ${text}␛[2J`])
  })

  it('sets each line of right-to-left text apart', () => {
    const lines = wrapped('قالی برای اتاق کودکان در سه رنگ', terminal(20))
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line).toMatch(/^ {2}\u2068.*\u2069$/u)
  })
})

describe('hanging', () => {
  it('puts further lines below the text', () => {
    expect(hanging('  m4k7  ', text, terminal(34))).toEqual([
      '  m4k7  You promised by Friday, 4',
      '        days ago: Draft of the',
      '        model',
    ])
  })

  it('begins below where the beginning takes more than half of the window', () => {
    expect(hanging('  68 days late  ', 'Draft of the model', terminal(20))).toEqual([
      '  68 days late',
      '    Draft of the',
      '    model',
    ])
  })

  it('is one line in a pipe', () => {
    expect(hanging('  m4k7  ', text, pipe)).toEqual([`  m4k7  ${text}`])
  })
})
