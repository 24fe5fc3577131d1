import {describe, expect, it} from 'vitest'
import {readAnsi, terminalSvg} from '../../scripts/terminal-svg.ts'

describe('readAnsi', () => {
  it('splits lines into pieces of one style, and keeps a style until it ends', () => {
    expect(readAnsi('\x1b[31mlate\x1b[39m · \x1b[1mA\nB\x1b[22m\r\n')).toEqual([
      [
        {text: 'late', classes: ['red']},
        {text: ' · ', classes: []},
        {text: 'A', classes: ['b']},
      ],
      [{text: 'B', classes: ['b']}],
    ])
    expect(readAnsi('\x1b[2;35mx\x1b[0my')).toEqual([
      [
        {text: 'x', classes: ['d', 'magenta']},
        {text: 'y', classes: []},
      ],
    ])
  })

  it('refuses a style that it does not know', () => {
    expect(() => readAnsi('\x1b[5mblink')).toThrow('SGR 5')
  })
})

describe('terminalSvg', () => {
  it('draws a line for the command and for each of its output, the same each time', () => {
    const picture = terminalSvg('crm due', 'R&D <1>\n\x1b[1mtwo\x1b[22m\n', 40)
    expect(picture.match(/<text /g)).toHaveLength(3)
    expect(picture).toContain('>R&amp;D &lt;1&gt;</text>')
    expect(picture).toContain('<tspan class="b">two</tspan>')
    expect(picture).toContain('<title id="title">A terminal after crm due</title>')
    expect(picture).not.toContain('\x1b')
    expect(terminalSvg('crm due', 'R&D <1>\n\x1b[1mtwo\x1b[22m\n', 40)).toBe(picture)
  })
})
