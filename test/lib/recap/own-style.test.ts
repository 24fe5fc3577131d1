import {describe, expect, it} from 'vitest'
import {checkStyle} from '../../../src/lib/recap/own-style.ts'
import {renderHtml} from '../../../src/lib/recap/render-html.ts'
import {compose, typedForApex, yearOfApex} from './sample.ts'

const file = 'templates/style.css'

describe('checkStyle', () => {
  it('leaves a style as it is', () => {
    const text = ':root { --accent: #802020; }\n@media (width > 600px) { h1::after { content: "\\2014"; } }\n'
    expect(checkStyle({file, text})).toBe(text)
    const page = renderHtml(compose(yearOfApex(), typedForApex), text)
    expect(page.indexOf('--accent: #802020')).toBeGreaterThan(page.indexOf('--accent: #1c5d63'))
  })

  it.each([
    ['a{}\n</style><script>', 2, 'ends the style'],
    ['a{}\n\nb{}</ STYLE >', 3, 'ends the style'],
    ['< /style>', 1, 'ends the style'],
    ['<!-- -->', 1, 'ends the style'],
    ['a{} -->', 1, 'ends the style'],
    ['@ import "x.css";', 1, 'fetches something'],
    ['p { background: url (x) }', 1, 'fetches something'],
    ['p { width: expression (alert(1)) }', 1, 'runs something'],
    ['p { behavior:x }', 1, 'runs something'],
    ['p { behavior : x }', 1, 'runs something'],
    ['@import "https://evil.example/x.css";', 1, 'fetches something'],
    ['@\\69mport "x.css";', 1, 'fetches something'],
    ['p { background: url(https://evil.example/p.gif) }', 1, 'fetches something'],
    ['p { background: u\\72l(x) }', 1, 'fetches something'],
    ['p { background: \\000075 rl(x) }', 1, 'fetches something'],
    ['p { background: \\u\\rl(x) }', 1, 'fetches something'],
    ['p { background: u\\0072l(\\0 \\110000 x) }', 1, 'fetches something'],
    ['p { background: image-set("x" 1x) }', 1, 'fetches something'],
    ['@font-face { font-family: x; src: local(y) }', 1, 'fetches something'],
    ['p { width: expression(alert(1)) }', 1, 'runs something'],
  ])('refuses %j', (text, line, what) => {
    expect(() => checkStyle({file, text})).toThrow(`${file} line ${line} ${what}`)
  })

  it('reads an escape of no character as the sign that browsers put for it', () => {
    expect(checkStyle({file, text: 'p::after { content: "u\\0 rl(" }'})).toContain('u\\0 rl(')
  })

  it('takes out controls', () => {
    expect(checkStyle({file, text: 'p {\u0000}\r\n'})).toBe('p {}\n')
  })
})
