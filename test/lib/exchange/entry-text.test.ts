import {expect, it} from 'vitest'
import {quoteText, toLines, toOneLine} from '../../../src/lib/exchange/entry-text.ts'

it('makes one line of a text without touching its letters', () => {
  expect(toOneLine(' अशा \r\n\tथापा\x1b[31m\u200d ')).toBe('अशा थापा [31m\u200d')
})

it('keeps line breaks and tabs of a longer text and drops other control characters', () => {
  expect(toLines('\none\r\ntwo\rthree\t\x07four\n')).toBe('one\ntwo\nthree\tfour')
})

it('quotes a text for a message and cuts a long one', () => {
  expect(quoteText('a\nb')).toBe('"a b"')
  expect(quoteText('😀'.repeat(80))).toBe(`"${'😀'.repeat(60)}…"`)
})
